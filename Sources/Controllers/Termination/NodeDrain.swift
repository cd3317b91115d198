import Kubernetes

/// Empties a node from outside Karpenter, as `kubectl drain` does: cordons it, and asks for the eviction of every Pod
/// that no DaemonSet keeps there. Nothing is made in their place beforehand.
///
/// Source: k8s.io/kubectl `pkg/drain`.
public enum NodeDrain {
  /// From a refused eviction to the next try, and between looks at Pods that are stopping.
  static let retryPeriod = Duration.seconds(5)

  /// What is to be done with a node, and what has been told of it.
  public struct Order: Equatable, Sendable {
    public let cause: NodeDrainChange.Cause
    /// When it is left as it is, whoever is still on it.
    public let deadline: VirtualTime
    /// Its Pods stay.
    public let onlyCordons: Bool
    /// Put on beside the cordon.
    public let taint: Taint?
    var hasBegun = false
    var refused: [PodName] = []

    public init(
      _ cause: NodeDrainChange.Cause, deadline: VirtualTime, onlyCordons: Bool = false, taint: Taint? = nil
    ) {
      self.cause = cause
      self.deadline = deadline
      self.onlyCordons = onlyCordons
      self.taint = taint
    }
  }

  /// - Parameters:
  ///   - pods: all that are bound to the node.
  ///   - order: what has been told is noted in it.
  /// - Returns: what is done now, and whether nothing more will be.
  public static func reconcile(
    _ node: Node, pods: [Pod], budgets: [PodDisruptionBudget], order: inout Order, at now: VirtualTime
  ) -> (reconciliation: Reconciliation, isOver: Bool) {
    var result = Reconciliation()
    if !order.hasBegun {
      order.hasBegun = true
      result.record(
        node.reference, .nodeDrain(.began(because: order.cause, onlyCordons: order.onlyCordons)))
      result.writes.append(.update(node.cordoned(with: order.taint)))
    }
    guard !order.onlyCordons else { return (result, true) }
    let waiting = pods.filter { !$0.isFinished && !$0.isMirror && !$0.isOwnedByDaemonSet }
    guard !waiting.isEmpty else {
      result.record(node.reference, .nodeDrain(.done))
      return (result, true)
    }
    guard now < order.deadline else {
      result.record(node.reference, .nodeDrain(.gaveUp(left: waiting.map(\.name))))
      return (result, true)
    }
    ask(waiting, of: node, budgets, &order, into: &result, at: now)
    result.lookAgain(at: min(order.deadline, now + retryPeriod))
    return (result, false)
  }

  private static func ask(
    _ pods: [Pod], of node: Node, _ budgets: [PodDisruptionBudget], _ order: inout Order,
    into result: inout Reconciliation, at now: VirtualTime
  ) {
    var budgets = budgets
    var evicted: [PodName] = []
    var refused: [PodName] = []
    var writes: [ObjectWrite] = []
    for pod in pods where !pod.metadata.isBeingDeleted {
      switch EvictionReview.decide(pod, budgets: budgets, at: now) {
      case .refused: refused.append(pod.name)
      case .allowed(let spent):
        if let spent, let index = budgets.firstIndex(where: { $0.name == spent.name }) {
          budgets[index] = spent
        }
        writes += EvictionReview.writes(evicting: pod, spending: spent, at: now)
        evicted.append(pod.name)
      }
    }
    let isNew = refused.contains { !order.refused.contains($0) }
    order.refused = refused
    if !evicted.isEmpty || isNew {
      result.record(node.reference, .nodeDrain(.evicted(evicted, refused: refused)))
    }
    result.writes += writes
  }
}

/// A step of a node that is emptied from outside Karpenter.
public enum NodeDrainChange: Equatable, Sendable {
  case began(because: Cause, onlyCordons: Bool)
  /// - Parameter refused: those that their PodDisruptionBudget does not let go yet.
  case evicted([PodName], refused: [PodName])
  /// Nobody is waited for any more.
  case done
  /// Its time was over, with these still there.
  case gaveUp(left: [PodName])

  public enum Cause: Equatable, Sendable {
    /// Its managed node group is to have fewer nodes.
    case scaleIn(group: String)
    /// EC2 takes its spot machine back.
    case spotInterruption(endsAt: VirtualTime)
    /// EC2 fears that it will.
    case rebalanceRecommendation
  }
}

extension Node {
  fileprivate func cordoned(with taint: Taint?) -> Node {
    with {
      $0.spec.unschedulable = true
      if let taint, !$0.spec.taints.contains(where: { $0.isSameMark(as: taint) }) {
        $0.spec.taints.append(taint)
      }
    }
  }
}
