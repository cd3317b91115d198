extension DashboardMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    return switch self {
    case .overview: "all"
    case .map: "map"
    case .pending: "waiting Pods"
    case .charts: "charts"
    case .decisions: "decisions"
    case .summary(let nodes, let running, let waiting, let usdPerHour, let usdPerMonth):
      "\(format.count(nodes, "node"))   \(format.count(running, "Pod")) running, \(format.count(waiting)) waiting   "
        + "\(format.perHour(usdPerHour))   \(format.perMonth(usdPerMonth))"
    case .paused: "paused"
    case .nobodyWaits: "nobody waits for a node"
    case .moreLines(let count): "… and \(format.count(count, "more line", "more lines"))"
    case .keys: "space pauses · s steps · + − speed · n m pane · ↑ ↓ scroll · q leaves"
    case .oneFrame:
      "Without a terminal that can be redrawn, the dashboard is shown once, as it is now."
    }
  }
}
