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
  var refusals: [FilterMessage] {
    guard let sheet else { return rejections.map { .nodes($0.nodes, .kind($0.reason)) } }
    let reasons = sheet.nodes.flatMap { verdict -> [FilterReason] in
      guard case .rejected(let rejection) = verdict.filter else { return [] }
      return rejection.reasons
    }
    var groups: [(key: GroupKey, members: [FilterReason])] = []
    for reason in reasons {
      let key = GroupKey(reason)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].members.append(reason)
      } else {
        groups.append((key, [reason]))
      }
    }
    let ordered = groups.enumerated().sorted {
      ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
    }
    return ordered.map { .nodes($0.element.members.count, $0.element.key.group(of: $0.element.members)) }
  }

  private enum GroupKey: Hashable {
    case taint(Taint)
    case kind(FilterReason.Kind)

    init(_ reason: FilterReason) {
      if case .untoleratedTaint(var taint) = reason {
        taint.timeAdded = nil
        self = .taint(taint)
      } else {
        self = .kind(reason.kind)
      }
    }

    func group(of reasons: [FilterReason]) -> FilterMessage.Group {
      switch self {
      case .taint(let taint): return .taint(taint)
      case .kind(let kind):
        let shortages = reasons.compactMap { reason -> ResourceShortage? in
          if case .insufficient(let shortage) = reason { shortage } else { nil }
        }
        guard let first = shortages.first else { return .kind(kind) }
        return .insufficient(
          first.resource, requested: first.requested, mostFree: shortages.map(\.free).max() ?? 0,
          evenEmpty: shortages.allSatisfy(\.exceedsNode))
      }
    }
  }
}
