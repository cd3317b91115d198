import Kubernetes

/// Deletes a NodeClaim that has reached its `expireAfter`, whatever budgets and annotations say.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/expiration`.
public enum NodeClaimExpiration {
  public static func reconcile(_ claim: NodeClaim, at now: VirtualTime) -> Reconciliation {
    guard !claim.metadata.isBeingDeleted, let lifetime = claim.spec.expireAfter.duration,
      let created = claim.metadata.creationTimestamp
    else { return .settled }
    let end = created + lifetime
    guard now >= end else { return Reconciliation(lookAgainAt: end) }
    var result = Reconciliation(writes: [.delete(claim.reference, gracePeriodSeconds: nil)])
    result.record(claim.reference, .expired(after: lifetime))
    return result
  }
}
