import Controllers
import Kubernetes

extension DrainMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .stage(let step): return Self.english(step)
    case .evicted(let pods): return "evicted \(format.first(3, of: pods), .name)"
    case .refused(let pod, let refusal):
      return "\("✗", .refusal) \(pod, .name) could not leave: \(Self.english(refusal))"
    case .moreRefused(let count):
      return StyledText(
        marked: "and \(format.count(count)) more that could not leave (`detail full` shows them)")
    case .forced(let forced):
      return
        "the deadline is near: deleted \(forced.pod.name, .name) without asking anybody, with \(Duration.seconds(forced.grantedSeconds).brief) to end (it wanted \(Duration.seconds(forced.ownGraceSeconds).brief))"
    case .protected(let pods):
      return "stay until the deadline, by karpenter.sh/do-not-disrupt: \(format.first(3, of: pods), .name)"
    case .terminating(let pods): return "on their way out: \(format.first(3, of: pods), .name)"
    }
  }

  private static func english(_ step: DrainStep) -> StyledText {
    let node = StyledText(step.node.text, style: .name)
    let deadline = step.deadline.map { " (deadline: \($0.clock))" } ?? ""
    return switch step.stage {
    case .tainted:
      "\(node) is leaving: it gets karpenter.sh/disrupted:NoSchedule, no new Pod enters\(deadline)"
    case .draining(let drain):
      "\(node): drain, \(format.count(drain.waiting, "Pod")) to go; it is the turn of \(english(drain.group))\(deadline)"
    case .drained(let after): "\(node) is empty, \(after.brief) after the drain began"
    case .awaitingVolumes(let attachments):
      "\(node): waits for \(format.count(attachments.count, "volume")) to be detached\(deadline)"
    case .volumesDetached: "\(node): its volumes are detached"
    case .volumesAbandoned(let attachments):
      "\(node): the deadline passed with \(format.count(attachments.count, "volume")) still attached; it goes on all the same"
    case .instanceTermination(let id): "\(node): asked the cloud to end the machine \(id)"
    case .removed(true, _):
      "\(node): its machine was gone already → the node leaves the cluster without a drain"
    case .removed(false, let after): "\(node) left the cluster, \(after.brief) after the request"
    }
  }

  private static func english(_ group: DrainGroup) -> String {
    switch group {
    case .nonCritical: "ordinary Pods"
    case .nonCriticalDaemon: "ordinary DaemonSets"
    case .critical: "the system's critical Pods"
    case .criticalDaemon: "the system's critical DaemonSets"
    }
  }

  private static func english(_ refusal: EvictionRefusal) -> String {
    switch refusal {
    case .severalBudgets(let budgets):
      "it is in \(format.count(budgets.count)) PDBs (\(format.all(budgets.map(\.name)))), and the eviction API takes only one"
    case .budgetNotYetProcessed(let budget): "PDB \(budget.name) has not been counted yet"
    case .negativeAllowance(let budget): "PDB \(budget.name) has a negative count"
    case .tooManyUnconfirmed(let budget): "PDB \(budget.name) waits for too many departures to be confirmed"
    case .budgetExhausted(let budget, let status):
      "PDB \(budget.name) wants \(format.count(status.desiredHealthy)) healthy and there are \(format.count(status.currentHealthy))"
    }
  }
}
