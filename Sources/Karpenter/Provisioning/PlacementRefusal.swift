import Kubernetes

/// Why a node, a claim or a NodePool does not take a Pod: the first obstacle in Karpenter's order.
public enum PlacementRefusal: Equatable, Sendable {
  case untoleratedTaints([Taint])
  case volumeLimit(driver: String, count: Int, limit: Int)
  case hostPortConflict(asked: HostPort, taken: HostPort)
  /// Of an existing node: what the Pod asks for and the node has not left.
  case exceedsNodeResources([ResourceName])
  case requirements(Requirements.Conflict)
  case volumeRequirements(Requirements.Conflict)
  case topology(TopologyRefusal)
  /// Each rule of topology has a domain for the Pod, but not the same one.
  case topologyDomains(Requirements.Conflict)
  case instanceTypes(InstanceTypeRefusal)
  case reservation(ReservationRefusal)
  /// The NodePool's `limits.nodes` is used up.
  case nodeLimitReached
  /// Every instance type is larger than what the NodePool's limits leave.
  case limitsExceeded(remaining: ResourceList)

  public enum Kind: String, CaseIterable, Sendable {
    case untoleratedTaints, volumeLimit, hostPortConflict, exceedsNodeResources, requirements,
      volumeRequirements, topology, topologyDomains, instanceTypes, reservation, nodeLimitReached,
      limitsExceeded

    /// Its place among all kinds.
    var position: Int {
      switch self {
      case .untoleratedTaints: 0
      case .volumeLimit: 1
      case .hostPortConflict: 2
      case .exceedsNodeResources: 3
      case .requirements: 4
      case .volumeRequirements: 5
      case .topology: 6
      case .topologyDomains: 7
      case .instanceTypes: 8
      case .reservation: 9
      case .nodeLimitReached: 10
      case .limitsExceeded: 11
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .untoleratedTaints: .untoleratedTaints
    case .volumeLimit: .volumeLimit
    case .hostPortConflict: .hostPortConflict
    case .exceedsNodeResources: .exceedsNodeResources
    case .requirements: .requirements
    case .volumeRequirements: .volumeRequirements
    case .topology: .topology
    case .topologyDomains: .topologyDomains
    case .instanceTypes: .instanceTypes
    case .reservation: .reservation
    case .nodeLimitReached: .nodeLimitReached
    case .limitsExceeded: .limitsExceeded
    }
  }
}

/// A rule of topology that no domain of the candidate satisfies.
public struct TopologyRefusal: Equatable, Sendable {
  public enum Rule: Int, Comparable, Sendable {
    case spread, podAffinity, podAntiAffinity
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public struct Count: Equatable, Sendable {
    public var domain: String
    public var pods: Int
  }

  public var rule: Rule
  public var topologyKey: String
  /// Whether it is another Pod's anti-affinity that keeps this one off.
  public var isOtherPods: Bool
  /// Every known domain, ascending.
  public var counts: [Count]
  /// Domains that the Pod's own selectors allow.
  public var podDomains: Requirement
  /// Domains that the candidate can be in.
  public var nodeDomains: Requirement
}

/// No instance type is left: which of the three tests each passed, taken together.
public struct InstanceTypeRefusal: Equatable, Sendable {
  /// Whether any type passed the test at all.
  public var anyMeetsRequirements: Bool
  public var anyFits: Bool
  public var anyHasOffering: Bool
  /// Whether a type failed only the third test.
  public var anyFailsOfferingAlone: Bool
  public var anyFailsRequirementsAlone: Bool
  public var anyFailsFitAlone: Bool
  /// Labels with too few different values among the types left; empty when that was not the reason.
  public var unmetMinValues: [String]
  /// What was required of a type.
  public var requirements: Requirements
  /// What had to fit: DaemonSets and this Pod.
  public var requests: ResourceList
  /// The Pod's part of the CPU.
  public var podCPU: Quantity
}

/// Why a capacity reservation keeps a Pod waiting for a later round.
public enum ReservationRefusal: Equatable, Sendable {
  /// Compatible reservations exist and other claims hold all of them.
  case noneLeft
  /// With this Pod the claim would lose every reservation it holds.
  case wouldLoseAll
}

/// A port of the node that a container takes for itself.
public struct HostPort: Hashable, Sendable {
  /// `0.0.0.0` when the container names none.
  public var ip: String
  public var port: Int
  public var portProtocol: ContainerPort.PortProtocol

  public init(ip: String, port: Int, portProtocol: ContainerPort.PortProtocol) {
    self.ip = ip
    self.port = port
    self.portProtocol = portProtocol
  }

  /// Whether both cannot be on one node: the same protocol and port, at the same or an unspecified address.
  public func conflicts(with other: HostPort) -> Bool {
    portProtocol == other.portProtocol && port == other.port
      && (ip == other.ip || isUnspecified || other.isUnspecified)
  }

  private var isUnspecified: Bool { ip == "0.0.0.0" || ip == "::" }
}
