import Karpenter
import Kubernetes

extension OutlookMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .ifItLookedNow: return "If Karpenter looked now (none of this is done):"
    case .nothingToDisrupt: return "\("no node would go", .success)"
    case .wouldGo(let node, let command):
      let price = command.priceUSDPerHour - command.replacementPriceUSDPerHour
      let savings = price > 0 ? ", and \(format.perHour(price)) would no longer be paid" : ""
      let how = command.decision == .delete ? "would be deleted" : "would be replaced"
      return "\(node, .name) \(how, .refusal) by the method \(command.method.rawValue)\(savings)."
    case .wouldFirstWait: return "Before acting, Karpenter would wait 15s and look at everything again."
    case .stays(let node): return "\(node, .name) \("stays", .success)."
    case .leavesAlready(let node): return "\(node, .name) is on its way out already."
    case .obstacle(let obstacle):
      return "\("✗", .refusal) no method: \(DisruptionReasonMessage.obstacle(obstacle).english)"
    case .method(let method, let verdict): return Self.told(method, verdict)
    case .inBatch(let command):
      let others = format.count(command.candidates.count - 1, "other node")
      return
        "\("✓", .success) \(command.method.rawValue, .heading): it would go with \(others), \(format.perHour(command.priceUSDPerHour)) → \(format.perHour(command.replacementPriceUSDPerHour))"
    case .notKarpenters(let node):
      return "\(node, .name) was not made by Karpenter, which therefore never takes it away."
    case .budgets(let allowance):
      let allowed = allowance.allowed.map { format.count($0) } ?? "all"
      return
        "NodePool \(allowance.nodePool, .name): its budgets let \(allowed) of \(format.count(allowance.nodes, "node")) go; \(format.count(allowance.disrupting)) leaving or not Ready already"
    case .left(let count, let obstacle):
      return
        "\(format.count(count, "node stays", "nodes stay")): \(DisruptionReasonMessage.obstacle(obstacle).english)"
    }
  }

  private static func told(_ method: DisruptionMethod, _ verdict: NodeOutlook.Verdict) -> StyledText {
    let name: StyledText = "\(method.rawValue, .heading): "
    switch verdict {
    case .refused(let refusal):
      return "\("✗", .refusal) " + name + DisruptionReasonMessage.refusal(refusal).english
    case .heldByBudget(let allowance):
      let allowed = format.count(allowance.allowed ?? 0)
      return "\("✗", .refusal) " + name
        + "the budget lets \(allowed) of \(format.count(allowance.nodes, "node")) go, and \(format.count(allowance.disrupting)) are leaving or not Ready already"
    case .tried(let outcome):
      return "\("✗", .refusal) " + name + DisruptionReasonMessage.outcome(outcome).english
    case .taken(let command):
      let outcome: DisruptionAttempt.Outcome =
        command.replacements.isEmpty ? .deletion : .replacement(command.summaries)
      let reason: StyledText =
        command.method == .emptiness
        ? "it is empty but for DaemonSets' Pods" : DisruptionReasonMessage.outcome(outcome).english
      return "\("✓", .success) " + name + reason
    }
  }
}
