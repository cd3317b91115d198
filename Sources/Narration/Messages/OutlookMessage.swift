import Karpenter
import Kubernetes

/// What Karpenter's disruption would do at this moment, and why it leaves a node alone.
public enum OutlookMessage: Message, Equatable {
  /// Nothing of it is done.
  case ifItLookedNow
  case nothingToDisrupt
  case wouldGo(NodeName, DisruptionCommand)
  /// Whether it waits before it acts.
  case wouldFirstWait
  case stays(NodeName)
  case leavesAlready(NodeName)
  case obstacle(DisruptionObstacle)
  case method(DisruptionMethod, NodeOutlook.Verdict)
  /// The node is in a set that would go together.
  case inBatch(DisruptionCommand)
  case notKarpenters(NodeName)
  /// What budgets grant at this moment.
  case budgets(DisruptionAllowance)
  /// So many nodes are kept from being disrupted by this.
  case left(count: Int, DisruptionObstacle)
}
