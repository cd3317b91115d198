/// Pods with lasting names and volumes of their own, made and removed in order.
public struct StatefulSet: KubernetesObject {
  public static let kind = Kind.statefulSet

  public enum PodManagementPolicy: String, CaseIterable, Sendable {
    case orderedReady = "OrderedReady", parallel = "Parallel"
  }

  public enum UpdateStrategy: Equatable, Sendable {
    case onDelete
    /// Only Pods from this ordinal on are updated.
    case rollingUpdate(partition: Int)
  }

  /// A claim that each Pod gets one of: `<name>-<pod>`.
  public struct VolumeClaimTemplate: Equatable, Sendable {
    public var name = ""
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var replicas = 0
    public var readyReplicas = 0
    public var availableReplicas = 0
    public var currentReplicas = 0
    public var updatedReplicas = 0
    public var currentRevision = ""
    public var updateRevision = ""

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var replicas = 1
  public var selector = LabelSelector()
  public var serviceName = ""
  public var template = PodTemplate()
  public var volumeClaimTemplates: [VolumeClaimTemplate] = []
  public var podManagementPolicy = PodManagementPolicy.orderedReady
  public var updateStrategy = UpdateStrategy.rollingUpdate(partition: 0)
  public var minReadySeconds = 0
  public var revisionHistoryLimit = 10
  public var inert: InertFields = [:]
  public var status = Status()

  public init() {}
}
