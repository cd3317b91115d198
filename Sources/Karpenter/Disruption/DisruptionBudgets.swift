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

  public init(nodePool: NodePoolName, nodes: Int, disrupting: Int, allowed: Int?) {
    self.nodePool = nodePool
    self.nodes = nodes
    self.disrupting = disrupting
    self.allowed = allowed
  }

  public var remaining: Int { max((allowed ?? Int(Int32.max)) - disrupting, 0) }
}

extension DisruptionSnapshot {
  /// By NodePool, in order of name.
  func allowances(for reason: NodePool.Budget.Reason, in state: ClusterState) -> [DisruptionAllowance] {
    var counts: [NodePoolName: (nodes: Int, disrupting: Int)] = [:]
    for node in state.nodes where node.isManaged && node.isInitialized {
      guard let pool = node.nodePoolName,
        !(node.nodeClaim?.status.conditions.isTrue(NodeClaim.ConditionType.instanceTerminating) ?? false)
      else { continue }
      counts[pool, default: (0, 0)].nodes += 1
      if node.isMarkedForDeletion || !(node.node?.isReady ?? false) {
        counts[pool, default: (0, 0)].disrupting += 1
      }
    }
    return cluster.nodePools.sorted { $0.metadata.name < $1.metadata.name }.map { pool in
      let count = counts[pool.nodePoolName] ?? (0, 0)
      let grants = pool.disruption.budgets.filter { $0.concerns(reason) }
        .compactMap { $0.allowed(of: count.nodes, at: cluster.now) }
      return DisruptionAllowance(
        nodePool: pool.nodePoolName, nodes: count.nodes, disrupting: count.disrupting, allowed: grants.min())
    }
  }
}

extension NodePool.Budget {
  public func concerns(_ reason: Reason) -> Bool { reasons?.contains(reason) ?? true }

  /// What it grants of so many nodes, percentages rounded up; nil while it is not active. A schedule that cannot
  /// be read grants nothing.
  func allowed(of nodes: Int, at now: VirtualTime) -> Int? {
    if let schedule {
      guard let duration, let cron = CronSchedule(schedule) else { return 0 }
      guard cron.hasHit(after: now - duration, through: now) else { return nil }
    }
    return grant(of: nodes)
  }

  /// What it grants of so many nodes while it is active, percentages rounded up.
  func grant(of nodes: Int) -> Int {
    if let count = Int(self.nodes) { return count }
    return IntOrString.string(self.nodes).scaled(of: nodes, roundingUp: true) ?? 0
  }
}
