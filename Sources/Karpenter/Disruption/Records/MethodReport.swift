import Kubernetes

/// What one method made of the cluster in a pass.
public struct MethodReport: Equatable, Sendable {
  public struct Refusal: Equatable, Sendable {
    public var node: NodeName
    public var reason: MethodRefusal
  }

  public var method: DisruptionMethod
  /// The nodes that pass its filter, by name.
  public var eligible: [NodeName]
  /// Of those that may be disrupted, the ones that its filter leaves out, by name.
  public var refused: [Refusal] = []
  /// What budgets grant of its reason when it begins, by NodePool; empty where no node is eligible.
  public var allowances: [DisruptionAllowance] = []
  /// Whether nothing has changed since it last found nothing: then it does not look at all.
  public var isUnchanged = false
  /// In the order looked at: the nodes that no budget lets go.
  public var heldByBudget: [NodeName] = []
  /// In the order made: the sets of nodes that were tried. Of multi-node consolidation, the steps of the search.
  public var attempts: [DisruptionAttempt] = []
  /// Whether it found nothing for a reason other than budgets: it does not look again before something changes.
  public var foundNothing = false

  public init(method: DisruptionMethod, eligible: [NodeName] = []) {
    self.method = method
    self.eligible = eligible
  }
}

/// One try to do without some nodes: where would their Pods go, and would that be cheaper?
public struct DisruptionAttempt: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    /// Their Pods fit on the nodes that stay.
    case deletion
    /// New nodes take their place; one, unless the nodes have drifted.
    case replacement([ReplacementSummary])
    /// These Pods would not run any more, by name.
    case stranded([StrandedPod])
    /// It would take more than one new node.
    case severalNodesNeeded(Int)
    /// No type that would do is sure to cost less. With the one that comes nearest.
    case notCheaper(nearest: PricedInstanceType?)
    /// The cheaper types alone have too few different values of these labels.
    case minValuesUnmet([String])
    /// All nodes are spot, the new one would be, and the gate is closed.
    case spotToSpotDisabled
    /// One spot node for another takes fifteen types that are cheaper; there are so many.
    case tooFewSpotTypes(Int)
    /// One of the nodes has a type that would do, at this price, and nothing is cheaper: keeping that one does better.
    case keepingOneIsBetter(PricedInstanceType)
    /// No NodePool takes part, so that no simulation can be made.
    case noNodePools
  }

  /// In the order of disruption cost.
  public var nodes: [NodeName]
  /// What the nodes cost together; 0 when it is not known of one of them.
  public var priceUSDPerHour: Double
  public var outcome: Outcome

  public init(nodes: [NodeName], priceUSDPerHour: Double, outcome: Outcome) {
    self.nodes = nodes
    self.priceUSDPerHour = priceUSDPerHour
    self.outcome = outcome
  }
}

/// A new node in short.
public struct ReplacementSummary: Equatable, Sendable {
  public var nodePool: NodePoolName
  /// How many types are left to choose from.
  public var instanceTypes: Int
  /// The least that it can cost now.
  public var cheapest: PricedOffering?

  public init(nodePool: NodePoolName, instanceTypes: Int, cheapest: PricedOffering?) {
    self.nodePool = nodePool
    self.instanceTypes = instanceTypes
    self.cheapest = cheapest
  }

  init(_ claim: PlannedClaim) {
    self.init(nodePool: claim.nodePool, instanceTypes: claim.instanceTypes.count, cheapest: claim.cheapest)
  }
}

/// A Pod that would have nowhere to run.
public struct StrandedPod: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case failed(PodFailure)
    /// The place found is on a node that is not ready to be relied upon.
    case uninitializedNode(nodeClaim: NodeClaimName?, node: NodeName?)
  }

  public var pod: PodName
  public var reason: Reason

  public init(pod: PodName, reason: Reason) {
    self.pod = pod
    self.reason = reason
  }
}
