import Kubernetes

/// One series of a metric: its value from each instant on, oldest first.
public struct MetricSeries: Equatable, Sendable {
  public let name: String
  public let labels: MetricLabels
  public internal(set) var points: [Point]

  public struct Point: Equatable, Sendable {
    public let time: VirtualTime
    /// Nil where the series ends, as of a node that is no more.
    public let value: Double?
  }

  /// The value at an instant; nil before the series begins and after it has ended.
  public func value(at time: VirtualTime) -> Double? {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : points[low - 1].value
  }
}
