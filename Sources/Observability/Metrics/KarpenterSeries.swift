import Cluster
import Kubernetes

/// Every series of Karpenter's metrics over a world's past: read from decisions, from what pictures of the past are
/// drawn from, and from the objects that there are. Nothing is sampled and nothing is kept.
public struct KarpenterSeries: Sendable {
  /// In the order of names and labels.
  public let all: [MetricSeries]

  /// - Parameter families: by name; nil takes all but those that have series for every type of the catalogue.
  public init(_ world: World, families: Set<String>? = nil) {
    let everyday = Set(MetricFamily.all.map(\.name)).subtracting(Self.catalogueFamilies)
    let wanted = families ?? everyday
    var recorder = SeriesRecorder(wanted: wanted)
    if !wanted.isDisjoint(with: Self.decisionFamilies) {
      DecisionSeries.record(world.decisions, in: &recorder)
    }
    if !wanted.isDisjoint(with: Self.sceneFamilies) {
      SceneSeries.record(world.history, in: &recorder)
    }
    ObjectSeries.record(world, in: &recorder)
    if !wanted.isDisjoint(with: Self.catalogueFamilies) { CatalogueSeries.record(world, in: &recorder) }
    all = recorder.all
  }

  static let catalogueFamilies: Set<String> = [
    "karpenter_cloudprovider_instance_type_cpu_cores", "karpenter_cloudprovider_instance_type_memory_bytes",
    "karpenter_cloudprovider_instance_type_offering_price_estimate",
  ]

  private static let sceneFamilies: Set<String> = [
    "karpenter_cluster_state_node_count", "karpenter_cluster_utilization_percent",
    "karpenter_nodes_allocatable", "karpenter_nodes_total_pod_requests",
    "karpenter_nodes_total_daemon_requests", "karpenter_nodes_system_overhead", "karpenter_pods_state",
    "karpenter_nodepools_usage", "karpenter_nodepools_limit", "karpenter_nodepools_cost_total",
    "karpenter_nodes_lifetime_duration_seconds", "karpenter_pods_bound_duration_seconds",
    "karpenter_pods_startup_duration_seconds",
  ]

  private static let decisionFamilies: Set<String> = Set(
    MetricFamily.all.map(\.name).filter {
      !sceneFamilies.contains($0) && !catalogueFamilies.contains($0) && !$0.hasPrefix("operator_")
    })
}
