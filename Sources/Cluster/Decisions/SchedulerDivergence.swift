import Karpenter
import Kubernetes
import Scheduling

/// A Pod that kube-scheduler put elsewhere than Karpenter had assumed when it decided what to launch.
///
/// Karpenter binds nothing: it takes preferences as required, gives them up one at a time, and packs in an order of
/// its own. The scheduler then scores the nodes that it finds.
public struct SchedulerDivergence: Equatable, Sendable {
  public let pod: PodName
  /// The round that assumed it.
  public let round: DecisionID
  public let assumed: AssumedPlace
  /// The node that the assumed claim had become by then; nil when it had none.
  public let assumedNode: NodeName?
  public let actual: NodeName
  /// What Karpenter had given up for the Pod, which the scheduler still weighs.
  public let relaxations: [Relaxation]
  public let reason: Reason

  /// Why the scheduler did not take the node that Karpenter had in mind.
  public enum Reason: Equatable, Sendable {
    /// The claim had no node yet.
    case noNodeYet
    /// The claim or the node is no more.
    case gone
    case refused(Rejection)
    /// The other node's total was higher; with the plugin that made most of the difference.
    case scoredLess(assumed: Int, actual: Int, mostly: PluginName)
    /// Of equal totals the scheduler takes the first in its own order.
    case scoredTheSame(total: Int)
    /// Enough nodes had been found before its turn.
    case notExamined
  }
}

/// Where a round assumed that a Pod would go.
public enum AssumedPlace: Equatable, Sendable {
  case node(NodeName)
  /// A claim whose node had not registered.
  case nodeClaim(NodeClaimName)
}

/// What Karpenter assumed of a Pod when a round last found a place for it.
struct PodAssumption: Equatable, Sendable {
  let round: DecisionID
  let place: AssumedPlace
  let relaxations: [Relaxation]
}

extension ProvisioningRound {
  /// Where the round assumes that a Pod will go; nil where it found no place, or where the Pod is to come back under
  /// another name.
  public func assumedPlace(of decision: PodDecision) -> AssumedPlace? {
    guard decision.leaving == nil else { return nil }
    switch decision.outcome {
    case .failed: return nil
    case .claim(let index):
      guard claims.indices.contains(index) else { return nil }
      return .nodeClaim(claims[index].nodeClaim.nodeClaimName)
    case .existing(let name):
      guard let placement = existing.first(where: { $0.name == name }) else { return nil }
      return placement.node.map { .node($0) } ?? placement.nodeClaim.map { .nodeClaim($0) }
    }
  }
}
