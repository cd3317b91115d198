import Kubernetes

/// Keeps a NodeClass that is being deleted until no NodeClaim uses it.
///
/// Source: karpenter-provider-aws `pkg/controllers/nodeclass/controller.go`, `finalize`.
public enum NodeClassTermination {
  public static let finalizer = "karpenter.k8s.aws/termination"

  /// - Parameter claims: those that name the NodeClass.
  public static func reconcile(_ nodeClass: EC2NodeClass, claims: [NodeClaim]) -> Reconciliation {
    var result = Reconciliation()
    guard nodeClass.metadata.isBeingDeleted else {
      if !nodeClass.metadata.finalizers.contains(finalizer) {
        result.writes.append(.update(nodeClass.with { $0.metadata.finalizers.append(finalizer) }))
      }
      return result
    }
    guard nodeClass.metadata.finalizers.contains(finalizer) else { return .settled }
    guard claims.isEmpty else {
      let names = claims.map(\.metadata.name)
      result.report(
        nodeClass.reference, .normal, UpstreamText.waitingOnNodeClaimTermination,
        UpstreamText.waitingOn(claims: names))
      return result
    }
    result.writes.append(.update(nodeClass.with { $0.metadata.finalizers.removeAll { $0 == finalizer } }))
    return result
  }
}
