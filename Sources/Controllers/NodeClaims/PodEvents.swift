import Kubernetes

/// Notes on a NodeClaim when a Pod last came to its node or left it: what `consolidateAfter` counts from.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/podevents`.
public enum PodEvents {
  private static let dedupeTime = Duration.seconds(10)

  /// Whether a change of a Pod counts: bound, ended, or on its way out; not its final removal, and nothing of a
  /// DaemonSet's Pods.
  public static func isEvent(before: Pod?, after: Pod?) -> Bool {
    guard let after, after.isBound, !after.isOwnedByDaemonSet else { return false }
    guard let before else { return true }
    return !before.isBound || (after.isFinished && !before.isFinished)
      || (after.metadata.isBeingDeleted && !before.metadata.isBeingDeleted)
  }

  /// - Parameter claim: of the node that the Pod is bound to.
  public static func reconcile(_ claim: NodeClaim, at now: VirtualTime) -> Reconciliation {
    if let last = claim.status.lastPodEventTime, now - last < dedupeTime { return .settled }
    return Reconciliation(writes: [.updateStatus(claim.with { $0.status.lastPodEventTime = now })])
  }
}
