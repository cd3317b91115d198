import Cloud
import Karpenter
import Kubernetes

extension DisruptionMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
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
          case .newNode: "o nó novo"
          }
        return "\(format.count(move.pods, "Pod")) para \(place)"
      }
      return "vão: \(texts.joined(separator: ", "))"
    case .price(let before, let after, let reckoned):
      let change = format.perHour(abs(before - after))
      let verb = before >= after ? "economiza" : "custa a mais"
      return
        "hoje \(format.perHour(before)) → depois \(format.perHour(after)): \(verb) \(change, .heading) (na conta do Karpenter, \(format.perHour(reckoned)))"
    case .heldByBudget(let nodes):
      return "o budget do NodePool não deixa ir agora: \(format.first(5, of: nodes))"
    case .search(let attempts):
      let steps = attempts.map { "\(format.count($0.nodes.count)) \($0.outcome.isPlan ? "✓" : "✗")" }
      return "busca binária por quantos nós de uma vez: \(steps.joined(separator: " → "))"
    case .attempt(let attempt):
      let nodes = format.first(3, of: attempt.nodes.map(\.text))
      let mark: StyledText = attempt.outcome.isPlan ? "\("✓", .success)" : "\("✗", .refusal)"
      return mark + " \(nodes, .name): \(DisruptionReasonMessage.outcome(attempt.outcome).portuguese)"
    case .moreAttempts(let count):
      return StyledText(
        marked: "e mais \(format.count(count, "tentativa")) (`detail full` mostra o resto)")
    case .fruitless(let report): return Self.fruitless(report)
    case .savings(let savings): return "deixa de pagar \(format.perHour(savings))"
    }
  }

  private static func headline(_ pass: DisruptionPass) -> StyledText {
    guard let command = pass.commands.first else {
      if case .noNodePools = pass.stage {
        return "não há como simular: nenhum NodePool pronto participa → \("não mexe em nada", .warning)"
      }
      if let only = pass.onlyAttempt {
        let reason = DisruptionReasonMessage.outcome(only.outcome).portuguese
        return "tentou passar sem \(only.nodes[0], .name): \(reason) → \("fica", .success)"
      }
      let nodes = format.count(pass.attempts.count, "vez", "vezes")
      return "tentou \(nodes) passar com menos nós, ou mais baratos: não dá → \("não mexe em nada", .success)"
    }
    let wait = Disruption.validationWait.brief
    switch pass.stage {
    case .proposed:
      let plan = plan(command)
      return command.method == .emptiness
        ? "achou \(empties(command)): só Pods de DaemonSets → confere de novo em \(wait) antes de apagar"
        : "achou uma economia: \(plan) → confere de novo em \(wait) antes de agir"
    case .carriedOut:
      switch command.method {
      case .emptiness:
        let verb = command.candidates.count == 1 ? "continua" : "continuam"
        return "\(empties(command)) \(verb) assim depois da espera → \("apaga", .refusal)"
      case .multiNodeConsolidation, .singleNodeConsolidation:
        return "depois da espera, tudo continua valendo: \(plan(command)) → \(action(command))"
      case .drift, .staticDrift:
        let nodes = pass.commands.flatMap(\.candidates).map(\.node.text)
        return
          "\(format.first(3, of: nodes), .name) não é mais o que seria criado hoje (drift): \(plan(command)) → \(action(command))"
      }
    case .abandoned(let why):
      guard command.method != .emptiness else {
        return
          "o que era vazio deixou de ser durante a espera → \("não apaga nada", .success)"
      }
      return
        "desiste depois da espera: \(DisruptionReasonMessage.invalidation(why).portuguese) → \("não mexe em nada", .success)"
    case .replaced:
      return command.replacements.count == 1
        ? "o nó novo está pronto → só agora \("apaga \(leaving(command))", .refusal)"
        : "os nós novos estão prontos → só agora \("apaga \(leaving(command))", .refusal)"
    case .rolledBack(let failure):
      return "\(self.failure(failure)) → \("desfaz: \(leaving(command)) volta ao que era", .warning)"
    case .nothing, .noNodePools: return ""
    }
  }

  private static func leaving(_ command: DisruptionCommand) -> String {
    format.first(3, of: command.candidates.map(\.node.text))
  }

  private static func failure(_ failure: CommandFailure) -> String {
    switch failure {
    case .replacementDeleted(let name): "o NodeClaim \(name), que vinha no lugar, não existe mais"
    case .timeout(let after): "o nó novo não ficou pronto em \(after.brief)"
    }
  }

  private static func empties(_ command: DisruptionCommand) -> String {
    format.count(command.candidates.count, "nó vazio", "nós vazios")
  }

  private static func plan(_ command: DisruptionCommand) -> String {
    let nodes = command.candidates.count == 1 ? "1 nó" : "\(format.count(command.candidates.count)) nós"
    let new = command.replacements.count
    if new == 0, command.existing.isEmpty {
      return
        "nenhum Pod de \(nodes) procura outro lugar antes (os que têm karpenter.sh/do-not-disrupt só saem no fim do prazo)"
    }
    guard new > 0 else { return "os Pods de \(nodes) cabem nos nós que ficam" }
    let cheaper = command.reason == .drifted ? "" : " mais barato"
    let target = new == 1 ? "1 nó novo\(cheaper)" : "\(format.count(new)) nós novos"
    return "os Pods de \(nodes) vão para \(target)"
  }

  private static func action(_ command: DisruptionCommand) -> StyledText {
    command.decision == .delete
      ? "\("apaga", .refusal)" : "\("cria antes o nó novo e só então apaga", .refusal)"
  }

  private static func candidate(_ candidate: DisruptionCommand.Candidate) -> StyledText {
    let price = candidate.priceUSDPerHour.map { ", \(format.perHour($0))" } ?? ""
    let type = [candidate.instanceType, candidate.capacityType].compactMap(\.self).joined(separator: " ")
    let pods = candidate.pods.isEmpty ? "" : ", \(format.count(candidate.pods.count, "Pod"))"
    let drift = candidate.driftReason.map { ", \($0)" } ?? ""
    return
      "\(candidate.node, .name)  \(type) do NodePool \(candidate.nodePool)\(pods)\(price)\(drift)"
  }

  private static func replacement(_ claim: PlannedClaim) -> StyledText {
    let types = format.count(claim.instanceTypes.count, "tipo serve", "tipos servem")
    let head: StyledText = "no lugar, 1 nó do NodePool \(claim.nodePool, .name)"
    guard let cheapest = claim.cheapest else { return head }
    return head
      + ": \(types); o mais barato agora é \(cheapest.instanceType, .name) \(cheapest.capacityType.rawValue) em \(cheapest.zone), \(format.perHour(cheapest.priceUSDPerHour))"
  }

  private static func fruitless(_ report: MethodReport) -> StyledText {
    let name: StyledText = "\(report.method.rawValue, .heading): "
    if report.isUnchanged { return name + "nada mudou desde que não achou nada" }
    if report.eligible.isEmpty { return name + "nenhum nó é para este método" }
    if report.attempts.isEmpty { return name + "nenhum nó que o budget deixe sair" }
    return name + "tentou \(format.count(report.attempts.count, "vez", "vezes")), sem resultado"
  }
}

extension DisruptionAttempt.Outcome {
  /// Whether the nodes could go.
  var isPlan: Bool {
    switch self {
    case .deletion, .replacement: true
    case .stranded, .severalNodesNeeded, .notCheaper, .minValuesUnmet, .spotToSpotDisabled, .tooFewSpotTypes,
      .keepingOneIsBetter, .noNodePools:
      false
    }
  }
}
