/// One machine that Karpenter asks a cloud for, from wish to termination.
public struct NodeClaim: KubernetesObject {
  public static let kind = Kind.nodeClaim

  public var metadata = ObjectMeta()
  public var spec = NodeClaimSpec()
  public var status = Status()

  public init() {}

  public var nodeClaimName: NodeClaimName { NodeClaimName(metadata.name) }
  public var nodePoolName: NodePoolName? { metadata.labels[WellKnown.nodePool].map { NodePoolName($0) } }

  public struct Status: Equatable, Sendable {
    public var nodeName: NodeName?
    public var providerID = ""
    public var imageID = ""
    public var capacity = ResourceList()
    public var allocatable = ResourceList()
    public var conditions: [Condition] = []
    public var lastPodEventTime: VirtualTime?

    public init() {}
  }

  /// Types of its conditions.
  public enum ConditionType {
    public static let launched = "Launched"
    public static let registered = "Registered"
    public static let initialized = "Initialized"
    public static let ready = "Ready"
    public static let consolidatable = "Consolidatable"
    public static let drifted = "Drifted"
    public static let drained = "Drained"
    public static let volumesDetached = "VolumesDetached"
    public static let instanceTerminating = "InstanceTerminating"
    public static let consistentStateFound = "ConsistentStateFound"
    public static let disruptionReason = "DisruptionReason"
  }
}

public struct NodeClaimSpec: Equatable, Sendable {
  public var requirements: [NodeSelectorRequirementWithMinValues] = []
  public var taints: [Taint] = []
  /// Taken away by somebody else before the node counts as initialized.
  public var startupTaints: [Taint] = []
  public var nodeClassRef = NodeClassReference()
  /// Set on a claim; a NodePool's template has none.
  public var resources = ResourceRequirements()
  public var expireAfter = NillableDuration.after(.seconds(720 * 3600))
  public var terminationGracePeriod: Duration?

  public init() {}
}

public struct NodeSelectorRequirementWithMinValues: Equatable, Sendable {
  public var requirement: NodeSelectorRequirement
  /// How many different values must remain possible.
  public var minValues: Int?

  public init(_ requirement: NodeSelectorRequirement, minValues: Int? = nil) {
    self.requirement = requirement
    self.minValues = minValues
  }
}

public struct NodeClassReference: Hashable, Sendable {
  public var group = ""
  public var kind = ""
  public var name = ""

  public init() {}
}
