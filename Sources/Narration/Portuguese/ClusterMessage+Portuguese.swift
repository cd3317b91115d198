import Cloud
import Cluster

extension ClusterMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .created(let plan) where plan.preset == .empty:
      "Cluster novo e vazio: nem nós, nem Karpenter. `undo` traz o anterior de volta."
    case .created(let plan):
      "Cluster novo, às 00:00:00: \(plan.bootstrap.scaling.desired) × \(plan.bootstrap.instanceType, .name) em \(Self.format.all(plan.zones)), Karpenter, \(Self.pools(plan.preset)). `undo` traz o anterior de volta."
    case .setMaxPods:
      "O Karpenter não sabe de prefix delegation: ponha `kubelet.maxPods: \(ClusterPlan.maxPodsWithPrefixes)` na EC2NodeClass, senão os nós dele ficam com o número de Pods de sempre."
    case .name: "cluster"
    case .region: "região"
    case .version: "versão"
    case .network: "rede"
    case .nodeGroup: "grupo de nós"
    case .controller: "Karpenter"
    case .nodePools: "NodePools"
    case .queue: "fila"
    case .onlyOnAWS(let words, let provider):
      "\(Self.format.all(words), .name) só \(words.count == 1 ? "vale" : "valem") para um cluster na AWS. Na \(provider.title): `cluster create --provider \(provider.rawValue) [--region REGIÃO]`, e depois `apply -f` com os seus NodePools; ou `cluster create empty --provider \(provider.rawValue)`."
    case .terraform("init"):
      "Nada a baixar: os módulos do exemplo de produção do curso já estão aqui. A seguir: `terraform plan`."
    case .terraform("plan"):
      "Ele criaria: VPC com três subnets privadas, EKS \(ClusterPlan.version), um grupo bootstrap de 2 × t4g.medium (min 2, max 3, taint CriticalAddonsOnly), papéis e fila do Karpenter, o Karpenter e os NodePools arm64-spot, amd64-spot e on-demand-critical. Aqui: `cluster create production`."
    case .terraform("destroy"): "Aqui: `cluster create empty`."
    case .terraform("output"), .terraform("show"), .terraform("state"): "Aqui: `cluster show`, `iam show`."
    case .terraform:
      "O `terraform` não roda aqui; o que os arquivos do curso criam já vem pronto: `cluster create production`."
    case .eksctl("create"):
      "Aqui: `cluster create` (com `--nodes`, `--type`, `--zones`), `iam create access-entry|pod-identity …`."
    case .eksctl("delete"): "Aqui: `cluster create empty`, `iam delete …`."
    case .eksctl("scale"):
      "Aqui: `eksctl scale nodegroup --cluster CLUSTER --name GRUPO --nodes N [--nodes-min N] [--nodes-max N]`."
    case .eksctl: "Aqui: `cluster show`, `iam show`, `aws eks …`."
    }
  }

  private static func pools(_ preset: ClusterPlan.Preset) -> String {
    preset == .production
      ? "três NodePools (arm64-spot, amd64-spot, on-demand-critical)" : "um NodePool (default)"
  }
}
