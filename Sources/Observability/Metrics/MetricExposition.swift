import Cluster
import Kubernetes

/// Karpenter's metrics at an instant, as `curl …:8080/metrics` would print them.
public struct MetricExposition: Sendable {
  public let families: [(family: MetricFamily, series: [(series: MetricSeries, value: Double)])]

  /// - Parameter names: of families; nil takes all but those that have series for every type of the catalogue.
  public init(_ world: World, families names: Set<String>? = nil) {
    var byFamily: [String: [(series: MetricSeries, value: Double)]] = [:]
    for series in KarpenterSeries(world, families: names).all {
      guard let value = series.value(at: world.now), let family = MetricFamily.ofSeries(named: series.name)
      else { continue }
      byFamily[family.name, default: []].append((series, value))
    }
    families = MetricFamily.all.compactMap { family in
      byFamily[family.name].map { (family, $0.sorted { Self.precedes($0.series, $1.series) }) }
    }
  }

  /// Of a histogram or a summary: each of its label sets whole, buckets by their bound, then sum and count.
  private static func precedes(_ left: MetricSeries, _ right: MetricSeries) -> Bool {
    let (a, b) = (left.labels.dropping(["le", "quantile"]), right.labels.dropping(["le", "quantile"]))
    if a != b { return a < b }
    if rank(left) != rank(right) { return rank(left) < rank(right) }
    return bound(left) < bound(right)
  }

  private static func rank(_ series: MetricSeries) -> Int {
    if series.labels["le"] != nil || series.labels["quantile"] != nil { return 0 }
    return series.name.hasSuffix("_sum") ? 1 : 2
  }

  private static func bound(_ series: MetricSeries) -> Double {
    guard let text = series.labels["le"] ?? series.labels["quantile"] else { return 0 }
    return text == "+Inf" ? .infinity : Double(text) ?? 0
  }

  /// In Prometheus' text format, each line ended.
  public var text: String {
    families.map { family, series in
      let head = "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
      return head
        + series.map { "\($0.series.name)\($0.series.labels) \(PrometheusNumber.text($0.value))\n" }.joined()
    }.joined()
  }
}
