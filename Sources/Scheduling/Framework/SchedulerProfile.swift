import Kubernetes

/// How one scheduler decides: which plugins run, what their scores weigh, and their arguments.
public struct SchedulerProfile: Equatable, Sendable {
  /// Pods name it in `spec.schedulerName`.
  public var schedulerName = "default-scheduler"
  /// Share of the nodes, in percent, after which the search for feasible ones may stop; nil or 0 adapts to the
  /// size of the cluster. Clusters under 100 nodes are always searched whole.
  public var percentageOfNodesToScore: Int?
  /// In the order in which they run.
  public var filters: [PluginName] = PluginName.allCases.filter(\.filters)
  /// In the order in which they run.
  public var scores: [WeightedPlugin] = PluginName.allCases.compactMap { plugin in
    plugin.defaultWeight.map { WeightedPlugin(plugin, weight: $0) }
  }
  /// What is asked after every node has refused a pod.
  public var postFilters: [PluginName] = [.dynamicResources, .defaultPreemption]
  public var arguments = PluginArguments()

  public static let `default` = SchedulerProfile()

  public init() {}
}

public struct WeightedPlugin: Equatable, Sendable {
  public var plugin: PluginName
  public var weight: Int

  public init(_ plugin: PluginName, weight: Int) {
    self.plugin = plugin
    self.weight = weight
  }
}

/// What `pluginConfig` of a profile can set.
public struct PluginArguments: Equatable, Sendable {
  /// Beside the pod's own node affinity.
  public var addedAffinity: NodeAffinity?
  public var scoringStrategy = ScoringStrategy()
  /// Extended resources, or groups of them, that another component counts.
  public var ignoredResources: [String] = []
  public var ignoredResourceGroups: [String] = []
  /// What NodeResourcesBalancedAllocation balances. Weights have no effect there.
  public var balancedResources = [ResourceWeight(.cpu), ResourceWeight(.memory)]
  /// For pods without spread constraints of their own.
  public var defaultConstraints = DefaultConstraints.system
  /// What the required affinity of a pod that is already placed counts for the pods it wants, 0 to 100.
  public var hardPodAffinityWeight = 1
  /// Whether to disregard what pods that are already placed would rather have.
  public var ignorePreferredTermsOfExistingPods = false
  /// How many nodes a preemption tries: this share of those that might help, and at least the absolute number.
  public var minCandidateNodesPercentage = 10
  public var minCandidateNodesAbsolute = 100

  public init() {}

  public enum DefaultConstraints: Equatable, Sendable {
    /// Soft spreading over hosts and zones, as kube-scheduler does without configuration.
    case system
    /// Without selectors: they follow from the pod's Services and controller.
    case list([TopologySpreadConstraint])
  }
}

/// What makes a node with room better than another.
public struct ScoringStrategy: Equatable, Sendable {
  public var type = Kind.leastAllocated
  public var resources = [ResourceWeight(.cpu), ResourceWeight(.memory)]

  public enum Kind: Equatable, Sendable {
    case leastAllocated, mostAllocated
    /// By a line through these points, in ascending order of utilization.
    case requestedToCapacityRatio([ShapePoint])
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
  public var weight: Int

  public init(_ resource: ResourceName, weight: Int = 1) {
    self.resource = resource
    self.weight = weight
  }
}

extension PluginName {
  /// Whether it can keep a pod off a node.
  var filters: Bool {
    switch self {
    case .nodeUnschedulable, .nodeName, .taintToleration, .nodeAffinity, .nodePorts, .nodeResourcesFit,
      .volumeRestrictions, .nodeVolumeLimits, .volumeBinding, .volumeZone, .podTopologySpread,
      .interPodAffinity:
      true
    case .schedulingGates, .prioritySort, .dynamicResources, .defaultPreemption,
      .nodeResourcesBalancedAllocation, .imageLocality, .defaultBinder:
      false
    }
  }

  /// What its score weighs in the default profile; nil when it does not score.
  public var defaultWeight: Int? {
    switch self {
    case .taintToleration: 3
    case .nodeAffinity, .podTopologySpread, .interPodAffinity: 2
    case .nodeResourcesFit, .nodeResourcesBalancedAllocation, .imageLocality: 1
    case .schedulingGates, .prioritySort, .nodeUnschedulable, .nodeName, .nodePorts, .volumeRestrictions,
      .nodeVolumeLimits, .volumeBinding, .volumeZone, .dynamicResources, .defaultPreemption, .defaultBinder:
      nil
    }
  }
}
