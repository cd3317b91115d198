import Cloud
import Kubernetes

/// One provisioning round: every Pod looked at, what was tried for it, and the claims that came of it.
public struct ProvisioningRound: Equatable, Sendable {
  /// Every NodePool: first those that took part, in the order they are tried, then those left out, by name.
  public var nodePools: [NodePoolReport] = []
  /// Pods that were not tried at all, by name.
  public var ignored: [IgnoredPod] = []
  /// In the order of the queue: most CPU first, then most memory, then the oldest.
  public var pods: [PodDecision] = []
  /// The claims to create, in the order they were opened.
  public var claims: [PlannedClaim] = []
  /// Nodes (and claims not yet joined) that received Pods, in the order they are tried.
  public var existing: [ExistingPlacement] = []

  public init() {}

  /// Why each Pod that stays without a place does so, by name; Pods left out of the round included.
  public var failures: [(pod: PodName, failure: PodFailure)] {
    let untried = ignored.map { (pod: $0.pod, failure: PodFailure.ignored($0.problems)) }
    let failed = pods.compactMap { decision in
      decision.failure.map { (pod: decision.pod, failure: $0) }
    }
    return (untried + failed).sorted { $0.pod < $1.pod }
  }
}

/// What a NodePool brought to the round.
public struct NodePoolReport: Equatable, Sendable {
  public enum Standing: Equatable, Sendable {
    case tried
    /// Its `Ready` condition is not `True`: that, or the one behind it; nil when it has none.
    case notReady(Condition?)
    case beingDeleted
    /// It keeps a fixed number of nodes and takes no part.
    case isStatic
    /// Its node class offers no type at all.
    case noInstanceTypes
    /// Its own requirements leave no type that can be had now; with the `minValues` keys that took the last.
    case requirementsFilterOutAll(unmetMinValues: [String])
  }

  public var nodePool: NodePoolName
  public var weight: Int
  public var standing: Standing
  /// From all types of its node class to those that its requirements leave.
  public var funnel: LaunchFunnel
  /// What DaemonSets will ask of each of its nodes.
  public var daemonRequests: ResourceList
  /// What its limits leave, before this round; nil without limits. May be negative.
  public var remaining: ResourceList?

  public init(
    nodePool: NodePoolName, weight: Int, standing: Standing, funnel: LaunchFunnel = LaunchFunnel(),
    daemonRequests: ResourceList = ResourceList(), remaining: ResourceList? = nil
  ) {
    self.nodePool = nodePool
    self.weight = weight
    self.standing = standing
    self.funnel = funnel
    self.daemonRequests = daemonRequests
    self.remaining = remaining
  }
}

/// A Pod that Karpenter does not even try, and what is wrong with it.
public struct IgnoredPod: Equatable, Sendable {
  public var pod: PodName
  public var problems: [PodProblem]

  public init(pod: PodName, problems: [PodProblem]) {
    self.pod = pod
    self.problems = problems
  }
}

/// A node of before the round, or a claim whose machine has not joined yet, and the Pods it is to hold.
public struct ExistingPlacement: Equatable, Sendable {
  /// The node's name, or the claim's where no node has registered.
  public var name: String
  public var node: NodeName?
  public var nodeClaim: NodeClaimName?
  /// In the order they were placed.
  public var pods: [PodName]

  public init(name: String, node: NodeName?, nodeClaim: NodeClaimName?, pods: [PodName]) {
    self.name = name
    self.node = node
    self.nodeClaim = nodeClaim
    self.pods = pods
  }
}

/// A claim that the round asks for.
public struct PlannedClaim: Equatable, Sendable {
  public var nodePool: NodePoolName
  /// In the order they were placed.
  public var pods: [PodName]
  /// The object to create. The solver leaves its name to whoever creates it.
  public var nodeClaim: NodeClaim
  /// The requirements of its spec, before they are written as entries.
  public var requirements: Requirements
  /// What is left to choose from, cheapest first.
  public var instanceTypes: [PricedInstanceType]
  /// The least that the claim can cost now; nil when nothing of it is to be had.
  public var cheapest: PricedOffering?
  /// The next cheapest offering after it.
  public var nextCheapest: PricedOffering?
  /// From all types of the NodePool to those left, for all its Pods together.
  public var funnel: LaunchFunnel
  /// Whether the `BestEffort` policy lowered a `minValues`.
  public var minValuesRelaxed: Bool
  /// Set when creating the claim would be refused, its NodePool being over a limit at this moment.
  public var limitExceeded: LimitExceeded?
}

/// An instance type and the least that an available, compatible offering of it costs.
public struct PricedInstanceType: Equatable, Sendable {
  public var name: String
  /// Nil when no such offering is left.
  public var priceUSDPerHour: Double?

  public init(name: String, priceUSDPerHour: Double?) {
    self.name = name
    self.priceUSDPerHour = priceUSDPerHour
  }
}

public struct PricedOffering: Equatable, Sendable {
  public var instanceType: String
  public var zone: String
  public var capacityType: CapacityType
  public var priceUSDPerHour: Double

  public init(instanceType: String, zone: String, capacityType: CapacityType, priceUSDPerHour: Double) {
    self.instanceType = instanceType
    self.zone = zone
    self.capacityType = capacityType
    self.priceUSDPerHour = priceUSDPerHour
  }
}

public struct LimitExceeded: Equatable, Sendable {
  public var resource: ResourceName
  public var usage: Quantity
  public var limit: Quantity

  public init(resource: ResourceName, usage: Quantity, limit: Quantity) {
    self.resource = resource
    self.usage = usage
    self.limit = limit
  }
}
