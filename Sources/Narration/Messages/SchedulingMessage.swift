import Kubernetes
import Scheduling

/// What kube-scheduler decided about one Pod.
public enum SchedulingMessage: Message, Equatable {
  // MARK: In one line
  case bound(pod: String, node: NodeName, feasible: Int, nodes: Int, total: Int?)
  case boundAsPromised(pod: String, node: NodeName)
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
  var headline: SchedulingMessage {
    switch outcome {
    case .bound(let node) where tookPromisedNode: .boundAsPromised(pod: pod.name, node: node)
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
        + [.fullOnly(scoreParts)]
    case .unschedulable:
      refusals.map { .line($0) } + (preemption.map(\.parts) ?? [])
        + [.fullOnly(refusalParts), .line(SchedulingMessage.seeEachNode(pod: pod.name))]
    case .refused(let refusal): [.line(SchedulingMessage.refusalReason(refusal.reason))]
    case .noNodes, .gated: []
    }
  }

  /// Whether the Pod says which nodes it may go to, as a DaemonSet's Pods do: the others were not looked at.
  var namesItsNodes: Bool {
    rejections.contains { count in
      if case .notAmongNodes = count.reason { true } else { false }
    }
  }

  var choice: [Story.Part] {
    var parts: [Story.Part] = []
    if bestCount > 1 {
      parts.append(.line(SchedulingMessage.tie(nodes: bestCount)))
    } else if let runnerUp, let total = runnerUp.total {
      parts.append(.line(SchedulingMessage.runnerUp(runnerUp.node, total: total)))
    }
    if examinedCount < nodeCount, !namesItsNodes, !tookPromisedNode {
      parts.append(.line(SchedulingMessage.notAllExamined(examined: examinedCount, nodes: nodeCount)))
    }
    return parts
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
