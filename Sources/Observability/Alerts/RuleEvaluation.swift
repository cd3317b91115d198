import Cluster
import Kubernetes

/// What a rule has come to by a world's present instant.
public struct RuleEvaluation: Sendable {
  public enum State: String, Sendable { case inactive, pending, firing }

  /// One series for which the rule's expression holds.
  public struct Alert: Sendable {
    /// The series' labels and the rule's own.
    public let labels: MetricLabels
    public let value: Double
    /// Since when the expression has held without a break, as far back as it was looked at.
    public let since: VirtualTime
    public let state: State
    public let annotations: [(name: String, text: String)]
  }

  public let rule: AlertRule
  public let alerts: [Alert]
  /// What is wrong with the expression.
  public let error: PromQLError?
  /// Metrics that it names and that no series has.
  public let unknownMetrics: [String]

  /// The rule's, being the furthest of its alerts'.
  public var state: State {
    alerts.contains { $0.state == .firing } ? .firing : alerts.isEmpty ? .inactive : .pending
  }

  /// Looks back over the rule's evaluations, one every `interval`, to see since when it has held; never further than
  /// this many of them.
  static let longestLook = 2880

  public init(_ rule: AlertRule, in world: World) {
    self.rule = rule
    var alerts: [Alert] = []
    var unknown: [String] = []
    var failure: PromQLError?
    do throws(PromQLError) {
      let query = try PromQLQuery(rule.expression)
      unknown = query.metricNames.filter {
        MetricFamily.ofSeries(named: $0) == nil && !RuleSeries.makes($0, in: world)
      }
      alerts = try Self.alerts(of: rule, query, in: world)
    } catch {
      failure = error
    }
    self.alerts = alerts
    unknownMetrics = unknown
    error = failure
  }

  private static func alerts(
    of rule: AlertRule, _ query: PromQLQuery, in world: World
  ) throws(PromQLError) -> [Alert] {
    let series = query.series(in: world)
    let present = try query.samples(in: series, at: world.now)
    var since: [MetricLabels: VirtualTime] = [:]
    for sample in present { since[sample.labels] = world.now }
    var going = Set(present.map(\.labels))
    var instant = world.now - rule.interval
    for _ in 0..<longestLook where !going.isEmpty && instant >= rule.createdAt {
      going.formIntersection(try query.samples(in: series, at: instant).map(\.labels))
      for labels in going { since[labels] = instant }
      instant = instant - rule.interval
    }
    return present.map { sample in
      let start = since[sample.labels] ?? world.now
      let isFiring = world.now - start >= rule.holdFor
      return Alert(
        labels: MetricLabels((sample.labels.pairs + rule.labels.pairs).map { ($0.name, $0.value) }),
        value: sample.value, since: start, state: isFiring ? .firing : .pending,
        annotations: rule.annotations.map { (name: $0.name, text: sample.filled(into: $0.text)) })
    }
  }
}

extension PromQLSample {
  /// Puts the value and the labels where an annotation's template has them.
  fileprivate func filled(into template: String) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      text += rest[..<open.lowerBound]
      let inner = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
      if inner.hasPrefix("$value") {
        text += PrometheusNumber.plain(value)
      } else if inner.hasPrefix("$labels.") {
        text += labels[String(inner.dropFirst("$labels.".count))] ?? ""
      } else {
        text += rest[open.lowerBound..<close.upperBound]
      }
      rest = rest[close.upperBound...]
    }
    return text + rest
  }
}
