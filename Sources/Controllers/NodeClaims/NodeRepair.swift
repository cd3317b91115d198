import Kubernetes

/// Deletes a NodeClaim by force whose node has been unwell for too long, behind Karpenter's gate `NodeRepair`.
///
/// No more than a fifth of a NodePool's nodes may be unwell: then the fault is likelier to lie elsewhere.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/node/health`; policies of karpenter-provider-aws
/// `pkg/cloudprovider/cloudprovider.go`, `RepairPolicies`.
public enum NodeRepair {
  private static let blockedRetry = Duration.seconds(5 * 60)
  private static let unhealthyShare = 20

  /// A condition that is tolerated for a while.
  struct Policy {
    let condition: String
    let status: Condition.Status
    let toleration: Duration
  }

  static let policies: [Policy] =
    [
      Policy(condition: "Ready", status: .isFalse, toleration: .seconds(30 * 60)),
      Policy(condition: "Ready", status: .unknown, toleration: .seconds(30 * 60)),
      Policy(condition: "AcceleratedHardwareReady", status: .isFalse, toleration: .seconds(10 * 60)),
    ]
    + ["StorageReady", "NetworkingReady", "KernelReady", "ContainerRuntimeReady"].map {
      Policy(condition: $0, status: .isFalse, toleration: .seconds(30 * 60))
    }

  /// - Parameter nodes: those of the claim's NodePool, its own among them.
  public static func reconcile(
    _ claim: NodeClaim, node: Node, nodes: [Node], at now: VirtualTime
  ) -> Reconciliation {
    guard !claim.metadata.isBeingDeleted, let (condition, due) = node.firstToRunOut else { return .settled }
    guard now >= due else { return Reconciliation(lookAgainAt: due) }
    var result = Reconciliation()
    let threshold = (nodes.count * unhealthyShare + 99) / 100
    guard nodes.count(where: { $0.firstToRunOut != nil }) <= threshold else {
      result.report(
        node.reference, .warning, UpstreamText.nodeRepairBlocked, UpstreamText.tooManyUnhealthy)
      result.lookAgain(at: now + blockedRetry)
      return result
    }
    let deadline = claim.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp]
      .flatMap(VirtualTime.init(rfc3339:))
    if deadline.map({ $0 > now }) ?? true {
      result.writes.append(
        .update(
          claim.with { $0.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] = now.rfc3339 }))
    }
    result.writes.append(.delete(claim.reference, gracePeriodSeconds: nil))
    result.record(
      claim.reference,
      .repaired(
        condition: condition.type, status: condition.status,
        after: now - (condition.lastTransitionTime ?? now)))
    return result
  }
}

extension Node {
  /// The condition that is borne the least longer, and until when; nil while the node is well.
  fileprivate var firstToRunOut: (condition: Condition, due: VirtualTime)? {
    NodeRepair.policies.compactMap { policy in
      guard let condition = status.conditions[policy.condition], condition.status == policy.status else {
        return nil
      }
      return (condition, (condition.lastTransitionTime ?? .start) + policy.toleration)
    }.min { $0.due < $1.due }
  }
}
