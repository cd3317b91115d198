import Kubernetes
import Scheduling

extension AttemptMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .attempts: return "attempts:"
    case .run(let first, let last, let count):
      return count == 1
        ? StyledText(first.clock, style: .dim)
        : "\("\(first.clock) – \(last.clock)", .dim) (\(format.count(count)) times)"
    case .ranOut(let reasons, let nodes):
      let told = reasons.prefix(2).map(FilterMessage.english)
      let more = reasons.count > told.count ? "; …" : ""
      return StyledText("\(Self.none(of: nodes)): \(told.joined(separator: "; "))\(more)")
    case .ranToNode(let node): return "→ \(node, .name)"
    case .ranPromised(let node): return "no node will do; a place is promised on \(node, .name)"
    case .ranRefused(let reason): return StyledText(SchedulingMessage.english(reason))
    case .ranWithoutNodes: return "the cluster has no nodes"
    case .omittedRuns(let attempts):
      return "… (\(format.count(attempts, "attempt")) of which only the count was kept)"
    case .waitsFor(let plugins):
      return "wakes up with an event that concerns \(format.any(plugins.map(\.rawValue))), or after 5 min"
    case .backingOff(let time): return "backing off: the next attempt is not before \(time.clock)"
    case .tooLongAgo:
      return "the points of that attempt, node by node, are kept no longer; this is the summary:"
    case .nobodySchedules(let wanted, let present):
      return
        "\("kube-scheduler", .heading): \("nobody", .warning) schedules this Pod: it asks for the scheduler \(wanted, .name) (spec.schedulerName), and here there is only \(format.all(present))"
    case .gated(let gates):
      return
        "\("kube-scheduler", .heading): does not try: the Pod has a scheduling gate (\(gates.joined(separator: ", "))), and enters the queue when that is gone"
    case .cameWithNode(let node):
      return
        "\("kube-scheduler", .heading): was not needed: the Pod came with its node, \(node, .name) (spec.nodeName)"
    case .karpenterWaits:
      return
        "\("Karpenter", .heading): looks only at Pods that kube-scheduler has tried and marked Unschedulable"

    case .scoreLegend:
      return "\("each plugin's points: raw → brought to 0 to 100 → times its weight", .dim)"
    case .pluginColumn: return "PLUGIN"
    case .weightColumn: return "WEIGHT"
    case .nextNodes: return "the next ones, by what sets them apart from the one chosen:"
    case .sameScores: return "\("the same in everything", .dim)"
    case .otherNodes(let count, let highest, let lowest):
      return highest == lowest
        ? "and \(format.count(count, "more node")), with \(format.count(highest)) points"
        : "and \(format.count(count, "more node")), from \(format.count(highest)) to \(format.count(lowest)) points"

    case .nodesColumn: return "NODES"
    case .count(let count): return StyledText(format.count(count))
    case .reason(let group, let examples, let isComplete):
      let names = isComplete ? format.all(examples) : "\(examples.joined(separator: ", ")), …"
      return "\(FilterMessage.english(group)) \("(\(names))", .dim)"

    case .verdict(let pod, let node, let time):
      return "\(pod, .name) on \(node, .name), in the attempt of \(time.clock):"
    case .verdictNow(let pod, let node):
      return "\(pod, .name) on \(node, .name), with the cluster as it is now:"
    case .noSuchNodeThen(let node, let time):
      return "In the last attempt, at \(time.clock), there was no node \(node, .name)."
    case .chosen(let feasible):
      return feasible == 1
        ? "\("✓", .success) chosen: it was the only one that would do, and one alone is not scored"
        : "\("✓", .success) chosen: the best scored of \(format.count(feasible)) that would do"
    case .onlyFeasible: return "\("✓", .success) will do"
    case .place(let place, let count, let total, let winner, let winnerTotal):
      return
        "\("✓", .success) will do, and was number \(format.count(place)) of \(format.count(count)), with \(format.count(total)) points; \(winner, .name) had \(format.count(winnerTotal))"
    case .tiedBehind(let winner, let total):
      return
        "\("✓", .success) will do, and was level with \(winner, .name) at \(format.count(total)) points: of equals the first in the scheduler's order gets it"
    case .notExamined:
      return
        "was not looked at: there were candidates enough before its turn; had it been, this would have come of it:"
    case .wouldNotFit: return "\("✗", .refusal) will not do"
    case .promisedAway(let node):
      return
        "was not looked at: the Pod had a place promised on \(node, .name), which would do; had it been, this would have come of it:"
    case .passes: return "\("✓", .success)"
    case .stopsHere: return "\("← stops here", .dim)"
    case .notConcerned(let plugins):
      return "\("not concerned with this Pod: \(plugins.map(\.rawValue).joined(separator: ", "))", .dim)"
    case .refusesPod(let reason):
      return "refuses the Pod on any node: \(SchedulingMessage.english(reason))"

    case .configured(let pod, let file, let time):
      return
        "\(pod, .name), with the cluster of the attempt of \(time.clock), if \(file, .name) were in force:"
    case .configuredNow(let pod, let file):
      return "\(pod, .name), with the cluster as it is now, if \(file, .name) were in force:"
    case .staysOn(let node): return "it would go to the same node, \(node, .name)"
    case .moves(let old?, let new?): return "it would go to \(new, .name) instead of \(old, .name)"
    case .moves(nil, let new?):
      return "it would have a place on \(new, .name); with the one in force it has none"
    case .moves(let old?, nil):
      return "it would have no place; with the one in force it goes to \(old, .name)"
    case .moves(nil, nil): return "it would have no place with either of them"
    case .nobodyWouldSchedule(let wanted):
      return "nobody would schedule it: that configuration has no profile \(wanted, .name)"
    case .inForceColumn: return "IN FORCE"
    case .inForce: return "with the configuration in force:"
    case .with(let file): return "with \(file, .name):"

    case .victimColumn: return "LEAVES"
    case .priorityColumn: return "PRIORITY"
    case .budgetColumn: return "PDB"
    case .breaksBudget: return "did not allow this one to go"
    case .otherCandidate(let node, let victims, let priority, let violations):
      let budgets = violations == 0 ? "" : ", \(format.count(violations, "departure")) against a PDB"
      return
        "\(node, .name) would have done too: \(format.count(victims, "Pod")) of priority up to \(format.count(priority))\(budgets)"
    case .takenAway(let pod, let preemptor, let time, let node):
      return
        "\(pod, .name) left by preemption: at \(time.clock), kube-scheduler took it off \(node, .name) to make room for \(preemptor, .name), which has a higher priority."
    }
  }

  private static func none(of nodes: Int) -> String {
    nodes == 1 ? "the only node will not do" : "none of the \(Formats.english.count(nodes)) nodes will do"
  }
}
