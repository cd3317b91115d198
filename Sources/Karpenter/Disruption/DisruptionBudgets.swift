import Kubernetes

/// How many nodes of a NodePool may be disrupted for a reason at this moment.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/helpers.go` and `pkg/apis/v1/nodepool.go`.
public struct DisruptionAllowance: Equatable, Sendable {
  public var nodePool: NodePoolName
  /// Initialized nodes, those leaving included.
  public var nodes: Int
  /// Of these, how many are leaving or not Ready, whatever made them.
  public var disrupting: Int
  /// What the tightest active budget grants; nil when no budget is active.
  public var allowed: Int?

  public var remaining: Int { max((allowed ?? Int.max) - disrupting, 0) }
}

extension DisruptionSnapshot {
  func allowances(for reason: NodePool.Budget.Reason, in state: ClusterState) -> [NodePoolName:
    DisruptionAllowance]
  {
    var allowances: [NodePoolName: DisruptionAllowance] = [:]
    for pool in cluster.nodePools {
      let nodes = state.nodes.filter {
        $0.nodePoolName == pool.nodePoolName && $0.isManaged && $0.isInitialized
          && !($0.nodeClaim?.status.conditions.isTrue(NodeClaim.ConditionType.instanceTerminating) ?? false)
      }
      let disrupting = nodes.count { $0.isMarkedForDeletion || !($0.node?.isReady ?? false) }
      let grants = pool.disruption.budgets.filter { $0.concerns(reason) }
        .compactMap { $0.allowed(of: nodes.count, at: cluster.now) }
      allowances[pool.nodePoolName] = DisruptionAllowance(
        nodePool: pool.nodePoolName, nodes: nodes.count, disrupting: disrupting, allowed: grants.min())
    }
    return allowances
  }
}

extension NodePool.Budget {
  func concerns(_ reason: Reason) -> Bool { reasons?.contains(reason) ?? true }

  /// What it grants of so many nodes, percentages rounded up; nil while it is not active. A schedule that cannot
  /// be read grants nothing.
  func allowed(of nodes: Int, at now: VirtualTime) -> Int? {
    if let schedule {
      guard let duration, let cron = CronSchedule(schedule) else { return 0 }
      guard cron.hasHit(after: now - duration, through: now) else { return nil }
    }
    if let count = Int(self.nodes) { return count }
    return IntOrString.string(self.nodes).scaled(of: nodes, roundingUp: true) ?? 0
  }
}
