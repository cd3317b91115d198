import Kubernetes

extension VirtualTime {
  /// The virtual clock's face, hours unbounded: `00:31:12`, `720:00:05`, `-00:05:00` for what was before the start.
  public var clock: String {
    let total = sinceStart.wholeSecondsRoundedDown
    let magnitude = total.magnitude
    func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (total < 0 ? "-" : "")
      + "\(two(magnitude / 3600)):\(two(magnitude / 60 % 60)):\(two(magnitude % 60))"
  }
}

extension Duration {
  /// As a person says it, the two largest units at most: `7s`, `1m30s`, `2h15m`, `30d`. Below a second, `250ms`.
  public var brief: String {
    let magnitude = self < .zero ? .zero - self : self
    let sign = self < .zero ? "-" : ""
    let total = magnitude.wholeSecondsRoundedDown
    guard total > 0 else {
      let milliseconds = magnitude.components.attoseconds / 1_000_000_000_000_000
      return milliseconds == 0 ? "0s" : "\(sign)\(milliseconds)ms"
    }
    let parts: [(amount: Int64, unit: String)] = [
      (total / 86_400, "d"), (total / 3600 % 24, "h"), (total / 60 % 60, "m"), (total % 60, "s"),
    ]
    let shown = parts.drop { $0.amount == 0 }.prefix(2).filter { $0.amount > 0 }
    return sign + shown.map { "\($0.amount)\($0.unit)" }.joined()
  }

  /// An age as kubectl's columns show it: `119s`, `2m30s`, `179m`, `3h5m`, `2d1h`, `2y30d`.
  ///
  /// Source: k8s.io/apimachinery `pkg/util/duration`, `HumanDuration`.
  public var kubectlAge: String {
    let seconds = wholeSecondsRoundedDown
    if seconds < -1 { return "<invalid>" }
    if seconds < 0 { return "0s" }
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
    let years = days / 365
    func two(_ large: Int64, _ unit: String, _ small: Int64, _ smallUnit: String) -> String {
      small == 0 ? "\(large)\(unit)" : "\(large)\(unit)\(small)\(smallUnit)"
    }
    if minutes < 2 { return "\(seconds)s" }
    if minutes < 10 { return two(minutes, "m", seconds % 60, "s") }
    if hours < 3 { return "\(minutes)m" }
    if hours < 8 { return two(hours, "h", minutes % 60, "m") }
    if hours < 48 { return "\(hours)h" }
    if days < 8 { return two(days, "d", hours % 24, "h") }
    if years < 2 { return "\(days)d" }
    if years < 8 { return two(years, "y", days % 365, "d") }
    return "\(years)y"
  }
}
