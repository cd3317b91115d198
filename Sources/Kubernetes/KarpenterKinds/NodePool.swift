/// What nodes Karpenter may make, and when it may take them away.
public struct NodePool: KubernetesObject {
  public static let kind = Kind.nodePool

  public var metadata = ObjectMeta()
  public var template = NodeClaimTemplate()
  public var disruption = Disruption()
  /// Of the capacity of the pool's nodes together; a resource not named is not limited.
  public var limits: ResourceList?
  /// 1 to 100, the higher tried first; nil counts as 0.
  public var weight: Int?
  /// A fixed number of nodes, behind the StaticCapacity gate.
  public var replicas: Int?
  public var status = Status()

  public init() {}

  public var nodePoolName: NodePoolName { NodePoolName(metadata.name) }

  public struct Status: Equatable, Sendable {
    public var resources = ResourceList()
    public var nodes = 0
    public var nodeClassObservedGeneration: Int?
    public var conditions: [Condition] = []

    public init() {}
  }

  public struct Disruption: Equatable, Sendable {
    public enum ConsolidationPolicy: String, CaseIterable, Sendable {
      case whenEmpty = "WhenEmpty", whenEmptyOrUnderutilized = "WhenEmptyOrUnderutilized"
    }

    public var consolidateAfter = NillableDuration.after(.zero)
    public var consolidationPolicy = ConsolidationPolicy.whenEmptyOrUnderutilized
    public var budgets = [Budget(nodes: "10%")]

    public init() {}
  }

  /// How many nodes of the pool may be disrupted at one time.
  public struct Budget: Equatable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
      case underutilized = "Underutilized", empty = "Empty", drifted = "Drifted"
    }

    /// A count or a percentage: `5`, `10%`.
    public var nodes: String
    /// Nil means every reason.
    public var reasons: [Reason]?
    /// Cron, in UTC; nil is always.
    public var schedule: String?
    public var duration: Duration?

    public init(nodes: String, reasons: [Reason]? = nil, schedule: String? = nil, duration: Duration? = nil) {
      self.nodes = nodes
      self.reasons = reasons
      self.schedule = schedule
      self.duration = duration
    }
  }
}

/// A duration or `Never`.
public enum NillableDuration: Equatable, Sendable, CustomStringConvertible {
  case after(Duration)
  case never

  public var duration: Duration? {
    switch self {
    case .after(let duration): duration
    case .never: nil
    }
  }

  /// As Karpenter writes it: `720h0m0s`, `Never`.
  public var description: String { duration?.goText ?? "Never" }
}

public struct NodeClaimTemplate: Equatable, Sendable {
  public var labels: Labels = [:]
  public var annotations: Annotations = [:]
  public var spec = NodeClaimSpec()

  public init() {}
}
