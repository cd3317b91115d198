import Kubernetes

/// Adds up what machines cost while time goes by, each for as long as its node is there.
struct SpendingMeter: Sendable {
  private var usd = 0.0
  private var usdPerHour = 0.0
  private var prices = SortedTable<NodeName, Double>()
  /// What came before the first instant cost nothing.
  private var time: VirtualTime = .start

  /// - Parameter priceUSDPerHour: nil when it is not known, or the node is no more.
  mutating func note(_ node: NodeName, priceUSDPerHour: Double?, at instant: VirtualTime) {
    usd = spent(to: instant)
    time = max(time, instant)
    usdPerHour += (priceUSDPerHour ?? 0) - (prices[node] ?? 0)
    prices[node] = priceUSDPerHour
  }

  /// In dollars, up to an instant not before the last one noted.
  func spent(to instant: VirtualTime) -> Double {
    usd + max(0, usdPerHour) * max(0, (instant - time).inSeconds) / 3600
  }
}
