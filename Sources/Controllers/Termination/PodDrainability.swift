import Kubernetes

/// What a departing node's Pods mean to its drain.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/pod/scheduling.go`.
extension Pod {
  /// A Pod still there so long after it should have ended is waited for no more.
  static let stuckAfter = Duration.seconds(60)

  /// When it stops holding up the drain because it will not end; nil while it is not ending.
  var stuckAt: VirtualTime? { metadata.deletionTimestamp.map { $0 + Self.stuckAfter } }

  var toleratesDisruption: Bool {
    spec.tolerations.tolerate(Taint(key: WellKnown.disrupted, effect: .noSchedule))
  }

  /// Whether the drain is about it at all: one that tolerates the taint, or that is stuck, stays out of it.
  func isDrainable(at now: VirtualTime) -> Bool {
    !toleratesDisruption && !isMirror && !(stuckAt.map { now > $0 } ?? false)
  }

  /// Whether the node cannot go before it has gone.
  func isAwaitedByDrain(at now: VirtualTime) -> Bool { !isFinished && isDrainable(at: now) }
}
