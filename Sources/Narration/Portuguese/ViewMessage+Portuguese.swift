extension ViewMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    return switch self {
    case .zone(let zone, let nodes, let price):
      "\(zone.isEmpty ? "sem zona" : zone, .heading)  \(format.count(nodes)) \(nodes == 1 ? "nó" : "nós")"
        + (price > 0 ? "  \(format.perHour(price), .dim)" : StyledText())
    case .workload(let name, let pods, let groups, let skew):
      "\(name, .name) \(format.count(pods))"
        + StyledText(
          groups.count > 1
            ? " (\(groups.map(format.count).joined(separator: "/"))\(skew.map { ", skew \($0)" } ?? ""))"
            : "",
          style: .dim)
    case .andThen: "E depois? ⟶"
    case .nothingFollowed: "E depois? ⟶ nada veio dela até agora."
    case .otherWorkloads(let count): "e mais \(format.count(count, "workload"))"
    case .compactMap:
      StyledText(marked: "Cada barra é um nó, pelo maior entre cpu e memória. `map --full` mostra nó a nó.")
    case .pending(let count): "pendentes: \(format.count(count))"
    case .noNodes: "Nenhum nó."
    case .total(let hour, let month): "total  \(format.perHour(hour))  \(format.perMonth(month), .heading)"
    case .unpriced(let count):
      "\(format.count(count)) \(count == 1 ? "nó sem preço conhecido" : "nós sem preço conhecido")"
    case .moreLines(let count): "… e mais \(format.count(count)) passos …"
    case .isNow(let kind, let name, let state, let since):
      "\(kind) \(name, .name): \(state, .heading)" + StyledText(since.map { " há \($0.brief)" } ?? "")
    case .otherPods(let names):
      StyledText(
        marked: "Outros: \(format.first(5, of: names)). `why pod NOME` responde por um deles.")
    case .noPendingPods: "Nenhum Pod está Pending."
    case .noDecisions(let kind, let name): "Nenhuma decisão sobre \(kind) \(name, .name) até agora."
    case .because: "Por quê? ⟵"
    case .divergences(let count, let pods, let round, let time):
      "rodada \(round), às \(time.clock): "
        + (count == 0
          ? StyledText("nenhum Pod foi parar longe de onde o Karpenter supunha", style: .success)
          : "\(format.count(count)) de \(format.count(pods, "Pod")) \(count == 1 ? "foi" : "foram") para outro nó")
    case .noRounds: "O Karpenter ainda não fez nenhuma rodada de provisioning."
    case .types(let count): "\(format.count(count)) \(count == 1 ? "tipo" : "tipos")"
    }
  }
}
