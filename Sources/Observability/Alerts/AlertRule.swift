import Cluster
import Kubernetes

/// A rule of a PrometheusRule object.
public struct AlertRule: Sendable {
  /// The PrometheusRule it stands in.
  public let object: NamespacedName
  public let group: String
  public let alert: String
  public let expression: String
  /// How long the expression has to hold before the alert fires.
  public let holdFor: Duration
  /// Between two looks at the rule.
  public let interval: Duration
  public let labels: MetricLabels
  /// By name, ascending; `{{ $value }}` and `{{ $labels.x }}` still stand in them.
  public let annotations: [(name: String, text: String)]
  /// Since when the object is there.
  public let createdAt: VirtualTime

  /// Every alerting rule that the cluster's PrometheusRule objects have, in their order.
  public static func all(in world: World) -> [Self] {
    RuleGroup.all(in: world).flatMap(\.rules).compactMap { rule in
      if case .alert(let alert) = rule { alert } else { nil }
    }
  }

  init?(_ rule: JSONValue, in group: JSONValue, of object: InertObject) {
    guard let alert = rule["alert"]?.string else { return nil }
    self.object = object.metadata.namespacedName
    self.group = group["name"]?.string ?? ""
    self.alert = alert
    expression = rule["expr"]?.string ?? rule["expr"]?.int.map(String.init) ?? ""
    holdFor = rule["for"]?.string.flatMap { Duration(prometheus: $0) } ?? .zero
    interval = RuleGroup.interval(of: group)
    labels = MetricLabels(RuleGroup.texts(rule["labels"]))
    annotations = RuleGroup.texts(rule["annotations"]).sorted { $0.0 < $1.0 }.map { (name: $0.0, text: $0.1) }
    createdAt = object.metadata.creationTimestamp ?? .start
  }
}

extension Kind {
  /// Whether objects of it hold rules that are evaluated.
  public var isPrometheusRule: Bool { name == "PrometheusRule" && group == "monitoring.coreos.com" }
}
