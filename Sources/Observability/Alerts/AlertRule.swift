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
    world.objects.inert.values.filter { $0.kind.isPrometheusRule }.flatMap { object in
      groups(of: object).flatMap { group in
        (group["rules"]?.array ?? []).compactMap { Self($0, in: group, of: object) }
      }
    }
  }

  /// Names of the series that recording rules would make, which are not made here.
  public static func recorded(in world: World) -> [String] {
    world.objects.inert.values.filter { $0.kind.isPrometheusRule }.flatMap { object in
      groups(of: object).flatMap { $0["rules"]?.array ?? [] }.compactMap { $0["record"]?.string }
    }
  }

  private static func groups(of object: InertObject) -> [JSONValue] {
    object.fields["spec"]?["groups"]?.array ?? []
  }

  private init?(_ rule: JSONValue, in group: JSONValue, of object: InertObject) {
    guard let alert = rule["alert"]?.string else { return nil }
    self.object = object.metadata.namespacedName
    self.group = group["name"]?.string ?? ""
    self.alert = alert
    expression = rule["expr"]?.string ?? rule["expr"]?.int.map(String.init) ?? ""
    holdFor = rule["for"]?.string.flatMap { Duration(prometheus: $0) } ?? .zero
    let interval =
      group["interval"]?.string.flatMap { Duration(prometheus: $0) } ?? PromQLQuery.scrapeInterval
    self.interval = max(interval, .seconds(1))
    labels = MetricLabels(Self.texts(rule["labels"]))
    annotations = Self.texts(rule["annotations"]).sorted { $0.0 < $1.0 }.map { (name: $0.0, text: $0.1) }
    createdAt = object.metadata.creationTimestamp ?? .start
  }

  private static func texts(_ value: JSONValue?) -> [(String, String)] {
    (value?.object ?? [:]).compactMap { name, value in value.string.map { (name, $0) } }
  }
}

extension Kind {
  /// Whether objects of it hold rules that are evaluated.
  public var isPrometheusRule: Bool { name == "PrometheusRule" && group == "monitoring.coreos.com" }
}
