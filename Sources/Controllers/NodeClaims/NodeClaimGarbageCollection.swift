import Kubernetes

/// Deletes a registered NodeClaim whose machine the cloud does not know any more. Looks every two minutes.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/garbagecollection`.
public enum NodeClaimGarbageCollection {
  private static let period = Duration.seconds(120)

  /// - Parameter instanceExists: one that shuts down counts as gone.
  public static func reconcile(
    _ claim: NodeClaim, node: Node?, instanceExists: Bool, at now: VirtualTime
  ) -> Reconciliation {
    guard !claim.metadata.isBeingDeleted, !instanceExists,
      claim.status.conditions.isTrue(NodeClaim.ConditionType.registered), !(node?.isReady ?? false)
    else { return .settled }
    let due = now.roundedUp(to: period)
    guard due <= now else { return Reconciliation(lookAgainAt: due) }
    var result = Reconciliation(writes: [.delete(claim.reference, gracePeriodSeconds: nil)])
    result.record(claim.reference, .machineVanished(providerID: claim.status.providerID))
    return result
  }
}
