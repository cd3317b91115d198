import Kubernetes

extension Duration {
  /// What a person types for a length of time: `30s`, `1h30m`, `5min`, and days, as they are shown: `29d23h`.
  init?(typed text: String) {
    let text = text.replacing("min", with: "m")
    guard let sign = text.firstIndex(of: "d") else {
      self.init(go: text)
      return
    }
    let rest = String(text[text.index(after: sign)...])
    guard let days = Int(text[..<sign]), days >= 0, let more = rest.isEmpty ? .zero : Duration(go: rest),
      more >= .zero
    else { return nil }
    self = .seconds(min(days, Self.mostDays) * 86_400) + more
  }

  /// Nobody lets time run as long, and sums of durations stay far from where they overflow.
  private static let mostDays = 1_000_000
}
