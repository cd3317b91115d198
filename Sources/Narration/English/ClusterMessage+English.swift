import Cloud
import Cluster

extension ClusterMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .created(let plan) where plan.preset == .empty:
      "A new and empty cluster: no nodes, no Karpenter. `undo` brings the old one back."
    case .created(let plan):
      "A new cluster at 00:00:00: \(plan.bootstrap.scaling.desired) × \(plan.bootstrap.instanceType, .name) in \(Self.format.all(plan.zones)), Karpenter, \(Self.pools(plan.preset)). `undo` brings the old one back."
    case .setMaxPods:
      "Karpenter does not know of prefix delegation: set `kubelet.maxPods: \(ClusterPlan.maxPodsWithPrefixes)` in the EC2NodeClass, or its nodes keep to the usual number of Pods."
    case .name: "cluster"
    case .region: "region"
    case .version: "version"
    case .network: "network"
    case .nodeGroup: "node group"
    case .controller: "Karpenter"
    case .nodePools: "NodePools"
    case .queue: "queue"
    case .onlyOnAWS(let words, let provider):
      "\(Self.format.all(words), .name) \(words.count == 1 ? "is" : "are") for a cluster on AWS. On \(provider.title): `cluster create --provider \(provider.rawValue) [--region REGION]`, then `apply -f` your own NodePools; or `cluster create empty --provider \(provider.rawValue)`."
    case .terraform("init"):
      "Nothing to fetch: the modules of the course's production example are built in. Next: `terraform plan`."
    case .terraform("plan"):
      "It would make: VPC with three private subnets, EKS \(ClusterPlan.version), a bootstrap group of 2 × t4g.medium (min 2, max 3, taint CriticalAddonsOnly), roles and queue of Karpenter's, Karpenter, and the NodePools arm64-spot, amd64-spot and on-demand-critical. Here: `cluster create production`."
    case .terraform("destroy"): "Here: `cluster create empty`."
    case .terraform("output"), .terraform("show"), .terraform("state"): "Here: `cluster show`, `iam show`."
    case .terraform:
      "`terraform` is not run here; what the course's files make is a preset: `cluster create production`."
    case .eksctl("create"):
      "Here: `cluster create` (with `--nodes`, `--type`, `--zones`), `iam create access-entry|pod-identity …`."
    case .eksctl("delete"): "Here: `cluster create empty`, `iam delete …`."
    case .eksctl("scale"):
      "Here: `eksctl scale nodegroup --cluster CLUSTER --name GROUP --nodes N [--nodes-min N] [--nodes-max N]`."
    case .eksctl: "Here: `cluster show`, `iam show`, `aws eks …`."
    }
  }

  private static func pools(_ preset: ClusterPlan.Preset) -> String {
    preset == .production
      ? "three NodePools (arm64-spot, amd64-spot, on-demand-critical)" : "one NodePool (default)"
  }
}
