extension DashboardMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    return switch self {
    case .overview: "tudo"
    case .map: "mapa"
    case .pending: "Pods à espera"
    case .charts: "gráficos"
    case .decisions: "decisões"
    case .summary(let nodes, let running, let waiting, let usdPerHour, let usdPerMonth):
      "\(format.count(nodes, "nó", "nós"))   \(format.count(running, "Pod")) rodando, \(format.count(waiting)) à espera   "
        + "\(format.perHour(usdPerHour))   \(format.perMonth(usdPerMonth))"
    case .paused: "pausa"
    case .nobodyWaits: "ninguém espera por um nó"
    case .moreLines(let count): "… e mais \(format.count(count, "linha"))"
    case .keys: "espaço pausa · s passo · + − velocidade · n m painel · ↑ ↓ rola · q sai"
    case .oneFrame:
      "Sem um terminal que possa ser redesenhado, o painel é mostrado uma vez, como está agora."
    }
  }
}
