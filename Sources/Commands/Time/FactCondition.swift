import Kubernetes

/// What `where` asks of a decision's or an event's facts: `step=launch`, `nodes>=3`, `message~capacity`.
struct FactCondition: Equatable, Sendable {
  enum Sign: String, CaseIterable, Sendable {
    case equal = "=", unequal = "!=", atLeast = ">=", atMost = "<=", above = ">", below = "<"
    /// Somewhere in the text.
    case contains = "~"

    /// Longer ones first, so that `>=` is not read as `>`.
    static let byLength = allCases.sorted { $0.rawValue.count > $1.rawValue.count }
  }

  let fact: String
  let sign: Sign
  let value: String

  /// Conditions joined by `and` or commas; nil for what is none.
  static func list(_ words: [String]) -> [FactCondition]? {
    let text = words.filter { $0 != "and" && $0 != "e" }.joined(separator: ",")
    let parts = text.split(separator: ",").map(String.init)
    let conditions = parts.compactMap(FactCondition.init)
    return conditions.count == parts.count && !parts.isEmpty ? conditions : nil
  }

  private init?(_ text: String) {
    let found = Sign.byLength.lazy.compactMap { sign in text.firstRange(of: sign.rawValue).map { (sign, $0) }
    }
    .min { $0.1.lowerBound < $1.1.lowerBound }
    guard let (sign, range) = found, range.lowerBound > text.startIndex else { return nil }
    fact = String(text[..<range.lowerBound])
    var rest = text[range.upperBound...]
    // `==` is what many type.
    if sign == .equal, rest.hasPrefix("=") { rest = rest.dropFirst() }
    self.sign = sign
    value = String(rest)
  }

  /// Whether facts have it; one of a list's values is enough.
  func holds(for facts: JSONValue) -> Bool {
    guard let found = facts[fact] else { return sign == .unequal }
    let values = found.array ?? [found]
    switch sign {
    case .equal: return values.contains { $0.shown.lowercased() == value.lowercased() }
    case .unequal: return !values.contains { $0.shown.lowercased() == value.lowercased() }
    case .contains: return values.contains { $0.shown.lowercased().contains(value.lowercased()) }
    case .atLeast, .atMost, .above, .below:
      guard let wanted = Double(value) else { return false }
      return values.contains { Double($0.shown).map { sign.holds($0, wanted) } ?? false }
    }
  }

  var text: String { "\(fact)\(sign.rawValue)\(value)" }
}

extension FactCondition.Sign {
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    case .equal: left == right
    case .unequal: left != right
    case .contains: false
    }
  }
}
