extension ComparisonMessage {
  public var english: StyledText {
    switch self {
    case .now: "now"
    case .whatIf: "if…"
    case .time: "time"
    case .nodes: "nodes"
    case .nodesIn(let zone): "nodes in \(zone)"
    case .podsRunning: "Pods Running"
    case .podsPending: "Pods Pending"
    case .perHour: "cost per hour"
    case .perMonth: "cost per month"
    case .decisions: "decisions"
    case .moreMachines(let count, let what): "  \(count > 0 ? "+" : "−")\(abs(count)) × \(what, .name)"
    case .otherMachines(let count, let what):
      "  ⇄ \(count) × \(what, .name): exchanged for \(count == 1 ? "a new one" : "new ones") of the same type"
    }
  }
}
