import Kubernetes
import Scheduling

/// The nodes that will not do, and why.
extension PodPlacement {
  /// Up to so many nodes, each is told by itself; beyond, they are grouped by reason.
  private static let toldOneByOne = 12

  /// Node by node, or the reasons with how many nodes each keeps the Pod off, the reason of most nodes first.
  var refusalParts: [Story.Part] {
    if let sheet, sheet.nodes.count <= Self.toldOneByOne {
      let refused = sheet.nodes.filter(\.isRejected)
      return refused.isEmpty ? [] : [.table(Self.verdicts(of: refused))]
    }
    return rejections.isEmpty ? [] : [.table(Self.reasons(rejections))]
  }

  private static func verdicts(of nodes: [NodeVerdict]) -> Story.Table {
    var previous: NodeVerdict?
    var rows: [[any Message]] = []
    for verdict in nodes {
      let isSame = previous?.filter == verdict.filter && verdict.isRejected
      rows.append([
        Verbatim(verdict.node, .name), Verbatim(verdict.pluginName),
        isSame ? Marked(.refusal, [FilterMessage.same]) : verdict.result,
      ])
      previous = verdict
    }
    return Story.Table(
      header: [
        SchedulingMessage.nodeColumn, SchedulingMessage.filterColumn, SchedulingMessage.resultColumn,
      ], rows: rows)
  }

  private static func reasons(_ groups: [RejectionGroup]) -> Story.Table {
    Story.Table(
      header: [
        AttemptMessage.nodesColumn, SchedulingMessage.filterColumn, SchedulingMessage.resultColumn,
      ],
      rows: groups.map { group in
        let reason = AttemptMessage.reason(
          FilterMessage.Group(group), examples: group.examples.map(\.text),
          isComplete: group.examples.count == group.nodes)
        return [
          AttemptMessage.count(group.nodes), Verbatim(group.plugin?.rawValue ?? "–"),
          Marked(.refusal, [reason]),
        ]
      }, alignments: [.right])
  }
}

extension NodeVerdict {
  var isRejected: Bool {
    if case .rejected = filter { true } else { false }
  }

  fileprivate var pluginName: String {
    if case .rejected(let rejection) = filter { rejection.plugin?.rawValue ?? "–" } else { "–" }
  }

  fileprivate var result: any Message {
    switch filter {
    case .fits: Marked(.success, [SchedulingMessage.nodeFits])
    case .notExamined: SchedulingMessage.nodeNotExamined
    case .rejected(let rejection): Marked(.refusal, rejection.reasons.map { FilterMessage.node($0) })
    }
  }
}
