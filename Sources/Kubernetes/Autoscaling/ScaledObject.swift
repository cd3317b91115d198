/// KEDA's autoscaler: a HorizontalPodAutoscaler fed by event sources, and the step to zero and back.
public struct ScaledObject: KubernetesObject {
  public static let kind = Kind.scaledObject

  /// A source of events and how much of it one replica handles.
  public struct Trigger: Equatable, Sendable {
    /// `aws-sqs-queue`, `prometheus`, `cpu`, `cron`.
    public var type = ""
    public var name = ""
    /// Settings of the source: all of them text.
    public var metadata: [String: String] = [:]
    /// `AverageValue`, `Value`, `Utilization`; empty is the source's own.
    public var metricType = ""
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var hpaName = ""
    public var scaleTargetKind = ""
    public var originalReplicaCount: Int?
    public var lastActiveTime: VirtualTime?
    public var externalMetricNames: [String] = []
    public var conditions: [Condition] = []
    public var inert: InertFields = [:]

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var scaleTargetRef = ScaleTargetReference()
  public var pollingInterval = 30
  /// How long the last trigger has to be quiet before the way to zero.
  public var cooldownPeriod = 300
  /// How many replicas an idle workload has, where that is fewer than `minReplicaCount`.
  public var idleReplicaCount: Int?
  public var minReplicaCount = 0
  public var maxReplicaCount = 100
  public var triggers: [Trigger] = []
  public var behavior: HorizontalPodAutoscaler.Behavior?
  /// The HorizontalPodAutoscaler's name; nil is `keda-hpa-` and this object's.
  public var hpaName: String?
  /// Whether the workload gets back the replicas it had before, once this object is deleted.
  public var restoresReplicaCount = false
  public var inert: InertFields = [:]
  public var status = Status()

  public init() {}
}

extension Kind {
  public static let scaledObject = Kind(
    group: "keda.sh", version: "v1alpha1", name: "ScaledObject", plural: "scaledobjects", shortNames: ["so"],
    isNamespaced: true)
}
