extension ComparisonMessage {
  public var portuguese: StyledText {
    switch self {
    case .now: "agora"
    case .whatIf: "se…"
    case .time: "hora"
    case .nodes: "nós"
    case .nodesIn(let zone): "nós em \(zone)"
    case .podsRunning: "Pods Running"
    case .podsPending: "Pods Pending"
    case .perHour: "custo por hora"
    case .perMonth: "custo por mês"
    case .decisions: "decisões"
    case .moreMachines(let count, let what): "  \(count > 0 ? "+" : "−")\(abs(count)) × \(what, .name)"
    case .otherMachines(let count, let what):
      "  ⇄ \(count) × \(what, .name): \(count == 1 ? "trocada por uma nova" : "trocadas por novas"), do mesmo tipo"
    }
  }
}
