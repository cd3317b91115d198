extension HorizontalPodAutoscaler {
  /// Where a metric comes from.
  public enum MetricSource: Equatable, Sendable {
    /// What Pods use of a resource they request.
    case resource(ResourceName)
    /// What one container of each Pod uses.
    case containerResource(ResourceName, container: String)
    /// A metric of each Pod, from the custom metrics API.
    case pods(name: String, selector: LabelSelector?)
    /// A metric of one object, from the custom metrics API.
    case object(ScaleTargetReference, name: String, selector: LabelSelector?)
    /// A metric of nothing in the cluster, from the external metrics API.
    case external(name: String, selector: LabelSelector?)
  }

  /// What a metric should be.
  public enum MetricTarget: Equatable, Sendable {
    /// Percent of what the Pods request.
    case utilization(Int)
    /// For each Pod.
    case averageValue(Quantity)
    /// Of all Pods together.
    case value(Quantity)
  }

  public struct Metric: Equatable, Sendable {
    public var source: MetricSource
    public var target: MetricTarget

    public init(_ source: MetricSource, _ target: MetricTarget) {
      self.source = source
      self.target = target
    }
  }

  /// What a metric was when it was last looked at.
  public struct CurrentMetric: Equatable, Sendable {
    public var source: MetricSource
    public var averageUtilization: Int?
    public var averageValue: Quantity?
    public var value: Quantity?

    public init(
      _ source: MetricSource, averageUtilization: Int? = nil, averageValue: Quantity? = nil,
      value: Quantity? = nil
    ) {
      self.source = source
      self.averageUtilization = averageUtilization
      self.averageValue = averageValue
      self.value = value
    }
  }
}
