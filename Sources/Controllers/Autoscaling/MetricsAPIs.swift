import Kubernetes

/// What the cluster's metrics APIs answer an autoscaler.
public struct MetricsAPIs: Sendable {
  public var resource = ResourceMetrics.notRegistered
  /// Nil: nobody serves `custom.metrics.k8s.io`.
  public var custom: CustomMetrics?
  /// Nil: nobody serves `external.metrics.k8s.io`.
  public var external: [ExternalMetric]?

  public init() {}

  /// `metrics.k8s.io`, which the Metrics Server serves.
  public enum ResourceMetrics: Sendable {
    /// No Metrics Server was ever installed.
    case notRegistered
    /// It is installed and does not run.
    case unavailable
    case served([PodName: [ContainerUsage]])
  }

  /// Of Pods and of other objects, by the metric's name.
  public struct CustomMetrics: Sendable {
    public var ofPods: [String: [PodName: Quantity]] = [:]
    public var ofObjects: [String: [ObjectReference: Quantity]] = [:]

    public init() {}
  }

  public struct ExternalMetric: Sendable {
    public let namespace: String
    public let name: String
    public let labels: Labels
    public let value: Quantity

    public init(namespace: String, name: String, labels: Labels, value: Quantity) {
      self.namespace = namespace
      self.name = name
      self.labels = labels
      self.value = value
    }
  }
}
