import Kubernetes

/// Nodes to take away, and what is to take their place.
public struct DisruptionCommand: Equatable, Sendable {
  public enum Decision: String, Sendable { case delete, replace }

  public struct Candidate: Equatable, Sendable {
    public var node: NodeName
    public var nodeClaim: NodeClaimName
    public var nodePool: NodePoolName
    public var instanceType: String?
    public var capacityType: String?
    public var zone: String?
    /// Reason of its `Drifted` condition; nil when it has not drifted.
    public var driftReason: String?
    /// What disrupting it costs, in no unit.
    public var cost: Double
    /// The cheapest offering of its type where it stands; nil when it is not known.
    public var priceUSDPerHour: Double?
    /// Those that have to go elsewhere.
    public var pods: [PodName]
  }

  public var method: DisruptionMethod
  /// In the order of disruption cost; drift takes one.
  public var candidates: [Candidate]
  /// Claims to create first; the candidates go once all of them are initialized.
  public var replacements: [PlannedClaim]
  /// Where the simulation found room on nodes that stay.
  public var existing: [ExistingPlacement]
  /// Pods that were waiting before and still have no place.
  public var pending: [FailedPod]
  /// As Karpenter reckons it: what the candidates cost, less the lowest price, in any zone and by any capacity
  /// type, of each replacement's cheapest type.
  public var savingsUSDPerHour: Double

  public struct FailedPod: Equatable, Sendable {
    public var pod: PodName
    public var failure: PodFailure
  }

  public var reason: NodePool.Budget.Reason { method.reason }
  public var decision: Decision { replacements.isEmpty ? .delete : .replace }

  /// What the nodes cost together.
  public var priceUSDPerHour: Double { candidates.reduce(0) { $0 + ($1.priceUSDPerHour ?? 0) } }

  /// The least that the replacements can cost now.
  public var replacementPriceUSDPerHour: Double {
    replacements.reduce(0) { $0 + ($1.cheapest?.priceUSDPerHour ?? 0) }
  }
}

/// Why a command that has waited is not carried out.
public enum CommandInvalidation: Equatable, Sendable {
  /// These are no candidates of its method any more.
  case churn([VanishedCandidate])
  /// Budgets do not let all of them go any more.
  case budget
  /// These Pods would have nowhere to run.
  case stranded([StrandedPod])
  /// The simulation comes to another number of new nodes, or to none of the types chosen.
  case newResults
  /// No simulation can be made any more.
  case noNodePools
  /// A replacement may not be created: its NodePool is over a limit.
  case limitExceeded(LimitExceeded)

  /// As Karpenter's event names it.
  public var upstreamReason: String {
    switch self {
    case .churn: "churn"
    case .budget: "budget"
    case .stranded, .newResults: "scheduling"
    case .noNodePools, .limitExceeded: "unknown"
    }
  }
}

/// Why a command that was started came to nothing.
public enum CommandFailure: Equatable, Sendable {
  case replacementDeleted(NodeClaimName)
  /// The replacements were not initialized in this time.
  case timeout(after: Duration)
}

/// A node that was a candidate when its command was proposed.
public struct VanishedCandidate: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case obstacle(DisruptionObstacle)
    case refused(MethodRefusal)
    case gone
  }

  public var node: NodeName
  public var reason: Reason
}
