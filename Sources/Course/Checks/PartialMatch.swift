import Kubernetes

extension JSONValue {
  /// Whether this value has everything that a partial object of a check names.
  ///
  /// A mapping must have each member named; a list must have, for each item named, one that matches it; a leaf is
  /// held by `Comparison`, quantities by their amount.
  func matches(_ pattern: JSONValue) -> Bool {
    switch pattern {
    case .object(let members):
      return members.allSatisfy { key, pattern in self[key].map { $0.matches(pattern) } ?? pattern.meansAbsent
      }
    case .array(let patterns):
      guard let items = array else { return false }
      return patterns.allSatisfy { pattern in items.contains { $0.matches(pattern) } }
    case .null: return self == .null
    case .bool, .int, .double, .string:
      guard let comparison = Comparison(pattern), let text = leafText else { return false }
      return comparison.holds(for: text)
    }
  }

  /// A number that must be 0 may as well not be there: statuses leave zeros out.
  private var meansAbsent: Bool {
    guard let comparison = Comparison(self) else { return self == .null }
    return comparison.holds(for: 0)
  }

  /// What a scalar says; nil for anything else.
  var leafText: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .bool(let flag): String(flag)
    case .null, .array, .object: nil
    }
  }
}
