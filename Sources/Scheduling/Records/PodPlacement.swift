import Kubernetes

/// One attempt to place one pod: what was looked at, and what was decided.
///
/// Every attempt keeps counts, the winner and the runner-up; the sheet, with every node's verdict and every
/// plugin's score, is there when the attempt was recorded in full.
public struct PodPlacement: Equatable, Sendable {
  public let pod: PodName
  public let outcome: Outcome
  /// Nodes in the cluster at that instant.
  public let nodeCount: Int
  /// Nodes that filters looked at. Fewer than all when sampling stopped the search, when the pod names its
  /// nodes, or when its nominated node fitted.
  public let examinedCount: Int
  /// Whether the node promised to the pod fitted, so that no other was looked at.
  public let tookPromisedNode: Bool
  public let feasibleCount: Int
  /// The nodes that were refused, by reason, the reason of most nodes first; a node that gave several reasons counts
  /// in each.
  public let rejections: [RejectionGroup]
  public let winner: ScoredNode?
  /// The best of the other feasible nodes.
  public let runnerUp: ScoredNode?
  /// Feasible nodes with the winner's total, itself included; 0 when nothing was scored.
  public let bestCount: Int
  /// Which plugins were asked after every node had refused the pod; empty when some node did not.
  public let postFilters: [PluginName]
  public let preemption: Preemption?
  public let sheet: Sheet?

  public enum Outcome: Equatable, Sendable {
    case bound(to: NodeName)
    case unschedulable(nominated: NodeName?)
    /// Refused before any node was looked at.
    case refused(PodRefusal)
    case noNodes
    /// Held back by these scheduling gates: no attempt was made.
    case gated([String])
  }

  /// Every node's verdict, in the order in which the scheduler goes through its nodes.
  public struct Sheet: Equatable, Sendable {
    public let nodes: [NodeVerdict]

    public subscript(node: NodeName) -> NodeVerdict? { nodes.first { $0.node == node } }
  }
}

/// What became of one node in one attempt.
public struct NodeVerdict: Equatable, Sendable {
  public let node: NodeName
  public let filter: FilterVerdict
  /// In the order in which plugins run; empty for a node that was refused, and when only one node was feasible.
  public let scores: [PluginScore]

  public var total: Int { scores.reduce(0) { $0 &+ $1.weighted } }
}

/// What the filters say of a pod on a node.
public enum FilterVerdict: Equatable, Sendable {
  case fits
  case rejected(Rejection)
  /// Enough feasible nodes had been found, or the nominated node fitted, before this one's turn.
  case notExamined
}

/// The first plugin that refuses a node, and why.
public struct Rejection: Equatable, Sendable {
  /// Nil when the node was ruled out before any filter ran.
  public let plugin: PluginName?
  public let reasons: [FilterReason]
  /// False is kube-scheduler's `UnschedulableAndUnresolvable`: taking other pods away would not help.
  public let preemptionMayHelp: Bool

  init(_ reasons: [FilterReason], by plugin: PluginName?, preemptionMayHelp: Bool) {
    self.plugin = plugin
    self.reasons = reasons
    self.preemptionMayHelp = preemptionMayHelp
  }
}

/// One plugin's opinion of one node.
public struct PluginScore: Equatable, Sendable {
  public let plugin: PluginName
  /// As the plugin counts, in its own unit.
  public let raw: Int
  /// 0 to 100.
  public let normalized: Int
  /// What the profile has one point of the plugin count.
  public let weight: Int

  /// What the plugin adds to the node's total.
  public var weighted: Int { normalized &* weight }
}

public struct ScoredNode: Equatable, Sendable {
  public let node: NodeName
  /// Nil when it was the only feasible node, which is not scored.
  public let total: Int?
}

/// Why a pod was refused before any node was looked at.
public struct PodRefusal: Equatable, Sendable {
  /// Nil when it takes several plugins together.
  public let plugin: PluginName?
  public let reason: Reason

  public enum Reason: Equatable, Sendable {
    /// The terms of the node affinity name nodes that contradict each other.
    case conflictingAffinityTerms
    /// The plugins' lists of nodes have none in common.
    case noCommonNode([PluginName])
    case claimNotFound(String)
    case claimBeingDeleted(String)
    case claimLost(String, volume: String)
    case volumeNotFound(String)
    case unboundImmediateClaims
  }
}
