public struct DaemonSet: KubernetesObject {
  public static let kind = Kind.daemonSet

  public enum UpdateStrategy: Equatable, Sendable {
    case onDelete
    case rollingUpdate(maxSurge: IntOrString, maxUnavailable: IntOrString)
  }

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var currentNumberScheduled = 0
    public var desiredNumberScheduled = 0
    public var numberMisscheduled = 0
    public var numberReady = 0
    public var updatedNumberScheduled = 0
    public var numberAvailable = 0
    public var numberUnavailable = 0

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var selector = LabelSelector()
  public var template = PodTemplate()
  public var updateStrategy = UpdateStrategy.rollingUpdate(maxSurge: .int(0), maxUnavailable: .int(1))
  public var minReadySeconds = 0
  public var revisionHistoryLimit = 10
  public var status = Status()

  public init() {}
}
