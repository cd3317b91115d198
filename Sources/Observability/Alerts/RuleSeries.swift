import Cluster
import Kubernetes

/// Series that the rules of PrometheusRule objects make: what recording rules record, and which alerts there are.
///
/// A group is evaluated every `interval`, counted back from the present instant, from its object's creation on.
public struct RuleSeries: Sendable {
  let all: [MetricSeries]

  static let alerts = "ALERTS"
  static let activeSince = "ALERTS_FOR_STATE"

  /// Whether a metric is one that the cluster's own rules make.
  public static func makes(_ name: String, in world: World) -> Bool {
    RuleGroup.all(in: world).contains { $0.makes(name) }
  }

  /// - Parameter names: of the metrics that are asked for; when rules make none of them, none is evaluated.
  init(_ world: World, names: [String]) {
    let groups = RuleGroup.all(in: world)
    guard names.contains(where: { name in groups.contains { $0.makes(name) } }) else {
      all = []
      return
    }
    var evaluation = Evaluation(groups, in: world)
    evaluation.run(until: world.now)
    all = evaluation.recorder.all
  }

  private struct Evaluation {
    var recorder = SeriesRecorder(wanted: nil)
    private var groups: [(group: RuleGroup, rules: [PreparedRule])]
    private let base: [MetricSeries]

    init(_ groups: [RuleGroup], in world: World) {
      self.groups = groups.map { group in (group, group.rules.compactMap { PreparedRule($0) }) }
      let queries = self.groups.flatMap { $0.rules }.map(\.query)
      let families = queries.map(\.families)
      base =
        KarpenterSeries(
          world,
          families: families.contains(nil) ? nil : families.reduce(into: []) { $0.formUnion($1 ?? []) }
        ).all
    }

    mutating func run(until now: VirtualTime) {
      var turns: [(time: VirtualTime, group: Int)] = []
      for (index, entry) in groups.enumerated() {
        var instant = now
        for _ in 0..<RuleEvaluation.longestLook where instant >= entry.group.createdAt {
          turns.append((instant, index))
          instant = instant - entry.group.interval
        }
      }
      for turn in turns.sorted(by: { ($0.time, $0.group) < ($1.time, $1.group) }) {
        for index in groups[turn.group].rules.indices {
          groups[turn.group].rules[index].evaluate(on: base, at: turn.time, recording: &recorder)
        }
      }
    }
  }
}

extension RuleGroup {
  fileprivate func makes(_ name: String) -> Bool {
    rules.contains { rule in
      switch rule {
      case .alert: name == RuleSeries.alerts || name == RuleSeries.activeSince
      case .recording(let recording): name == recording.record
      }
    }
  }
}

/// A rule that can be read, and which series it had at its last evaluation.
private struct PreparedRule {
  let rule: RuleGroup.Rule
  let query: PromQLQuery
  private let names: Set<String>
  private var last: [Key: Double] = [:]
  private var activeSince: [MetricLabels: VirtualTime] = [:]

  private struct Key: Hashable, Comparable {
    let name: String
    let labels: MetricLabels

    static func < (left: Self, right: Self) -> Bool { (left.name, left.labels) < (right.name, right.labels) }
  }

  init?(_ rule: RuleGroup.Rule) {
    let expression =
      switch rule {
      case .alert(let alert): alert.expression
      case .recording(let recording): recording.expression
      }
    guard let query = try? PromQLQuery(expression) else { return nil }
    self.rule = rule
    self.query = query
    names = Set(query.metricNames)
  }

  /// A rule that fails at an instant has nothing there.
  mutating func evaluate(
    on base: [MetricSeries], at time: VirtualTime, recording recorder: inout SeriesRecorder
  ) {
    let series =
      names.isEmpty ? base + recorder.all : (base + recorder.all).filter { names.contains($0.name) }
    let samples = (try? query.samples(in: series, at: time)) ?? []
    let present = keys(samples, at: time)
    for key in last.keys.sorted() where present[key] == nil {
      recorder.set(key.name, key.labels, to: nil, at: time)
    }
    for (key, value) in present.sorted(by: { $0.key < $1.key }) {
      recorder.set(key.name, key.labels, to: value, at: time)
    }
    last = present
  }

  private mutating func keys(_ samples: [PromQLSample], at time: VirtualTime) -> [Key: Double] {
    switch rule {
    case .recording(let recording):
      return Dictionary(
        samples.map {
          (Key(name: recording.record, labels: $0.labels.adding(recording.labels)), $0.value)
        }
      ) { $1 }
    case .alert(let alert):
      var keys: [Key: Double] = [:]
      var still: [MetricLabels: VirtualTime] = [:]
      for sample in samples {
        let labels = sample.labels.adding(alert.labels).with("alertname", alert.alert)
        let since = activeSince[labels] ?? time
        still[labels] = since
        let state: RuleEvaluation.State = time - since >= alert.holdFor ? .firing : .pending
        keys[Key(name: RuleSeries.alerts, labels: labels.with("alertstate", state.rawValue))] = 1
        keys[Key(name: RuleSeries.activeSince, labels: labels)] =
          (since - VirtualTime(unixMinute: 0)).inSeconds
      }
      activeSince = still
      return keys
    }
  }
}

extension MetricLabels {
  fileprivate func adding(_ others: MetricLabels) -> MetricLabels {
    MetricLabels((pairs + others.pairs).map { ($0.name, $0.value) })
  }
}
