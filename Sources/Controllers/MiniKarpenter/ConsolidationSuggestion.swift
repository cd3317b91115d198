import Kubernetes

/// A node that the mini-Karpenter finds too empty, and what would become of its Pods without it.
///
/// Advice only: nothing is drained until somebody does it.
public struct ConsolidationSuggestion: Equatable, Sendable {
  public let node: NodeName
  /// Of the ConfigMap that it is written to.
  public let configMap: String
  public let utilization: NodeUtilization
  public let thresholdPercent: Int
  /// Every Pod of the node that has not ended, by name.
  public let pods: [PodOutlook]
  /// What stands in the way of draining it now; empty when nothing does.
  public let blockers: [Blocker]
  /// What to type, in order; empty when something blocks.
  public let commands: [String]

  public struct PodOutlook: Equatable, Sendable {
    public let pod: PodName
    public let fate: Fate
  }

  public enum Fate: Equatable, Sendable {
    /// It fits there, with those before it in place already.
    case moves(to: NodeName)
    /// A DaemonSet's, or the node's own: it ends with the node.
    case goesWithNode
    case fitsNowhere
  }

  public enum Blocker: Equatable, Sendable {
    /// Nobody would make it again.
    case barePod(PodName)
    case budget(PodName, budget: String, isRespected: Bool)
    case critical(PodName)
    case fitsNowhere(PodName)

    /// Whether a drain is not suggested because of it.
    public var prevents: Bool {
      switch self {
      case .barePod, .critical, .fitsNowhere: true
      case .budget(_, _, let isRespected): isRespected
      }
    }
  }
}

/// How much of a node its Pods have taken, by what they ask for or by what they use.
public struct NodeUtilization: Equatable, Sendable {
  public let cpu: Share
  public let memory: Share
  /// Whether usage was counted, rather than requests.
  public let isUsage: Bool

  public struct Share: Equatable, Sendable {
    public let taken: Quantity
    public let allocatable: Quantity

    /// In thousandths, rounded down; nothing of nothing is all of it.
    public var permille: Int {
      guard allocatable.nanos > 0 else { return 1000 }
      return Int(clamping: taken.nanos * 1000 / allocatable.nanos)
    }
  }

  /// What a node is judged by: the larger of the two.
  public var permille: Int { max(cpu.permille, memory.permille) }

  /// - Parameter amounts: of each Pod that has not ended.
  public init(of node: Node, amounts: [ResourceList], isUsage: Bool) {
    var sum = ResourceList()
    for amount in amounts { sum.add(amount) }
    func share(_ name: ResourceName) -> Share {
      Share(taken: sum[name] ?? .zero, allocatable: node.status.allocatable[name] ?? .zero)
    }
    cpu = share(.cpu)
    memory = share(.memory)
    self.isUsage = isUsage
  }
}
