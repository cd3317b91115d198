import Cluster
import Kubernetes

/// A rule of a PrometheusRule object that keeps what an expression comes to as a series of its own.
public struct RecordingRule: Sendable {
  /// The name of the series.
  public let record: String
  public let expression: String
  /// Added to those of the expression.
  public let labels: MetricLabels

  /// Every recording rule that the cluster's PrometheusRule objects have, in their order.
  public static func all(in world: World) -> [Self] {
    RuleGroup.all(in: world).flatMap(\.rules).compactMap { rule in
      if case .recording(let recording) = rule { recording } else { nil }
    }
  }

  init?(_ rule: JSONValue) {
    guard let record = rule["record"]?.string else { return nil }
    self.record = record
    expression = rule["expr"]?.string ?? rule["expr"]?.int.map(String.init) ?? ""
    labels = MetricLabels(RuleGroup.texts(rule["labels"]))
  }
}
