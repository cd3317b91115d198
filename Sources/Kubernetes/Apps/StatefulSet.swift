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

  /// Whether the Pods' claims outlive the set, and the Pods that are scaled away.
  public struct ClaimRetentionPolicy: Equatable, Sendable {
    public enum Retention: String, CaseIterable, Sendable { case retain = "Retain", delete = "Delete" }

    public var whenDeleted = Retention.retain
    public var whenScaled = Retention.retain

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
  /// The headless Service that gives each Pod its host name.
  public var serviceName = ""
  public var template = PodTemplate()
  /// Claims that each Pod gets one of: `<name>-<pod>`.
  public var volumeClaimTemplates: [PersistentVolumeClaim] = []
  public var claimRetentionPolicy = ClaimRetentionPolicy()
  public var podManagementPolicy = PodManagementPolicy.orderedReady
  public var updateStrategy = UpdateStrategy.rollingUpdate(partition: 0)
  public var minReadySeconds = 0
  public var revisionHistoryLimit = 10
  /// The lowest ordinal.
  public var startOrdinal = 0
  public var inert: InertFields = [:]
  public var status = Status()

  public init() {}

  /// The ordinals that its Pods should have.
  public var ordinals: Range<Int> { startOrdinal..<startOrdinal + max(0, replicas) }
}
