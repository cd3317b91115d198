import Kubernetes

/// How a NodePool's last four machines did: unhealthy once two of them never registered.
///
/// It only informs: an unhealthy pool goes on to make nodes. The cluster keeps one per NodePool.
///
/// Source: sigs.k8s.io/karpenter `pkg/state/nodepoolhealth`.
public struct RegistrationHealth: Equatable, Sendable {
  private static let capacity = 4
  private static let unhealthyFrom = 2

  private var outcomes: [Bool] = []

  public init() {}

  private func with(_ outcome: Bool) -> RegistrationHealth {
    var copy = self
    copy.outcomes = (outcomes + [outcome]).suffix(Self.capacity)
    return copy
  }

  private var isUnhealthy: Bool { outcomes.count { !$0 } >= Self.unhealthyFrom }

  /// A machine of the pool has registered, or was given up before it did.
  ///
  /// - Parameter failed: the claim that was given up; nil after a success.
  public mutating func note(
    failed claim: NodeClaim?, of nodePool: NodePool, at now: VirtualTime
  ) -> Reconciliation {
    let type = NodePoolController.ConditionType.nodeRegistrationHealthy
    var conditions = StatusConditions(
      nodePool.status.conditions, of: nodePool.metadata,
      dependents: NodePoolController.ConditionType.dependents, at: now)
    self = with(claim == nil)
    if let claim {
      if isUnhealthy, conditions[type]?.status != .isFalse {
        let launched = claim.status.conditions[NodeClaim.ConditionType.launched]
        if launched?.status == .isTrue {
          conditions.setFalse(type, UpstreamText.registrationFailed, UpstreamText.failedToRegister)
        } else {
          conditions.setFalse(type, launched?.reason ?? "", launched?.message ?? "")
        }
      }
    } else if !isUnhealthy {
      conditions.setTrue(type)
    }
    return NodePoolController.changes(
      from: nodePool, to: nodePool.with { $0.status.conditions = conditions.all })
  }
}
