import Cluster
import Kubernetes

/// Rules of a PrometheusRule object that are evaluated together, in their order.
struct RuleGroup {
  enum Rule {
    case alert(AlertRule)
    case recording(RecordingRule)
  }

  let rules: [Rule]
  /// Between two evaluations.
  let interval: Duration
  /// Since when the object is there.
  let createdAt: VirtualTime

  static func all(in world: World) -> [Self] {
    world.objects.inert.values.filter { $0.kind.isPrometheusRule }.flatMap { object in
      (object.fields["spec"]?["groups"]?.array ?? []).map { Self($0, of: object) }
    }
  }

  private init(_ group: JSONValue, of object: InertObject) {
    rules = (group["rules"]?.array ?? []).compactMap { rule in
      RecordingRule(rule).map { .recording($0) } ?? AlertRule(rule, in: group, of: object).map { .alert($0) }
    }
    interval = Self.interval(of: group)
    createdAt = object.metadata.creationTimestamp ?? .start
  }

  static func interval(of group: JSONValue) -> Duration {
    let interval =
      group["interval"]?.string.flatMap { Duration(prometheus: $0) } ?? PromQLQuery.scrapeInterval
    return max(interval, .seconds(1))
  }

  static func texts(_ value: JSONValue?) -> [(String, String)] {
    (value?.object ?? [:]).compactMap { name, value in value.string.map { (name, $0) } }
  }
}
