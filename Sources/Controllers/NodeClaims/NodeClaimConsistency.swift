import Kubernetes

/// Compares what a machine turned out to be with what was promised of it: once it is initialized, and after that no
/// oftener than every ten minutes.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/consistency`.
public enum NodeClaimConsistency {
  private static let period = Duration.seconds(600)
  private static let tolerated = 0.90

  public static func reconcile(_ claim: NodeClaim, node: Node?, at now: VirtualTime) -> Reconciliation {
    guard !claim.metadata.isBeingDeleted, let node,
      claim.status.conditions.isTrue(NodeClaim.ConditionType.initialized)
    else { return .settled }
    if let last = claim.status.conditions[NodeClaim.ConditionType.consistentStateFound]?.lastTransitionTime,
      now < last + period
    {
      return .settled
    }
    var result = Reconciliation()
    var hasFailed = false
    for (name, requested) in claim.spec.resources.requests.sorted where !requested.isZero {
      guard let expected = claim.status.capacity[name], !expected.isZero else { continue }
      let found = node.status.capacity[name] ?? .zero
      let share = found.double / expected.double
      guard share < tolerated else { continue }
      hasFailed = true
      result.report(
        claim.reference, .warning, UpstreamText.failedConsistencyCheck,
        UpstreamText.expected(expected, of: name, found: found, share: share))
    }
    var next = claim
    next.status.conditions.set(
      hasFailed
        ? Condition(
          type: NodeClaim.ConditionType.consistentStateFound, status: .isFalse,
          reason: UpstreamText.consistencyCheckFailed, message: UpstreamText.consistencyCheckFailedText,
          observedGeneration: claim.metadata.generation)
        : Condition(
          type: NodeClaim.ConditionType.consistentStateFound, status: .isTrue,
          reason: NodeClaim.ConditionType.consistentStateFound,
          observedGeneration: claim.metadata.generation), at: now)
    guard next.status != claim.status else { return .settled }
    result.writes.insert(.updateStatus(next), at: 0)
    result.reportTransitions(
      of: claim.reference, from: claim.status.conditions, to: next.status.conditions)
    return result
  }
}
