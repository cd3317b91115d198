public struct ReplicaSet: KubernetesObject {
  public static let kind = Kind.replicaSet

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var replicas = 0
    public var fullyLabeledReplicas = 0
    public var readyReplicas = 0
    public var availableReplicas = 0
    public var terminatingReplicas = 0

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var replicas = 1
  public var selector = LabelSelector()
  public var template = PodTemplate()
  public var minReadySeconds = 0
  public var status = Status()

  public init() {}
}
