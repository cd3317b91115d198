import Cluster
import Controllers
import Karpenter
import Kubernetes
import Scheduling

extension Decision {
  /// Whether it was taken about an object.
  func concerns(_ reference: ObjectReference) -> Bool {
    switch self {
    case .podPlacement(let placement): reference.kind == .pod && placement.pod == reference.name
    case .provisioningRound(let round): round.concerns(reference)
    case .controllerStep(let step): step.object == reference
    case .cloudEvent(let event): event.concerns(reference)
    case .nodeClaimStep(let step):
      reference.kind == .nodeClaim && step.nodeClaim.text == reference.name.name
    case .drainStep(let step):
      reference.kind == .node && step.node.text == reference.name.name
        || reference.kind == .nodeClaim && step.nodeClaim?.text == reference.name.name
    case .schedulerDivergence(let divergence):
      reference.kind == .pod && divergence.pod == reference.name
    // What a student typed, and passes over the whole cluster, are about no single object.
    default: false
    }
  }
}

extension ProvisioningRound {
  fileprivate func concerns(_ reference: ObjectReference) -> Bool {
    switch reference.kind {
    case .pod:
      pods.contains { $0.pod == reference.name } || ignored.contains { $0.pod == reference.name }
    case .nodeClaim: claims.contains { $0.nodeClaim.metadata.name == reference.name.name }
    case .nodePool: nodePools.contains { $0.nodePool.text == reference.name.name }
    default: false
    }
  }
}

extension CloudEvent {
  fileprivate func concerns(_ reference: ObjectReference) -> Bool {
    guard reference.kind == .node else { return false }
    return switch self {
    case .machineJoined(_, let node, _), .nodeReady(let node): node.text == reference.name.name
    case .launch, .machineGone, .incident: false
    }
  }
}
