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
    }
  }
}
