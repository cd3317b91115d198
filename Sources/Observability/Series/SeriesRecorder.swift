import Kubernetes

/// Builds series from what happened, in the order in which it did.
struct SeriesRecorder {
  /// Families that are wanted; nil wants all.
  let wanted: Set<String>?
  private var series: [Key: MetricSeries] = [:]

  private struct Key: Hashable {
    let name: String
    let labels: MetricLabels
  }

  init(wanted: Set<String>?) { self.wanted = wanted }

  func wants(_ family: String) -> Bool { wanted?.contains(family) ?? true }

  /// In the order of names and labels.
  var all: [MetricSeries] {
    series.values.sorted { $0.name == $1.name ? $0.labels < $1.labels : $0.name < $1.name }
  }

  /// Sets a gauge; nil ends the series.
  mutating func set(
    _ family: String, _ labels: @autoclosure () -> MetricLabels = [:], to value: Double?, at time: VirtualTime
  ) {
    guard wants(family) else { return }
    write(family, labels(), value, at: time)
  }

  /// Raises a counter.
  mutating func add(
    _ family: String, _ labels: @autoclosure () -> MetricLabels = [:], _ amount: Double = 1,
    at time: VirtualTime
  ) {
    guard wants(family), amount > 0 else { return }
    raise(family, labels(), by: amount, at: time)
  }

  /// Notes one observation of a histogram, by Karpenter's buckets of seconds.
  mutating func observe(
    _ family: String, _ labels: MetricLabels, _ value: Double, at time: VirtualTime
  ) {
    guard wants(family) else { return }
    for bound in Self.buckets {
      raise(
        family + "_bucket", labels.with("le", PrometheusNumber.text(bound)), by: value <= bound ? 1 : 0,
        at: time)
    }
    raise(family + "_bucket", labels.with("le", "+Inf"), by: 1, at: time)
    tally(family, labels, value, at: time)
  }

  /// Notes what a summary comes to after one more observation.
  ///
  /// - Parameter all: every observation so far, ascending.
  mutating func summarize(
    _ family: String, _ labels: MetricLabels, _ value: Double, of all: [Double], at time: VirtualTime
  ) {
    guard wants(family) else { return }
    for quantile in [0, 0.5, 0.9, 0.99, 1] {
      let place = Int((quantile * Double(all.count)).rounded(.up)) - 1
      write(
        family, labels.with("quantile", PrometheusNumber.text(quantile)), all[max(0, place)], at: time)
    }
    tally(family, labels, value, at: time)
  }

  private mutating func tally(
    _ family: String, _ labels: MetricLabels, _ value: Double, at time: VirtualTime
  ) {
    raise(family + "_sum", labels, by: value, at: time)
    raise(family + "_count", labels, by: 1, at: time)
  }

  private mutating func raise(_ name: String, _ labels: MetricLabels, by amount: Double, at time: VirtualTime)
  {
    let before = series[Key(name: name, labels: labels)]?.points.last?.value ?? 0
    write(name, labels, before + amount, at: time)
  }

  private mutating func write(
    _ name: String, _ labels: MetricLabels, _ value: Double?, at time: VirtualTime
  ) {
    let key = Key(name: name, labels: labels)
    let point = MetricSeries.Point(time: time, value: value)
    guard let last = series[key]?.points.last else {
      if value != nil { series[key] = MetricSeries(name: name, labels: labels, points: [point]) }
      return
    }
    if last.value == value { return }
    if last.time == time { series[key]?.points.removeLast() }
    series[key]?.points.append(point)
  }

  /// Upper bounds in seconds.
  ///
  /// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/metrics/constants.go`, `DurationBuckets`.
  static let buckets: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25,
    1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100,
    120, 140, 160, 180, 200, 250, 300, 350, 400, 450, 500, 600,
  ]
}
