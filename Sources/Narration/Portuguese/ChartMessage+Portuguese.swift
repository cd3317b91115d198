extension ChartMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    return switch self {
    case .nodes: "nós"
    case .pending: "Pods sem nó"
    case .cost: "custo por hora"
    case .utilisation: "cpu pedida, em % do alocável"
    case .nothingPassed: "O relógio ainda não andou: `run 5m` ou `step` primeiro."
    case .spent(let usd, let duration):
      "gasto até aqui, em \(duration.brief): \(format.perUse(usd), .heading)"
    case .forecast(let day, let month):
      "se nada mudar: \(format.dollars(day)) por dia, \(format.dollars(month)) em 30 dias"
    case .savedBySpot(let whole, let percent):
      "tudo on-demand custaria \(format.perMonth(whole)): o spot economiza \(format.decimal(percent, places: 1))%"
    case .waste(let cpu, let memory, let usd):
      "sem ninguém pedir: \(format.decimal(cpu, places: 0))% da cpu e \(format.decimal(memory, places: 0))% da memória, perto de \(format.perMonth(usd))"
    case .byApplication: "por aplicação, pelo que cada uma pede:"
    }
  }
}
