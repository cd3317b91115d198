/// Words on the dashboard.
public enum DashboardMessage: Message, Equatable {
  // Its panes.
  case overview, map, pending, charts, decisions

  case summary(nodes: Int, running: Int, waiting: Int, usdPerHour: Double, usdPerMonth: Double)
  case paused
  case nobodyWaits
  case moreLines(Int)
  /// What the keys do.
  case keys
  /// Why nothing is redrawn.
  case oneFrame
}
