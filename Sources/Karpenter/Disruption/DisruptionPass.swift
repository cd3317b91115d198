import Kubernetes

/// One pass of the disruption controller that came to a command, or the second look at one: a decision record.
public struct DisruptionPass: Equatable, Sendable {
  public enum Method: String, CaseIterable, Sendable {
    case emptiness, staticDrift, drift, multiNodeConsolidation, singleNodeConsolidation
  }

  public enum Stage: Equatable, Sendable {
    /// The command is looked at again after `Disruption.validationWait`, and only then carried out.
    case proposed
    case carriedOut
    /// Nothing of it holds any more.
    case abandoned
  }

  public enum Decision: String, Sendable { case delete, replace }

  public struct Candidate: Equatable, Sendable {
    public var node: NodeName
    public var nodeClaim: NodeClaimName
    public var nodePool: NodePoolName
    public var instanceType: String?
    public var cost: Double
    /// The cheapest offering of its type where it stands; nil when it is not known.
    public var priceUSDPerHour: Double?
  }

  public var method: Method
  public var reason: NodePool.Budget.Reason
  public var stage: Stage
  public var decision: Decision
  /// Those that go, the cheapest to disrupt first.
  public var candidates: [Candidate]
  /// Nodes that would go too, had their pool's budget anything left.
  public var heldByBudget: [NodeName]
  /// By NodePool, what budgets granted when the pass began.
  public var allowances: [DisruptionAllowance]

  /// What is not paid any more.
  public var savingsUSDPerHour: Double { candidates.reduce(0) { $0 + ($1.priceUSDPerHour ?? 0) } }
}
