import Kubernetes
import Scheduling

extension SchedulingMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .bound(let pod, let node, let feasible, let nodes, let total):
      let found: String =
        switch (feasible, nodes) {
        case (1, 1): "the only node will do"
        case (1, _): "of \(format.count(nodes)) nodes only one will do"
        default: "\(format.count(feasible)) of \(format.count(nodes)) nodes will do"
        }
      let points = total.map { ", with \(format.count($0, "point"))" } ?? ""
      return "\(pod, .name): \(found) → \(node, .name)\(points)"
    case .boundAsPromised(let pod, let node):
      return "\(pod, .name): the place promised on \(node, .name) will do now → \(node, .name)"
    case .pending(let pod, let nodes):
      return "\(pod, .name): \(none(of: nodes)) → \("Pending", .warning)"
    case .pendingNominated(let pod, let node, let nodes):
      return
        "\(pod, .name): \(none(of: nodes)) → \("Pending", .warning), with a place promised on \(node, .name)"
    case .refused(let pod, let plugin):
      return
        "\(pod, .name): refused before any node was looked at\(plugin.map { " (\($0.rawValue))" } ?? "") → \("Pending", .warning)"
    case .noNodes(let pod): return "\(pod, .name): the cluster has no nodes → \("Pending", .warning)"
    case .gated(let pod, let gates):
      return
        "\(pod, .name) has a scheduling gate (\(gates.joined(separator: ", "))): nobody schedules it until that is gone"

    case .refusalReason(let reason): return StyledText(Self.english(reason))
    case .runnerUp(let node, let total): return "the second, \(node, .name), had \(format.count(total))"
    case .tie(let nodes):
      return
        "a tie of \(format.count(nodes)) nodes: the first in order gets it (on a real cluster the order varies)"
    case .notAllExamined(let examined, let nodes):
      return
        "looked at \(format.count(examined)) of \(format.count(nodes)) nodes: with enough candidates it stops looking"
    case .leftOut: return "left out:"
    case .preempted(let node, let victims):
      return
        "preemption: takes \(format.first(3, of: victims), .name) off \(node, .name), its priority being higher; the place is promised"
    case .preemptionDecided(let criterion): return StyledText(Self.english(criterion))
    case .preemptionIneligible(.policyNever):
      return "preemption: takes nobody away, since the Pod has preemptionPolicy Never"
    case .preemptionIneligible(.waitingForVictim):
      return "preemption: waits for those already taken off the promised node to leave"
    case .preemptionNotHelpful:
      return "preemption: would not help, taking Pods away does not change the reason"
    case .preemptionWithoutVictims(let nodes):
      return "preemption: on \(format.count(nodes, "node")) no Pod of lower priority could go"
    case .preemptionNotEnough(let nodes, let kind):
      return
        "preemption: on \(format.count(nodes, "node")) not even with all those of lower priority gone (\(FilterMessage.english(kind)))"
    case .seeEachNode(let pod): return StyledText(marked: "`why pod \(pod)` shows node by node")

    case .nodeColumn: return "NODE"
    case .filterColumn: return "FILTER"
    case .resultColumn: return "RESULT"
    case .totalColumn: return "TOTAL"
    case .scoresColumn: return "POINTS"
    case .nodeFits: return "will do"
    case .nodeNotExamined: return "not looked at"
    }
  }

  private func none(of nodes: Int) -> String {
    nodes == 1 ? "the only node will not do" : "none of the \(Formats.english.count(nodes)) nodes will do"
  }

  static func english(_ reason: PodRefusal.Reason) -> String {
    switch reason {
    case .conflictingAffinityTerms: "the terms of its node affinity ask for nodes that contradict each other"
    case .noCommonNode: "the nodes that each rule allows have none in common"
    case .claimNotFound(let name): "there is no PersistentVolumeClaim \(name)"
    case .claimBeingDeleted(let name): "PersistentVolumeClaim \(name) is being deleted"
    case .claimLost(let name, let volume):
      "PersistentVolumeClaim \(name) points to volume \(volume), which does not exist"
    case .volumeNotFound(let volume): "there is no PersistentVolume \(volume)"
    case .unboundImmediateClaims: "a PersistentVolumeClaim has no volume yet (its class binds immediately)"
    }
  }

  private static func english(_ criterion: Preemption.Criterion) -> String {
    switch criterion {
    case .onlyCandidate: "it was the only node where that would help"
    case .fewestBudgetViolations: "chosen for violating fewer PodDisruptionBudgets"
    case .lowestTopPriority: "chosen because the most important of those who leave matters less there"
    case .lowestPrioritySum: "chosen because the priorities of those who leave add up to less there"
    case .fewestVictims: "chosen because fewer Pods leave there"
    case .latestStart: "chosen because the most important of those who leave started most recently there"
    case .nodeOrder: "level with others in everything: the first in the order of nodes"
    }
  }
}
