import Kubernetes

/// Whether one of Karpenter's machines may be disrupted at the moment of a pass, and what it would take.
public struct NodeStanding: Equatable, Sendable {
  /// The Node's name; the claim's where no Node has registered.
  public var name: String
  public var node: NodeName?
  public var nodeClaim: NodeClaimName
  public var nodePool: NodePoolName?
  /// What keeps it from being disrupted; nil when nothing does.
  public var obstacle: DisruptionObstacle?
  /// Whether drift takes it all the same: only Pods hold it, and its claim has a `terminationGracePeriod`.
  public var isCandidateForDrift: Bool
  /// What disrupting it costs, in no unit; nil where it cannot be disrupted in any way.
  public var cost: Double?
  public var instanceType: String?
  public var capacityType: String?
  public var zone: String?
  /// What its type costs where it stands; nil when it is not known.
  public var priceUSDPerHour: Double?
  /// Pods that would have to go elsewhere.
  public var pods: Int

  public init(
    name: String, node: NodeName?, nodeClaim: NodeClaimName, nodePool: NodePoolName?,
    obstacle: DisruptionObstacle?, isCandidateForDrift: Bool, cost: Double?, instanceType: String?,
    capacityType: String?, zone: String?, priceUSDPerHour: Double?, pods: Int
  ) {
    self.name = name
    self.node = node
    self.nodeClaim = nodeClaim
    self.nodePool = nodePool
    self.obstacle = obstacle
    self.isCandidateForDrift = isCandidateForDrift
    self.cost = cost
    self.instanceType = instanceType
    self.capacityType = capacityType
    self.zone = zone
    self.priceUSDPerHour = priceUSDPerHour
    self.pods = pods
  }
}

/// Why a node may not be disrupted: the first obstacle in Karpenter's order.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/types.go`, `NewCandidate`; `statenode.go`.
public enum DisruptionObstacle: Error, Equatable, Sendable {
  case inCommand
  case noNode
  case notInitialized
  case markedForDeletion
  case nominated
  case doNotDisruptNode
  case noNodePoolLabel
  case nodePoolNotFound(String)
  case doNotDisruptPod(PodName)
  case budgetAllowsNone(NamespacedName)
  case severalBudgets([NamespacedName])

  /// Whether it is a Pod that must not be evicted.
  public var isOfPods: Bool {
    switch self {
    case .doNotDisruptPod, .budgetAllowsNone, .severalBudgets: true
    case .inCommand, .noNode, .notInitialized, .markedForDeletion, .nominated, .doNotDisruptNode,
      .noNodePoolLabel, .nodePoolNotFound:
      false
    }
  }
}

/// Why a method leaves a node alone that may be disrupted: the first reason in its own order.
public enum MethodRefusal: Equatable, Sendable {
  /// The NodePool keeps a fixed number of nodes: only drift replaces them.
  case staticNodePool
  /// The NodePool makes nodes on demand: it is not for the method that looks after fixed numbers.
  case dynamicNodePool
  /// `consolidateAfter: Never`.
  case consolidationDisabled
  /// `consolidationPolicy: WhenEmpty`.
  case onlyWhenEmpty
  /// So many Pods would have to go elsewhere.
  case hasPods(Int)
  /// It has none: what is left of it to do is emptiness' own.
  case isEmpty
  /// Pods have come or gone within `consolidateAfter`.
  case notConsolidatable
  case notDrifted
  /// The NodePool's types do not include the one that the node is labelled with.
  case instanceTypeNotFound(String)
  case labelMissing(String)
}
