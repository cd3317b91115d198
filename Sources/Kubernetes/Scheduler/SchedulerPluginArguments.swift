/// What `pluginConfig` of a scheduler's profile can set, over all its plugins.
public struct SchedulerPluginArguments: Equatable, Sendable {
  /// The plugins that arguments were written for, in the order of the manifest, one that is written twice
  /// included. All others have what stands here to begin with.
  public var written: [String] = []
  /// Beside the pod's own node affinity.
  public var addedAffinity: NodeAffinity?
  public var scoringStrategy = ScoringStrategy()
  /// Extended resources, or groups of them, that another component counts.
  public var ignoredResources: [String] = []
  public var ignoredResourceGroups: [String] = []
  /// What NodeResourcesBalancedAllocation balances. Weights have no effect there.
  public var balancedResources = [ResourceWeight(.cpu), ResourceWeight(.memory)]
  /// Which spread constraints a pod has that names none.
  public var defaultingType = SpreadDefaulting.system
  /// With `List`: without selectors, which follow from the pod's Services and controller.
  public var defaultConstraints: [TopologySpreadConstraint] = []
  /// What the required affinity of a pod that is already placed counts for the pods it wants, 0 to 100.
  public var hardPodAffinityWeight = 1
  /// Whether to disregard what pods that are already placed would rather have.
  public var ignorePreferredTermsOfExistingPods = false
  /// How many nodes a preemption tries: this share of those that might help, and at least the absolute number.
  public var minCandidateNodesPercentage = 10
  public var minCandidateNodesAbsolute = 100
  /// Arguments that have no effect here, by the plugin's name.
  public var inert: InertFields = [:]

  public init() {}
}

/// Where the spread constraints of a pod come from that names none.
public enum SpreadDefaulting: String, CaseIterable, Sendable {
  /// Soft spreading over hosts and zones, as kube-scheduler does without configuration.
  case system = "System"
  /// Those that the configuration lists.
  case list = "List"
}

/// What makes a node with room better than another.
public struct ScoringStrategy: Equatable, Sendable {
  public var type = Kind.leastAllocated
  public var resources = [ResourceWeight(.cpu), ResourceWeight(.memory)]
  /// For `RequestedToCapacityRatio`: a line through these points, in ascending order of utilization.
  public var shape: [ShapePoint] = []

  public enum Kind: String, CaseIterable, Sendable {
    case leastAllocated = "LeastAllocated", mostAllocated = "MostAllocated",
      requestedToCapacityRatio = "RequestedToCapacityRatio"
  }

  /// Utilization 0 to 100, score 0 to 10.
  public struct ShapePoint: Equatable, Sendable {
    public var utilization: Int
    public var score: Int

    public init(utilization: Int, score: Int) {
      self.utilization = utilization
      self.score = score
    }
  }

  public init() {}
}

public struct ResourceWeight: Equatable, Sendable {
  public var resource: ResourceName
  /// 1 to 100.
  public var weight: Int

  public init(_ resource: ResourceName, weight: Int = 1) {
    self.resource = resource
    self.weight = weight
  }
}
