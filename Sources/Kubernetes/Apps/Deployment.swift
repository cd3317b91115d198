public struct Deployment: KubernetesObject {
  public static let kind = Kind.deployment

  public enum Strategy: Equatable, Sendable {
    case recreate
    case rollingUpdate(maxSurge: IntOrString, maxUnavailable: IntOrString)
  }

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var replicas = 0
    public var updatedReplicas = 0
    public var readyReplicas = 0
    public var availableReplicas = 0
    public var unavailableReplicas = 0
    public var terminatingReplicas = 0
    public var conditions: [Condition] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var replicas = 1
  public var selector = LabelSelector()
  public var template = PodTemplate()
  public var strategy = Strategy.rollingUpdate(maxSurge: .string("25%"), maxUnavailable: .string("25%"))
  public var minReadySeconds = 0
  public var revisionHistoryLimit = 10
  public var progressDeadlineSeconds = 600
  public var isPaused = false
  public var status = Status()

  public init() {}
}
