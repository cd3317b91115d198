/// How many Pods of an application may be away by somebody's will at one time.
public struct PodDisruptionBudget: KubernetesObject {
  public static let kind = Kind.podDisruptionBudget

  public enum UnhealthyPodEvictionPolicy: String, CaseIterable, Sendable {
    case ifHealthyBudget = "IfHealthyBudget", alwaysAllow = "AlwaysAllow"
  }

  public struct Status: Equatable, Sendable {
    public var observedGeneration = 0
    public var disruptionsAllowed = 0
    public var currentHealthy = 0
    public var desiredHealthy = 0
    public var expectedPods = 0
    /// Pods evicted and not yet gone, with the time of each.
    public var disruptedPods: [String: VirtualTime] = [:]
    public var conditions: [Condition] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  /// Nil selects no Pods; an empty selector selects all of the namespace.
  public var selector: LabelSelector?
  public var minAvailable: IntOrString?
  public var maxUnavailable: IntOrString?
  public var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?
  public var status = Status()

  public init() {}

  /// Whether the budget is about this Pod; without a selector it is about none.
  public func selects(_ pod: Pod) -> Bool {
    guard let selector, pod.metadata.namespace == metadata.namespace else { return false }
    return selector.matches(pod.metadata.labels)
  }
}
