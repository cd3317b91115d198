extension HelmMessage {
  public var english: StyledText {
    switch self {
    case .unknownValue(let path, let chart, []):
      StyledText(
        marked:
          "The chart \(chart) has no value `\(path)`: Helm keeps it without a word, and nothing changes. `helm show values` shows those that there are."
      )
    case .unknownValue(let path, let chart, let nearest):
      StyledText(
        marked:
          "The chart \(chart) has no value `\(path)`: Helm keeps it without a word, and nothing changes. Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?"
      )
    case .onlyVersion(let flag): StyledText(marked: "There is one version of that chart here: `\(flag)`.")
    case .setSyntax(let flag):
      StyledText(
        marked:
          "`--\(flag)` takes `path=value`: `--\(flag) settings.clusterName=aula`, several with commas between."
      )
    case .useUpgrade:
      StyledText(
        marked:
          "That release exists: `helm upgrade` changes it, and `helm upgrade --install` does for both cases.")
    case .useInstall:
      StyledText(marked: "There is no such release to change: `helm install`, or `helm upgrade --install`.")
    case .createNamespace: StyledText(marked: "`--create-namespace` makes the namespace along with it.")
    case .takeOver(let release, let namespace):
      StyledText(
        marked:
          "The object was in the cluster before and is not this release's. Delete it, or mark it as release \(release)'s with the label and annotations that are missing (`meta.helm.sh/release-namespace: \(namespace)`)."
      )
    case .notReady(let workloads, let namespace):
      StyledText(
        marked:
          "Not ready in time: \(workloads.joined(separator: ", ")). `kubectl get pods -n \(namespace)` shows the Pods; `why pod/NAME -n \(namespace)` says why one waits, and `kubectl logs` why one ended."
      )
    case .inOtherNamespace(let release, let namespace):
      StyledText(marked: "The release \(release) is in another namespace: add `-n \(namespace)`.")
    case .nodesStay(let nodes):
      StyledText(
        marked:
          "\(Formats.english.count(nodes, "node that Karpenter made stays", "nodes that Karpenter made stay")) in the cluster and on the bill: without Karpenter nobody consolidates or replaces them."
      )
    case .unknownRepository(let known):
      StyledText(
        marked:
          "That address cannot be reached from here. There are these repositories: \(known.map { "`\($0)`" }.joined(separator: ", "))."
      )
    case .outdatedRepository(let oci):
      StyledText(
        marked:
          "The real repository stopped at version 0.16.3; from 0.17 on the chart comes from `\(oci)`. Here the two come to the same."
      )
    case .noSuchQueue(let name, let known):
      StyledText(marked: "This account has no SQS queue `\(name)`: EC2's notices come to `\(known)`.")
    case .noSuchCluster(let name, let known):
      StyledText(marked: "This account has no EKS cluster `\(name)`: this one is called `\(known)`.")
    case .backToDefaults(let values):
      StyledText(
        marked:
          "Without `--reuse-values`, an upgrade forgets what the release was given before. Back to the chart's defaults: \(Formats.english.all(values))."
      )
    case .terminationHandler(true):
      "Karpenter reads the interruption queue already and drains its nodes. With both, each notice is handled twice: on Karpenter's nodes, use one."
    case .terminationHandler(false):
      "Karpenter has no interruption queue: a Pod of this program cordons and drains its own node at the two-minute notice. It asks for no new node: that begins only once evicted Pods are Pending."
    case .kindIsGone(let kind, let chart):
      StyledText(
        marked:
          "The definition of \(kind) was deleted from the cluster. `helm install \(chart) oci://public.ecr.aws/karpenter/\(chart) -n kube-system` brings it back."
      )
    case .kindsTakeAlong(let objects):
      "With the definitions go the objects: \(Formats.english.all(objects)). Each NodeClaim takes its node along, if a Karpenter runs to drain it."
    case .registryIsPublic: "The registry is public: pulling the chart takes no login."
    }
  }
}
