import Karpenter
import Kubernetes

extension OutlookMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .ifItLookedNow: return "Se o Karpenter olhasse agora (nada disto é feito):"
    case .nothingToDisrupt: return "\("nenhum nó sairia", .success)"
    case .wouldGo(let node, let command):
      let price = command.priceUSDPerHour - command.replacementPriceUSDPerHour
      let savings = price > 0 ? ", e \(format.perHour(price)) deixariam de ser pagos" : ""
      let how = command.decision == .delete ? "seria apagado" : "seria trocado"
      return "\(node, .name) \(how, .refusal) pelo método \(command.method.rawValue)\(savings)."
    case .wouldFirstWait: return "Antes de agir, o Karpenter esperaria 15s e conferiria tudo de novo."
    case .stays(let node): return "\(node, .name) \("fica", .success)."
    case .leavesAlready(let node): return "\(node, .name) já está de saída."
    case .obstacle(let obstacle):
      return "\("✗", .refusal) nenhum método: \(DisruptionReasonMessage.obstacle(obstacle).portuguese)"
    case .method(let method, let verdict): return Self.told(method, verdict)
    case .inBatch(let command):
      let others = format.count(command.candidates.count - 1, "outro nó", "outros nós")
      return
        "\("✓", .success) \(command.method.rawValue, .heading): sairia junto com \(others), \(format.perHour(command.priceUSDPerHour)) → \(format.perHour(command.replacementPriceUSDPerHour))"
    case .notKarpenters(let node):
      return "\(node, .name) não foi criado pelo Karpenter, que por isso nunca o tira."
    case .budgets(let allowance):
      let allowed = allowance.allowed.map { format.count($0) } ?? "todos"
      return
        "NodePool \(allowance.nodePool, .name): os budgets deixam sair \(allowed) de \(format.count(allowance.nodes, "nó", "nós")); \(format.count(allowance.disrupting)) já de saída ou sem Ready"
    case .left(let count, let obstacle):
      return
        "\(format.count(count, "nó fica", "nós ficam")): \(DisruptionReasonMessage.obstacle(obstacle).portuguese)"
    }
  }

  private static func told(_ method: DisruptionMethod, _ verdict: NodeOutlook.Verdict) -> StyledText {
    let name: StyledText = "\(method.rawValue, .heading): "
    switch verdict {
    case .refused(let refusal):
      return "\("✗", .refusal) " + name + DisruptionReasonMessage.refusal(refusal).portuguese
    case .heldByBudget(let allowance):
      let allowed = format.count(allowance.allowed ?? 0)
      return "\("✗", .refusal) " + name
        + "o budget deixa sair \(allowed) de \(format.count(allowance.nodes, "nó", "nós")), e já há \(format.count(allowance.disrupting)) de saída ou sem Ready"
    case .tried(let outcome):
      return "\("✗", .refusal) " + name + DisruptionReasonMessage.outcome(outcome).portuguese
    case .taken(let command):
      let outcome: DisruptionAttempt.Outcome =
        command.replacements.isEmpty ? .deletion : .replacement(command.summaries)
      let reason: StyledText =
        command.method == .emptiness
        ? "está vazio: só Pods de DaemonSets" : DisruptionReasonMessage.outcome(outcome).portuguese
      return "\("✓", .success) " + name + reason
    }
  }
}

extension DisruptionCommand {
  /// Its replacements in short.
  var summaries: [ReplacementSummary] {
    replacements.map {
      ReplacementSummary(
        nodePool: $0.nodePool, instanceTypes: $0.instanceTypes.count, cheapest: $0.cheapest)
    }
  }
}
