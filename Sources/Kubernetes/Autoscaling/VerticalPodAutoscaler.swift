/// What the containers of a workload should request, by what they have used.
public struct VerticalPodAutoscaler: KubernetesObject {
  public static let kind = Kind.verticalPodAutoscaler

  public enum UpdateMode: String, CaseIterable, Sendable {
    /// Only recommends.
    case off = "Off"
    /// Requests are set when a Pod is made, and never after.
    case initial = "Initial"
    /// A Pod whose requests are far off is evicted, so that the next gets better ones.
    case recreate = "Recreate"
    /// In place where the node can, by eviction where it cannot.
    case inPlaceOrRecreate = "InPlaceOrRecreate"
    /// As `Recreate`. Deprecated.
    case auto = "Auto"

    public var evictsPods: Bool { self != .off && self != .initial }
  }

  /// What is decided for the containers of a name; `*` is every other.
  public struct ContainerPolicy: Equatable, Sendable {
    public enum Mode: String, CaseIterable, Sendable { case auto = "Auto", off = "Off" }
    public enum ControlledValues: String, CaseIterable, Sendable {
      case requestsAndLimits = "RequestsAndLimits", requestsOnly = "RequestsOnly"
    }

    public var containerName = ""
    public var mode = Mode.auto
    public var minAllowed = ResourceList()
    public var maxAllowed = ResourceList()
    /// Empty is CPU and memory.
    public var controlledResources: [String] = []
    public var controlledValues = ControlledValues.requestsAndLimits

    public init() {}
  }

  public struct ContainerRecommendation: Equatable, Sendable {
    public var containerName = ""
    public var target = ResourceList()
    public var lowerBound = ResourceList()
    public var upperBound = ResourceList()
    /// Before `minAllowed` and `maxAllowed`.
    public var uncappedTarget = ResourceList()

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var recommendation: [ContainerRecommendation] = []
    public var conditions: [Condition] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var targetRef = ScaleTargetReference()
  public var updateMode = UpdateMode.recreate
  /// Nobody is evicted while fewer Pods than this are alive; nil is 2.
  public var minReplicas: Int?
  public var containerPolicies: [ContainerPolicy] = []
  public var inert: InertFields = [:]
  public var status = Status()

  public init() {}

  /// The policy for a container: its own, or that for all.
  public func policy(for container: String) -> ContainerPolicy? {
    containerPolicies.first { $0.containerName == container }
      ?? containerPolicies.first { $0.containerName == "*" }
  }
}

extension Kind {
  public static let verticalPodAutoscaler = Kind(
    group: "autoscaling.k8s.io", version: "v1", name: "VerticalPodAutoscaler",
    plural: "verticalpodautoscalers", shortNames: ["vpa"], isNamespaced: true)
}
