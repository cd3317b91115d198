import Kubernetes

/// How the mini-Karpenter works; each of them can be changed while it runs.
public struct MiniKarpenterSettings: Equatable, Sendable {
  /// How often it looks at Pods that wait.
  public var planPeriod = Duration.seconds(10)
  /// How often it looks at nodes.
  public var consolidationPeriod = Duration.seconds(30)
  /// A node is suggested for removal when both its cpu and its memory are used by less than this.
  public var thresholdPercent = 20
  /// What a container counts as asking for where it does not say.
  public var assumedRequests: ResourceList = [
    .cpu: Quantity(milli: 100), .memory: Quantity(bytes: 128 << 20),
  ]
  /// The EC2NodeClass that plans name.
  public var nodeClass = "default"
  public var switches: Set<Switch> = []

  public init() {}

  /// What the class leaves for later, each off until it is asked for.
  public enum Switch: String, CaseIterable, Sendable {
    /// The cheapest size that fits, rather than the one that fits best.
    case prices
    /// No drain is suggested against a PodDisruptionBudget that allows no disruption now.
    case pdbs
    /// Required spreading is held to: over zones in plans, wholly in suggestions.
    case spread
    /// Required affinity and anti-affinity between Pods is held to.
    case affinity
    /// Pods that will preempt get no plan; nodes of critical Pods no drain.
    case priorities
    /// Nodes are judged by what their Pods use rather than by what they ask for.
    case realUsage = "real-usage"
  }
}
