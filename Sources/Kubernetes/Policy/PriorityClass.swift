public struct PriorityClass: KubernetesObject {
  public static let kind = Kind.priorityClass

  public var metadata = ObjectMeta()
  public var value = 0
  public var isGlobalDefault = false
  public var preemptionPolicy = PodSpec.PreemptionPolicy.preemptLowerPriority
  public var description = ""

  public init() {}
}
