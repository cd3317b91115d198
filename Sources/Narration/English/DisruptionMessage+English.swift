import Cloud
import Karpenter
import Kubernetes

extension DisruptionMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .pass(let pass): return Self.headline(pass)
    case .candidate(let candidate): return Self.candidate(candidate)
    case .replacement(let claim): return Self.replacement(claim)
    case .moves(let moves):
      let texts = moves.map { move in
        let place =
          switch move.place {
          case .node(let name): name
          case .newNode: "the new node"
          }
        return "\(format.count(move.pods, "Pod")) to \(place)"
      }
      return "moves: \(texts.joined(separator: ", "))"
    case .price(let before, let after, let reckoned):
      let change = format.perHour(abs(before - after))
      let verb = before >= after ? "saves" : "costs more:"
      return
        "now \(format.perHour(before)) → then \(format.perHour(after)): \(verb) \(change, .heading) (as Karpenter reckons, \(format.perHour(reckoned)))"
    case .heldByBudget(let nodes):
      return "the NodePool's budget does not let go now: \(format.first(5, of: nodes))"
    case .search(let attempts):
      let steps = attempts.map { "\(format.count($0.nodes.count)) \($0.outcome.isPlan ? "✓" : "✗")" }
      return "binary search for how many nodes at once: \(steps.joined(separator: " → "))"
    case .attempt(let attempt):
      let nodes = format.first(3, of: attempt.nodes.map(\.text))
      let mark: StyledText = attempt.outcome.isPlan ? "\("✓", .success)" : "\("✗", .refusal)"
      return mark + " \(nodes, .name): \(DisruptionReasonMessage.outcome(attempt.outcome).english)"
    case .moreAttempts(let count):
      return StyledText(
        marked: "and \(format.count(count, "more try", "more tries")) (`detail full` shows the rest)")
    case .fruitless(let report): return Self.fruitless(report)
    case .savings(let savings): return "no longer pays \(format.perHour(savings))"
    }
  }

  private static func headline(_ pass: DisruptionPass) -> StyledText {
    guard let command = pass.commands.first else {
      if case .noNodePools = pass.stage {
        return
          "nothing can be simulated: no ready NodePool takes part → \("leaves everything alone", .warning)"
      }
      if let only = pass.onlyAttempt {
        let reason = DisruptionReasonMessage.outcome(only.outcome).english
        return "tried to do without \(only.nodes[0], .name): \(reason) → \("it stays", .success)"
      }
      let tries = format.count(pass.attempts.count, "time")
      return
        "tried \(tries) to do with fewer nodes, or cheaper ones: in vain → \("leaves everything alone", .success)"
    }
    let wait = Disruption.validationWait.brief
    switch pass.stage {
    case .proposed:
      return command.method == .emptiness
        ? "found \(empties(command)): nothing but DaemonSets' Pods → looks again in \(wait) before deleting"
        : "found something to save: \(plan(command)) → looks again in \(wait) before acting"
    case .carriedOut:
      switch command.method {
      case .emptiness:
        let verb = command.candidates.count == 1 ? "is" : "are"
        return "\(empties(command)) \(verb) still so after the wait → \("deletes", .refusal)"
      case .multiNodeConsolidation, .singleNodeConsolidation:
        return "after the wait all of it still holds: \(plan(command)) → \(action(command))"
      case .drift, .staticDrift:
        let nodes = pass.commands.flatMap(\.candidates)
        return
          "\(format.first(3, of: nodes.map(\.node.text)), .name) \(nodes.count == 1 ? "is" : "are") no longer what would be created today (drift): \(plan(command)) → \(action(command))"
      }
    case .abandoned(let why):
      guard command.method != .emptiness else {
        return "what was empty no longer is after the wait → \("deletes nothing", .success)"
      }
      return
        "gives up after the wait: \(DisruptionReasonMessage.invalidation(why).english) → \("leaves everything alone", .success)"
    case .replaced:
      return command.replacements.count == 1
        ? "the new node is ready → only now \("deletes \(leaving(command))", .refusal)"
        : "the new nodes are ready → only now \("deletes \(leaving(command))", .refusal)"
    case .rolledBack(let failure):
      return "\(self.failure(failure)) → \("undoes it: \(leaving(command)) is as it was", .warning)"
    case .nothing, .noNodePools: return ""
    }
  }

  private static func leaving(_ command: DisruptionCommand) -> String {
    format.first(3, of: command.candidates.map(\.node.text))
  }

  private static func failure(_ failure: CommandFailure) -> String {
    switch failure {
    case .replacementDeleted(let name): "NodeClaim \(name), which was to come instead, is gone"
    case .timeout(let after): "the new node was not ready within \(after.brief)"
    }
  }

  private static func empties(_ command: DisruptionCommand) -> String {
    format.count(command.candidates.count, "empty node")
  }

  private static func plan(_ command: DisruptionCommand) -> String {
    let nodes = format.count(command.candidates.count, "node")
    let new = command.replacements.count
    if new == 0, command.existing.isEmpty {
      return
        "no Pod of \(nodes) looks for another place first (those with karpenter.sh/do-not-disrupt leave only when their time is up)"
    }
    guard new > 0 else { return "the Pods of \(nodes) fit on the nodes that stay" }
    let cheaper = command.reason == .drifted ? "" : "cheaper "
    let target = new == 1 ? "1 new \(cheaper)node" : "\(format.count(new)) new nodes"
    return "the Pods of \(nodes) go to \(target)"
  }

  private static func action(_ command: DisruptionCommand) -> StyledText {
    command.decision == .delete
      ? "\("deletes", .refusal)" : "\("creates the new node first, and only then deletes", .refusal)"
  }

  private static func candidate(_ candidate: DisruptionCommand.Candidate) -> StyledText {
    let price = candidate.priceUSDPerHour.map { ", \(format.perHour($0))" } ?? ""
    let type = [candidate.instanceType, candidate.capacityType].compactMap(\.self).joined(separator: " ")
    let pods = candidate.pods.isEmpty ? "" : ", \(format.count(candidate.pods.count, "Pod"))"
    let drift = candidate.driftReason.map { ", \($0)" } ?? ""
    return
      "\(candidate.node, .name)  \(type) of NodePool \(candidate.nodePool)\(pods)\(price)\(drift)"
  }

  private static func replacement(_ claim: PlannedClaim) -> StyledText {
    let types = format.count(claim.instanceTypes.count, "type")
    let head: StyledText = "instead, 1 node of NodePool \(claim.nodePool, .name)"
    guard let cheapest = claim.cheapest else { return head }
    return head
      + ": \(types) would do; the cheapest now is \(cheapest.instanceType, .name) \(cheapest.capacityType.rawValue) in \(cheapest.zone), \(format.perHour(cheapest.priceUSDPerHour))"
  }

  private static func fruitless(_ report: MethodReport) -> StyledText {
    let name: StyledText = "\(report.method.rawValue, .heading): "
    if report.isUnchanged { return name + "nothing has changed since it found nothing" }
    if report.eligible.isEmpty { return name + "no node is for this method" }
    if report.attempts.isEmpty { return name + "no node that the budget lets go" }
    return name + "tried \(format.count(report.attempts.count, "time")), in vain"
  }
}
