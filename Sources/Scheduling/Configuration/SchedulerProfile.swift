import Kubernetes

/// How one scheduler decides: which plugins run, what their scores weigh, and their arguments.
public struct SchedulerProfile: Equatable, Sendable {
  /// Pods name it in `spec.schedulerName`.
  public var schedulerName = KubeSchedulerProfile.defaultName
  /// Share of the nodes, in percent, after which the search for feasible ones may stop; nil or 0 adapts to the
  /// size of the cluster. Clusters under 100 nodes are always searched whole.
  public var percentageOfNodesToScore: Int?
  /// In the order in which they run.
  public var filters: [PluginName] = PluginName.allCases.filter { $0.filterType != nil }
  /// In the order in which they run.
  public var scores: [WeightedPlugin] = PluginName.allCases.filter { $0.scoreType != nil }.map {
    WeightedPlugin($0, weight: $0.defaultWeight ?? 1)
  }
  /// What is asked after every node has refused a pod.
  public var postFilters: [PluginName] = [.dynamicResources, .defaultPreemption]
  public var arguments = SchedulerPluginArguments()

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

extension SchedulerProfile {
  /// How many feasible nodes are enough.
  ///
  /// Source: kube-scheduler 1.35, `schedule_one.go`, `numFeasibleNodesToFind`.
  func feasibleNodesWanted(of count: Int) -> Int {
    guard !scores.isEmpty else { return 1 }
    guard count >= Self.smallestSampledCluster else { return count }
    var percentage = percentageOfNodesToScore ?? 0
    if percentage == 0 { percentage = max(50 - count / 125, 5) }
    return max(count * percentage / 100, Self.smallestSampledCluster)
  }

  private static let smallestSampledCluster = 100
}
