import Cluster
import Kubernetes

/// A query in PromQL, read once and asked of worlds.
public struct PromQLQuery {
  public let text: String
  let root: PromQLExpression.Located

  /// Between two looks at Karpenter's metrics: what the course's ServiceMonitor says.
  public static let scrapeInterval = Duration.seconds(30)
  /// A subquery evaluates its expression no oftener.
  static let mostEvaluations = 11_000
  static let longestRange = Duration.seconds(30 * 86_400)

  /// Every function and aggregation that is understood.
  public static let functionNames = (PromQLEvaluator.functionNames + PromQLParser.aggregations).sorted()

  public init(_ text: String) throws(PromQLError) {
    self.text = text
    root = try PromQLParser.parse(text)
  }

  /// Every metric that the query names, in the order in which it does.
  public var metricNames: [String] {
    selectors.compactMap(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What the query comes to at a world's present instant.
  public func answer(in world: World) throws(PromQLError) -> PromQLValue {
    try answer(in: series(in: world), at: world.now)
  }

  func answer(in series: [MetricSeries], at time: VirtualTime) throws(PromQLError) -> PromQLValue {
    try PromQLEvaluator(series: series, time: time).value(of: root)
  }

  /// What a vector has at an instant; of a scalar, the one sample without labels.
  func samples(in series: [MetricSeries], at time: VirtualTime) throws(PromQLError) -> [PromQLSample] {
    switch try answer(in: series, at: time) {
    case .vector(let samples): samples
    case .scalar(let value): [PromQLSample(name: nil, labels: [:], value: value)]
    case .string, .matrix: []
    }
  }

  /// All that the query looks through: Karpenter's metrics, and what the cluster's own rules make of them.
  func series(in world: World) -> [MetricSeries] {
    KarpenterSeries(world, families: families).all + RuleSeries(world, names: metricNames).all
  }

  /// The families to look through; nil where the query names none of them outright.
  var families: Set<String>? {
    let selectors = selectors
    guard selectors.allSatisfy({ $0.name != nil }) else { return nil }
    return Set(selectors.compactMap { $0.name.flatMap { MetricFamily.ofSeries(named: $0)?.name } })
  }

  /// Counters that came to be within a stretch that the query looks back over: their first rise is not seen, since
  /// there was no 0 before it.
  public func newbornCounters(in world: World) -> [MetricSeries] {
    let ranges = selectors.filter { $0.range != nil }
    guard !ranges.isEmpty else { return [] }
    return KarpenterSeries(world, families: families).all.filter { series in
      guard MetricFamily.ofSeries(named: series.name)?.kind == .counter, let birth = series.points.first
      else { return false }
      return ranges.contains { selector in
        let end = world.now - selector.offset
        return selector.selects(series) && birth.time <= end && birth.time > end - (selector.range ?? .zero)
      }
    }
  }

  private var selectors: [PromQLSelector] { root.expression.selectors }
}

extension PromQLExpression {
  fileprivate var selectors: [PromQLSelector] {
    switch self {
    case .number, .string: []
    case .selector(let selector): [selector]
    case .call(_, let arguments): arguments.flatMap(\.expression.selectors)
    case .aggregation(let aggregation):
      (aggregation.parameter?.expression.selectors ?? []) + aggregation.argument.expression.selectors
    case .negation(let inner): inner.expression.selectors
    case .binary(let binary): binary.left.expression.selectors + binary.right.expression.selectors
    case .subquery(let subquery): subquery.argument.expression.selectors
    }
  }
}
