import Kubernetes
import Scheduling

/// What kube-scheduler decided about one Pod.
public enum SchedulingMessage: Message, Equatable {
  // MARK: In one line
  case bound(pod: String, node: NodeName, feasible: Int, nodes: Int, total: Int?)
  case pending(pod: String, nodes: Int)
  case pendingNominated(pod: String, node: NodeName, nodes: Int)
  /// By several plugins together when none is named.
  case refused(pod: String, by: PluginName?)
  case noNodes(pod: String)
  case gated(pod: String, gates: [String])

  // MARK: And under it
  case refusalReason(PodRefusal.Reason)
  case runnerUp(NodeName, total: Int)
  /// Several nodes have the best total: the first in the scheduler's order gets the Pod.
  case tie(nodes: Int)
  case notAllExamined(examined: Int, nodes: Int)
  case leftOut
  case preempted(node: NodeName, victims: [String])
  case preemptionDecided(by: Preemption.Criterion)
  case preemptionIneligible(Preemption.Ineligibility)
  case preemptionNotHelpful
  case preemptionWithoutVictims(nodes: Int)
  case preemptionNotEnough(nodes: Int, FilterReason.Kind)
  case seeEachNode(pod: String)

  // MARK: Tables
  case nodeColumn, filterColumn, resultColumn, totalColumn, scoresColumn
  case nodeFits, nodeNotExamined
}

extension Story {
  init(of placement: PodPlacement) {
    self.init(placement.headline, details: placement.details)
  }
}

extension PodPlacement {
  fileprivate var headline: SchedulingMessage {
    switch outcome {
    case .bound(let node):
      .bound(
        pod: pod.name, node: node, feasible: feasibleCount, nodes: namesItsNodes ? nodeCount : examinedCount,
        total: winner?.total)
    case .unschedulable(nil): .pending(pod: pod.name, nodes: nodeCount)
    case .unschedulable(let node?): .pendingNominated(pod: pod.name, node: node, nodes: nodeCount)
    case .refused(let refusal): .refused(pod: pod.name, by: refusal.plugin)
    case .noNodes: .noNodes(pod: pod.name)
    case .gated(let gates): .gated(pod: pod.name, gates: gates)
    }
  }

  fileprivate var details: [Story.Part] {
    switch outcome {
    case .bound:
      choice
        + (refusals.isEmpty || namesItsNodes
          ? [] : [.line(SchedulingMessage.leftOut)] + refusals.map { .indented($0) })
        + [.fullOnly(scoreTable)]
    case .unschedulable:
      refusals.map { .line($0) } + (preemption.map(\.parts) ?? [])
        + [.fullOnly(verdictTable), .line(SchedulingMessage.seeEachNode(pod: pod.name))]
    case .refused(let refusal): [.line(SchedulingMessage.refusalReason(refusal.reason))]
    case .noNodes, .gated: []
    }
  }

  /// Whether the Pod says which nodes it may go to, as a DaemonSet's Pods do: the others were not looked at.
  private var namesItsNodes: Bool {
    rejections.contains { count in
      if case .notAmongNodes = count.reason { true } else { false }
    }
  }

  private var choice: [Story.Part] {
    var parts: [Story.Part] = []
    if bestCount > 1 {
      parts.append(.line(SchedulingMessage.tie(nodes: bestCount)))
    } else if let runnerUp, let total = runnerUp.total {
      parts.append(.line(SchedulingMessage.runnerUp(runnerUp.node, total: total)))
    }
    if examinedCount < nodeCount, !namesItsNodes {
      parts.append(.line(SchedulingMessage.notAllExamined(examined: examinedCount, nodes: nodeCount)))
    }
    return parts
  }

  /// Every node with its verdict; nothing when the attempt was not recorded in full.
  var verdictTable: [Story.Part] {
    guard let sheet, !sheet.nodes.isEmpty else { return [] }
    var previous: NodeVerdict?
    var rows: [[any Message]] = []
    for verdict in sheet.nodes {
      let isSame = previous?.filter == verdict.filter && verdict.isRejected
      rows.append([
        Verbatim(verdict.node, .name), Verbatim(verdict.pluginName),
        isSame ? Marked(.refusal, [FilterMessage.same]) : verdict.result,
      ])
      previous = verdict
    }
    return [
      .table(
        Story.Table(
          header: [
            SchedulingMessage.nodeColumn, SchedulingMessage.filterColumn, SchedulingMessage.resultColumn,
          ],
          rows: rows))
    ]
  }

  /// Feasible nodes, the best first, with what each plugin gave.
  var scoreTable: [Story.Part] {
    guard let sheet else { return [] }
    let scored = sheet.nodes.enumerated().filter { !$0.element.scores.isEmpty }
      .sorted { ($1.element.total, $0.offset) < ($0.element.total, $1.offset) }
    guard !scored.isEmpty else { return [] }
    let rows: [[any Message]] = scored.map { _, verdict in
      let scores = verdict.scores.filter { $0.weighted != 0 }.map { "\($0.plugin.rawValue) \($0.weighted)" }
      return [
        Verbatim(verdict.node, .name), Verbatim(verdict.total), Verbatim(scores.joined(separator: " + ")),
      ]
    }
    return [
      .table(
        Story.Table(
          header: [
            SchedulingMessage.nodeColumn, SchedulingMessage.totalColumn, SchedulingMessage.scoresColumn,
          ],
          rows: rows, alignments: [.left, .right]))
    ]
  }
}

extension NodeVerdict {
  fileprivate var isRejected: Bool {
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

extension Preemption {
  var parts: [Story.Part] {
    switch outcome {
    case .nominated(let candidate, let criterion):
      [
        .line(
          SchedulingMessage.preempted(node: candidate.node, victims: candidate.victims.map(\.pod.name))),
        .indented(SchedulingMessage.preemptionDecided(by: criterion)),
      ]
    case .ineligible(let why): [.line(SchedulingMessage.preemptionIneligible(why))]
    case .noCandidate:
      failures.contains { $0.failure != .notHelpful }
        ? failures.compactMap { count in
          switch count.failure {
          case .notHelpful: nil
          case .noVictims: .line(SchedulingMessage.preemptionWithoutVictims(nodes: count.nodes))
          case .stillRejected(let kind):
            .line(SchedulingMessage.preemptionNotEnough(nodes: count.nodes, kind))
          }
        } : [.line(SchedulingMessage.preemptionNotHelpful)]
    }
  }
}

/// A verdict behind its mark: `✓` or `✗`, then what there is to say, parted by `; `.
struct Marked: Message {
  let mark: StyledText
  let messages: [any Message]

  enum Verdict { case success, refusal }

  init(_ verdict: Verdict, _ messages: [any Message]) {
    mark = verdict == .success ? StyledText("✓ ", style: .success) : StyledText("✗ ", style: .refusal)
    self.messages = messages
  }

  var portuguese: StyledText { joined(.portuguese) }
  var english: StyledText { joined(.english) }

  private func joined(_ language: Language) -> StyledText {
    var text = mark
    for (index, message) in messages.enumerated() {
      text += (index > 0 ? "; " : "") + message.told(in: language)
    }
    return text
  }
}
