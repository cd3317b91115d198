import Controllers
import Karpenter
import Kubernetes

/// The Kubernetes events that a round leaves on Pods and NodePools.
extension World {
  /// Says on a NodePool that its requirements leave no instance type.
  mutating func reportEmptiness(of pool: NodePoolReport) {
    guard case .requirementsFilterOutAll(let unmet) = pool.standing else { return }
    let object = ObjectReference(
      kind: .nodePool, name: NamespacedName(namespace: "", name: pool.nodePool.text))
    record(
      EventReport(
        object: object, type: .warning, reason: "NoCompatibleInstanceTypes",
        message: Karpenter.UpstreamText.noCompatibleInstanceTypes(becauseOfMinValues: !unmet.isEmpty)),
      from: "karpenter")
  }

  mutating func reportNomination(of placement: ExistingPlacement) {
    if let node = placement.node { nominate(node) }
    let parts = [
      placement.nodeClaim.map { "nodeclaim/\($0)" }, placement.node.map { "node/\($0)" },
    ].compactMap(\.self)
    for pod in placement.pods {
      report(on: pod, .normal, "Nominated", "Pod should schedule on: \(parts.joined(separator: ", "))")
    }
  }

  mutating func reportFailure(of pod: PodName, _ failure: PodFailure) {
    guard failure.isReported else { return }
    report(on: pod, .warning, "FailedScheduling", Karpenter.UpstreamText.failedScheduling(failure))
  }

  /// Says on a Pod what Karpenter does about it.
  mutating func report(on pod: PodName, _ type: Event.EventType, _ reason: String, _ message: String) {
    let object = ObjectReference(kind: .pod, name: pod)
    record(EventReport(object: object, type: type, reason: reason, message: message), from: "karpenter")
  }
}

extension PodFailure {
  /// Karpenter's own Pods, and those that only wait for a reservation, get no event.
  fileprivate var isReported: Bool {
    switch self {
    case .ignored(let problems): !problems.contains(.avoidsKarpenterNodes)
    case .noNodePools: false
    case .noNodePoolHasInstanceTypes, .refused, .usesDynamicResources, .minValuesAfterTruncation:
      !isDeferredForReservation
    }
  }
}
