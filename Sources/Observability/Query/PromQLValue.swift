import Kubernetes

/// What a query comes to.
public enum PromQLValue: Equatable, Sendable {
  case scalar(Double)
  case string(String)
  /// One value of each series, at one instant.
  case vector([PromQLSample])
  /// The values of each series over a stretch.
  case matrix([PromQLRange])

  /// As Prometheus names it.
  var kind: String {
    switch self {
    case .scalar: "scalar"
    case .string: "string"
    case .vector: "instant vector"
    case .matrix: "range vector"
    }
  }
}

public struct PromQLSample: Equatable, Sendable {
  /// Nil for what was computed.
  public var name: String?
  public var labels: MetricLabels
  public var value: Double

  func computed(_ value: Double) -> Self { Self(name: nil, labels: labels, value: value) }
}

public struct PromQLRange: Equatable, Sendable {
  public var name: String?
  public var labels: MetricLabels
  /// Oldest first, after `start` and up to `end`.
  public var samples: [Sample]
  let start: VirtualTime
  let end: VirtualTime

  public struct Sample: Equatable, Sendable {
    public let time: VirtualTime
    public let value: Double
  }
}
