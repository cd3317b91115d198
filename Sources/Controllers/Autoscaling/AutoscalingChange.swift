import Kubernetes

/// What an autoscaler did with a workload, or why it did not do what it would have liked.
public enum AutoscalingChange: Equatable, Sendable {
  /// A HorizontalPodAutoscaler set another number of replicas.
  case rescaled(HorizontalScaling)
  /// It would have liked another number and is held to the one that there is.
  case held(HorizontalScaling)
  /// It cannot tell how many replicas are needed; the condition's reason and message.
  case blind(reason: String, message: String)
  /// It can again.
  case sees
  /// KEDA cannot make anything of a ScaledObject; in its own words.
  case refused(message: String)
  /// KEDA made the HorizontalPodAutoscaler of a ScaledObject.
  case madeAutoscaler(name: String, metrics: [String])
  /// A source of events woke a workload that had no replicas.
  case activated(replicas: Int, trigger: String)
  /// All sources have been quiet for so long.
  case deactivated(from: Int, to: Int, quietFor: Duration)
  /// A VerticalPodAutoscaler recommends something else than before.
  case recommended([VerticalPodAutoscaler.ContainerRecommendation])
  /// A Pod's requests are too far from what is recommended: it is evicted, so that the next gets better ones.
  case evictedForResize(PodName)
}

/// One look of a HorizontalPodAutoscaler at its workload.
public struct HorizontalScaling: Equatable, Sendable {
  public var from: Int
  public var to: Int
  /// What the metrics came to, before windows, policies and bounds.
  public var wanted: Int
  public var findings: [MetricFinding]
  /// Reason of `AbleToScale`: `ReadyForNewScale`, or `ScaleDownStabilized` where a window changed the number.
  public var stabilization: String
  /// The window that did.
  public var window: Duration
  /// Reason of `ScalingLimited`: `DesiredWithinRange`, `TooManyReplicas`, `ScaleUpLimit`.
  public var limit: String

  public init(
    from: Int, to: Int, wanted: Int, findings: [MetricFinding] = [], stabilization: String = "",
    window: Duration = .zero, limit: String = ""
  ) {
    self.from = from
    self.to = to
    self.wanted = wanted
    self.findings = findings
    self.stabilization = stabilization
    self.window = window
    self.limit = limit
  }
}

/// What one metric of an autoscaler came to.
public struct MetricFinding: Equatable, Sendable {
  public var metric: HorizontalPodAutoscaler.Metric
  /// Percent of the requests, where the target is one.
  public var utilization: Int?
  /// For each Pod, or of all together, as the target is.
  public var value: Quantity?
  /// Of usage to target.
  public var ratio: Double
  public var replicas: Int

  public init(
    metric: HorizontalPodAutoscaler.Metric, utilization: Int?, value: Quantity?, ratio: Double, replicas: Int
  ) {
    self.metric = metric
    self.utilization = utilization
    self.value = value
    self.ratio = ratio
    self.replicas = replicas
  }
}
