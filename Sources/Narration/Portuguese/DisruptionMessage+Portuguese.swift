import Karpenter

extension DisruptionMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .pass(let pass):
      let nodes = Self.format.count(pass.candidates.count, "nó vazio", "nós vazios")
      switch pass.stage {
      case .proposed:
        return
          "achou \(nodes): só Pods de DaemonSets → confere de novo em \(Disruption.validationWait.brief) antes de apagar"
      case .carriedOut:
        let verb = pass.candidates.count == 1 ? "continua" : "continuam"
        return "\(nodes) \(verb) assim depois da espera → \("apaga", .refusal)"
      case .abandoned: return "o que era vazio deixou de ser durante a espera → \("não apaga nada", .success)"
      }
    case .candidate(let candidate):
      let price = candidate.priceUSDPerHour.map { ", \(Self.format.perHour($0))" } ?? ""
      return
        "\(candidate.node, .name)  \(candidate.instanceType ?? "") do NodePool \(candidate.nodePool)\(price)"
    case .heldByBudget(let nodes):
      return "o budget do NodePool não deixa ir agora: \(Self.format.all(nodes))"
    case .savings(let savings): return "deixa de pagar \(Self.format.perHour(savings))"
    }
  }
}
