import Kubernetes

/// What disrupting a node costs, in no unit: the weights of its Pods, times the share of its life still ahead.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/disruption/disruption.go`.
public enum DisruptionCost {
  /// - Parameter pods: all on the node, those of DaemonSets and those that have ended included.
  public static func of(_ pods: [Pod], on claim: NodeClaim, at now: VirtualTime) -> Double {
    pods.reduce(0) { $0 + evictionCost(of: $1) } * lifetimeRemaining(of: claim, at: now)
  }

  private static func evictionCost(of pod: Pod) -> Double {
    let deletionCost = pod.metadata.annotations[WellKnown.podDeletionCost].flatMap(Double.init) ?? 0
    let cost = 1 + deletionCost / 0x1p27 + Double(pod.spec.priority ?? 0) / 0x1p25
    return min(max(cost, -10), 10)
  }

  private static func lifetimeRemaining(of claim: NodeClaim, at now: VirtualTime) -> Double {
    guard let lifetime = claim.spec.expireAfter.duration, lifetime > .zero,
      let created = claim.metadata.creationTimestamp
    else { return 1 }
    let left = (lifetime.inSeconds - (now - created).inSeconds) / lifetime.inSeconds
    return min(max(left, 0), 1)
  }
}
