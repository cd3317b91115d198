import Kubernetes

/// A change of the cluster that may let a pod be placed that could not be before.
///
/// `before` is nil for a new object, `after` for one that is gone. Of pods, every change may be passed on: what
/// matters is whether they are on a node.
public enum ClusterChange: Sendable {
  case node(before: Node?, after: Node?)
  case pod(before: Pod?, after: Pod?)
  /// Claims, volumes and their attachments, storage classes, and what nodes take of them.
  case storage
}

/// The same, with pods that are on no node left out.
enum RelevantChange {
  case nodeAdded(Node)
  case nodeChanged(Node, Node)
  case nodeRemoved(Node)
  case podPlaced(Pod)
  case podChanged(Pod, Pod)
  /// From its node.
  case podGone(Pod)
  /// A pod that waits has lost the node that was promised to it, or is gone.
  case promiseGone(Pod)
  case storage

  /// Nil when it can help nobody.
  init?(_ change: ClusterChange) {
    switch change {
    case .node(nil, let after?): self = .nodeAdded(after)
    case .node(let before?, let after?): self = .nodeChanged(before, after)
    case .node(let before?, nil): self = .nodeRemoved(before)
    case .node(nil, nil): return nil
    case .storage: self = .storage
    case .pod(let before, let after):
      switch (before.flatMap(Self.placed), after.flatMap(Self.placed)) {
      case (nil, let after?): self = .podPlaced(after)
      case (let before?, let after?): self = .podChanged(before, after)
      case (let before?, nil): self = .podGone(before)
      case (nil, nil):
        guard let before, !before.isBound, let promised = before.status.nominatedNodeName,
          after?.status.nominatedNodeName != promised
        else { return nil }
        self = .promiseGone(before)
      }
    }
  }

  private static func placed(_ pod: Pod) -> Pod? { pod.isBound && !pod.isFinished ? pod : nil }
}
