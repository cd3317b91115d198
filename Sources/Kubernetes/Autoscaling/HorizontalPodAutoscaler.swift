/// How many replicas a workload should have, by what its Pods use or have to do.
public struct HorizontalPodAutoscaler: KubernetesObject {
  public static let kind = Kind.horizontalPodAutoscaler

  /// How fast the number may change in one direction.
  public struct ScalingRules: Equatable, Sendable {
    public enum SelectPolicy: String, CaseIterable, Sendable {
      case max = "Max", min = "Min", disabled = "Disabled"
    }

    public struct Policy: Equatable, Sendable {
      public enum Unit: String, CaseIterable, Sendable { case pods = "Pods", percent = "Percent" }

      public var unit: Unit
      public var value: Int
      public var periodSeconds: Int

      public init(_ unit: Unit, _ value: Int, periodSeconds: Int) {
        self.unit = unit
        self.value = value
        self.periodSeconds = periodSeconds
      }
    }

    /// Nil is the direction's default.
    public var stabilizationWindowSeconds: Int?
    public var selectPolicy = SelectPolicy.max
    /// Empty is the direction's default.
    public var policies: [Policy] = []
    /// How far off a metric may be and change nothing; nil is 0.1.
    public var tolerance: Quantity?

    public init() {}
  }

  public struct Behavior: Equatable, Sendable {
    public var scaleUp: ScalingRules?
    public var scaleDown: ScalingRules?

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var currentReplicas = 0
    public var desiredReplicas = 0
    public var lastScaleTime: VirtualTime?
    public var currentMetrics: [CurrentMetric] = []
    public var conditions: [Condition] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var scaleTargetRef = ScaleTargetReference()
  public var minReplicas = 1
  public var maxReplicas = 1
  public var metrics: [Metric] = [Metric(.resource(.cpu), .utilization(80))]
  public var behavior: Behavior?
  public var status = Status()

  public init() {}
}

/// The workload that an autoscaler acts on, or another object of its namespace.
public struct ScaleTargetReference: Equatable, Sendable {
  public var apiVersion = ""
  public var kind = ""
  public var name = ""

  public init() {}

  public init(apiVersion: String, kind: String, name: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
  }
}
