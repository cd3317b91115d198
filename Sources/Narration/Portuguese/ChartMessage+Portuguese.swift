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
      "se nada mudar: \(format.dollars(day)) por dia, \(format.dollars(month)) em 30 dias, com o já gasto"
    case .savedBySpot(let whole, let percent):
      "tudo on-demand custaria \(format.perMonth(whole)): o spot economiza \(format.decimal(percent, places: 1))%"
    case .reserved(let machines, let usd):
      "\(machines == 1 ? "1 máquina vem de uma reserva e aparece" : "\(format.count(machines)) máquinas vêm de uma reserva e aparecem") quase de graça, como o Karpenter a vê: a reserva se paga à parte, usada ou não (on-demand seriam \(format.perHour(usd)))"
    case .waste(let cpu, let memory, let usd):
      "sem ninguém pedir: \(format.decimal(cpu, places: 0))% da cpu e \(format.decimal(memory, places: 0))% da memória, perto de \(format.perMonth(usd))"
    case .spentSoFar: "gasto até aqui"
    case .unasked: "(ninguém pede)"
    case .terms(let onDemand, let spot):
      "desconto: on-demand \(format.decimal(onDemand, places: 1))%, spot \(format.decimal(spot, places: 1))%"
    case .karpenterKnowsNone:
      "Vale só na conta: o Karpenter escolhe pelos preços públicos, sem saber de descontos."
    }
  }
}
