import Cluster
import Kubernetes

extension PlanMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .notRunning:
      StyledText(
        marked:
          "The mini-Karpenter does not run. Install it with `kubectl apply -f k8s/` in `samples/aula07`, or run it from here: `controller enable mini-karpenter`."
      )
    case .nothing(true):
      StyledText(
        marked:
          "No plan and no suggestion yet: it looks at Pods every 10 s and at nodes every 30 s, unless its configuration says otherwise. `run 30s`."
      )
    case .nothing(false): "Nothing to advise: no Pod waits for a node, and no node is below the threshold."
    case .running(.student?): "The mini-Karpenter runs outside the cluster, with your credentials."
    case .running(.pod(let pod, let account)?):
      "The mini-Karpenter runs in Pod \(pod.name, .name), with ServiceAccount \(account, .name)."
    case .running(nil): "The mini-Karpenter is stopped; what it has written stays in the cluster."
    case .noPlan(let name):
      StyledText(marked: "There is no plan and no suggestion for \(name). `plan show` lists what there is.")
    case .noSizeFits(let pod):
      StyledText(marked: "The plan of \(pod.name) has no NodePool: `plan show \(pod.name)` says why.")
    case .unknownSetting(let name, let nearest):
      "The mini-Karpenter has no setting \(name)\(nearest.isEmpty ? "" : "; did you mean \(Self.format.any(nearest))?")"
    case .unknownController(let name):
      StyledText(
        marked: "There is no controller \(name) to turn on; there is one: `controller enable mini-karpenter`."
      )
    case .enabled:
      StyledText(
        marked:
          "The mini-Karpenter runs, with your credentials. `controller logs mini-karpenter` shows what it writes; `plan show`, what it advises."
      )
    case .disabled: "The mini-Karpenter that ran from here has stopped; its ConfigMaps stay."
    case .alreadyRunning(let pod):
      "It runs in the cluster already, in Pod \(pod.name, .name): from now on the one with your credentials counts."
    case .needsNamespace:
      StyledText(
        marked: "The namespace aula07, where it writes, is missing: `kubectl create namespace aula07`.")
    case .column(.pod): "POD"
    case .column(.size): "MINI-KARPENTER"
    case .column(.price): "$/H"
    case .column(.waste): "UNUSED"
    case .column(.karpenter): "KARPENTER"
    case .column(.shares): "PODS"
    case .total(let plans, let planNodes, let karpenter, let machines):
      """
      In all: \(Self.format.count(planNodes, "node")) of the mini-Karpenter's (\(plans.map(Self.format.perHour) ?? "no price")), \
      \(Self.format.count(machines, "new node")) of Karpenter's (\(Self.format.perHour(karpenter))).
      """
    case .difference(let difference): Self.text(of: difference)
    case .dump(let objects, []): "Read \(Self.format.count(objects, "object")) of the exported cluster."
    case .dump(let objects, let skipped):
      """
      Read \(Self.format.count(objects, "object")) of the exported cluster, and left out \(Self.format.count(skipped.count)) that \(skipped.count == 1 ? "has" : "have") no effect \
      here: \(Self.format.first(3, of: skipped)).
      """
    case .nothingToCompare: "No Pod waits for a node: there is nothing to compare."
    case .cargoRuns:
      StyledText(
        marked:
          "Nothing is compiled here: the controller is in the model already. This did `controller enable mini-karpenter`."
      )
    case .cargoBuilds(let verb):
      StyledText(
        marked:
          "`cargo \(verb)`: nothing is compiled here, the controller is in the model already. To run it: `cargo run` or `controller enable mini-karpenter`."
      )
    case .imageIsThere(let image):
      StyledText(
        marked:
          "The image \(image) is there for the nodes already: there is nothing to build. Go on with `kubectl apply -f k8s/04-deployment.yaml`."
      )
    case .imageIsElsewhere:
      "The nodes have the mini-Karpenter's image already: there is no need to push or load it."
    case .makes(let commands): StyledText(marked: "This did `\(commands)`.")
    case .unknownTarget(let target, let known):
      "make: there is no target \(target); there are \(Self.format.all(known))"
    case .notADockerCommand(let verb):
      StyledText(
        marked: "`docker \(verb)` has nothing to do here: there are no containers outside the cluster.")
    }
  }

  private static func text(of difference: Difference) -> StyledText {
    switch difference {
    case .sharedMachines(let pods, let machines):
      """
      • the mini-Karpenter makes a plan for each Pod; Karpenter puts \(format.count(pods, "Pod")) on \
      \(format.count(machines, "machine")) (bin-packing)
      """
    case .existingNodes(let pods):
      "• for \(format.count(pods, "Pod")) Karpenter counts on nodes that exist or are on their way; the mini-Karpenter always wants a new one"
    case .spot:
      "• the NodePools allow spot, and Karpenter prefers it; plans are on-demand unless the Pod asks for something else"
    case .overhead(let size, let type):
      "• \(size, .name) is a size of the catalogue, all of it for the Pod; \(type, .name) is a real machine, from which Karpenter takes the kubelet's part and the DaemonSets'"
    case .undeclared(let pods):
      "• for \(format.count(pods, "Pod")) no NodePool that exists will do, and Karpenter makes no NodePools: a plan counts only once it is applied"
    case .onlyKarpenter(let pods):
      "• for \(format.count(pods, "Pod")) the mini-Karpenter's catalogue has no size; Karpenter's is the whole cloud's"
    case .none: "• this time both answer the same"
    }
  }
}
