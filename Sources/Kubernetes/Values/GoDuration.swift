/// Durations as Go, and so every Kubernetes manifest, writes them: `720h`, `1h30m`, `1.5s`, `250ms`.
extension Duration {
  private static let goUnits: [(suffix: String, nanoseconds: Int128)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("h", 3_600_000_000_000),
    ("m", 60_000_000_000), ("s", 1_000_000_000),
  ]

  /// Reads a Go duration; nil when the text is none or exceeds 2^63 - 1 nanoseconds.
  public init?(go text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    guard rest != "0" else {
      self = .zero
      return
    }
    guard !rest.isEmpty else { return nil }
    var total: Int128 = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      guard let unit = Self.goUnits.first(where: { rest.hasPrefix($0.suffix) }),
        let amount = Self.nanoseconds(digits, unit: unit.nanoseconds)
      else { return nil }
      rest = rest.dropFirst(unit.suffix.count)
      total += amount
      guard total <= Int128(Int64.max) else { return nil }
    }
    self = .nanoseconds(Int64(isNegative ? -total : total))
  }

  private static func nanoseconds(_ digits: Substring, unit: Int128) -> Int128? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.contains(where: { $0 != "." }), digits.count <= 19 else { return nil }
    guard let whole = parts[0].isEmpty ? 0 : Int128(parts[0]) else { return nil }
    var total = whole * unit
    if parts.count == 2, !parts[1].isEmpty {
      guard let fraction = Int128(parts[1]) else { return nil }
      var scale: Int128 = 1
      for _ in parts[1] { scale *= 10 }
      total += fraction * unit / scale
    }
    return total
  }

  /// As Go prints it: `720h0m0s`, `1m30s`, `250ms`, `0s`.
  public var goText: String {
    let total = Int128(components.seconds) * 1_000_000_000 + Int128(components.attoseconds / 1_000_000_000)
    guard total != 0 else { return "0s" }
    let sign = total < 0 ? "-" : ""
    let magnitude = total < 0 ? -total : total
    for (limit, unit, suffix) in [(1000, 1, "ns"), (1_000_000, 1000, "µs"), (1_000_000_000, 1_000_000, "ms")]
    where magnitude < Int128(limit) {
      return sign + Self.decimal(magnitude, unit: Int128(unit)) + suffix
    }
    let hours = magnitude / 3_600_000_000_000
    let minutes = magnitude / 60_000_000_000 % 60
    let seconds = Self.decimal(magnitude % 60_000_000_000, unit: 1_000_000_000) + "s"
    if hours > 0 { return "\(sign)\(hours)h\(minutes)m\(seconds)" }
    return minutes > 0 ? "\(sign)\(minutes)m\(seconds)" : sign + seconds
  }

  private static func decimal(_ amount: Int128, unit: Int128) -> String {
    let whole = amount / unit
    guard amount % unit != 0 else { return "\(whole)" }
    var digits = String((amount % unit) + unit).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
