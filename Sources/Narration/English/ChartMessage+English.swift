extension ChartMessage {
  public var english: StyledText {
    let format = Formats.english
    return switch self {
    case .nodes: "nodes"
    case .pending: "Pods without a node"
    case .cost: "cost per hour"
    case .utilisation: "cpu requested, in % of allocatable"
    case .nothingPassed: "The clock has not moved yet: `run 5m` or `step` first."
    case .spent(let usd, let duration): "spent so far, in \(duration.brief): \(format.perUse(usd), .heading)"
    case .forecast(let day, let month):
      "if nothing changes: \(format.dollars(day)) a day, \(format.dollars(month)) in 30 days, with what is spent already"
    case .savedBySpot(let whole, let percent):
      "all on-demand would cost \(format.perMonth(whole)): spot saves \(format.decimal(percent, places: 1))%"
    case .reserved(let machines, let usd):
      "\(machines == 1 ? "1 machine comes from a reservation and shows" : "\(format.count(machines)) machines come from a reservation and show") as nearly free, as Karpenter sees it: a reservation is paid for apart, used or not (on-demand: \(format.perHour(usd)))"
    case .waste(let cpu, let memory, let usd):
      "asked for by nobody: \(format.decimal(cpu, places: 0))% of cpu and \(format.decimal(memory, places: 0))% of memory, about \(format.perMonth(usd))"
    case .spentSoFar: "spent so far"
    case .unasked: "(asked for by nobody)"
    case .terms(let onDemand, let spot):
      "discount: on-demand \(format.decimal(onDemand, places: 1))%, spot \(format.decimal(spot, places: 1))%"
    case .karpenterKnowsNone:
      "It counts on the bill only: Karpenter chooses by public prices and knows of no discount."
    }
  }
}
