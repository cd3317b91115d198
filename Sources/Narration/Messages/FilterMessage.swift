import Kubernetes
import Scheduling

/// Why nodes refuse a Pod.
public enum FilterMessage: Message, Equatable {
  /// Of one node, as a sentence of its own.
  case node(FilterReason)
  /// Of several nodes: `2 × …`.
  case nodes(Int, Group)
  /// Of one node for the same reason as the node above.
  case same

  /// What the nodes of a group have in common.
  public enum Group: Hashable, Sendable {
    case taint(Taint)
    /// The amounts as the scheduler counts: CPU in millicores, the rest in bytes or pieces.
    case insufficient(ResourceName, requested: Int, mostFree: Int, evenEmpty: Bool)
    /// The reason alone, where facts differ from node to node or were not kept.
    case kind(FilterReason.Kind)
  }
}

extension PodPlacement {
  /// Nodes that refused the Pod, grouped by what they have in common, the largest group first.
  ///
  /// A node that gave several reasons is in several groups, as in Kubernetes' own message.
  var refusals: [FilterMessage] { rejections.map { .nodes($0.nodes, FilterMessage.Group($0)) } }
}

extension FilterMessage.Group {
  init(_ group: RejectionGroup) {
    if let taint = group.taint {
      self = .taint(taint)
    } else if let shortage = group.shortage, case .insufficient(let resource) = group.reason {
      self = .insufficient(
        resource, requested: shortage.requested, mostFree: shortage.mostFree,
        evenEmpty: shortage.exceedsEveryNode)
    } else {
      self = .kind(group.reason)
    }
  }
}
