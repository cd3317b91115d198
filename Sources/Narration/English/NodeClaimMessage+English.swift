import Controllers
import Kubernetes

extension NodeClaimMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .step(let step): Self.english(step.step, StyledText(step.nodeClaim.text, style: .name))
    case .allocatable(let text): "has for Pods: \(text)"
    case .answer(let text): "the cloud's answer: \(text, .dim)"
    case .next(.registration): "now the machine starts, and its kubelet presents itself to the cluster"
    case .next(.initialization): "now the node finishes preparing itself: Ready, DaemonSets, startup taints"
    case .next(.scheduling): "now it is kube-scheduler's turn: the Pods that waited may come in"
    case .next(.anotherRound): "the NodeClaim is deleted, and its Pods go back to the next batch"
    }
  }

  private static func english(_ step: NodeClaimStep.Step, _ claim: StyledText) -> StyledText {
    switch step {
    case .launch(let machine):
      """
      \(claim): the cloud gave \(machine.instanceType, .name) \(machine.capacityType) in \(machine.zone), \
      \(format.perHour(machine.priceUSDPerHour)) → Launched
      """
    case .registration(let node, let taints, let after):
      "\(claim): node \(node, .name) joined the cluster, \(after.brief) after the request → Registered\(added(taints))"
    case .initialization(let node, let after):
      "\(claim): \(node, .name) is ready, \(after.brief) after the request → Initialized"
    case .waiting(let obstacle): "\(claim): not ready yet, \(waiting(obstacle))"
    case .failure(let failure): english(failure, claim)
    case .nodeDeletion(let nodes):
      "\(claim) is leaving: first \(format.all(nodes.map(\.text)), .name) must be emptied"
    case .instanceTermination(let id): "\(claim): asked the cloud to end the machine \(id)"
    case .termination(let after):
      "\(claim): its machine is no more, \(after.brief) after the request → deleted"
    }
  }

  private static func added(_ taints: [Taint]) -> String {
    taints.isEmpty ? "" : ", with \(format.all(taints.map(\.description)))"
  }

  private static func waiting(_ obstacle: InitializationObstacle) -> String {
    switch obstacle {
    case .nodeNotReady: "waits for the node to be Ready"
    case .startupTaint(let taint): "waits for somebody to take off the startup taint \(taint)"
    case .ephemeralTaint(let taint): "waits for Kubernetes to take off the taint \(taint)"
    case .resourceNotRegistered(let resource): "waits for the node to announce \(resource)"
    }
  }

  private static func english(_ failure: NodeClaimStep.Failure, _ claim: StyledText) -> StyledText {
    switch failure {
    case .insufficientCapacity:
      "\(claim): \("the cloud has no capacity", .refusal) for any of the types asked for (ICE)"
    case .nodeClassNotReady:
      "\(claim): \("the NodeClass is not Ready", .refusal), and without it nothing can be launched"
    case .launchFailed(let reason, _):
      "\(claim): \("the launch failed", .refusal) (\(reason)); will try again later"
    case .launchTimeout(let after): "\(claim): not launched within \(after.brief) → \("gives up", .refusal)"
    case .registrationTimeout(let after):
      "\(claim): its machine exists but has not joined the cluster within \(after.brief) → \("gives up", .refusal)"
    case .multipleNodes(let nodes):
      "\(claim): \("more than one node", .refusal) claims to be its machine: \(format.all(nodes.map(\.text)), .name)"
    }
  }
}
