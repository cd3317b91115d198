import Kubernetes

/// Where an object first differs from what a check names.
struct Mismatch: Equatable, Sendable {
  /// As in `spec.containers[0].image`.
  var field: String
  var expected: String
  /// Empty when there is nothing.
  var found: String
}

extension JSONValue {
  /// Whether this value has everything that a partial object of a check names.
  func matches(_ pattern: JSONValue) -> Bool { mismatch(with: pattern) == nil }

  /// Where this value first fails to have what a partial object names, members in the order of their names.
  ///
  /// A mapping must have each member named; a list must have, for each item named, one that matches it, and where a
  /// leaf is named one item that is so; a leaf is held by `Comparison`, quantities by their amount.
  func mismatch(with pattern: JSONValue, at path: String = "") -> Mismatch? {
    switch pattern {
    case .object(let members):
      for (key, pattern) in members.sorted(by: { $0.key < $1.key }) {
        let place = path.isEmpty ? key : "\(path).\(key)"
        if let value = self[key] {
          if let found = value.mismatch(with: pattern, at: place) { return found }
        } else if !pattern.meansAbsent {
          return Mismatch(field: place, expected: pattern.summary, found: "")
        }
      }
      return nil
    case .array(let patterns):
      let items = array ?? []
      for pattern in patterns where !items.contains(where: { $0.matches(pattern) }) {
        guard let nearest = items.firstIndex(where: { $0.isMeant(by: pattern) }) else {
          return Mismatch(field: path, expected: pattern.summary, found: "")
        }
        return items[nearest].mismatch(with: pattern, at: "\(path)[\(nearest)]")
      }
      return array == nil ? Mismatch(field: path, expected: pattern.summary, found: leafText ?? "") : nil
    case .null:
      return self == .null ? nil : Mismatch(field: path, expected: "null", found: summary)
    case .bool, .int, .double, .string:
      if let items = array, items.contains(where: { $0.matches(pattern) }) { return nil }
      if let comparison = Comparison(pattern), let text = leafText, comparison.holds(for: text) { return nil }
      return Mismatch(field: path, expected: pattern.summary, found: summary)
    }
  }

  /// Whether this item of a list is the one that a pattern is about: its name says so, or there is none to say.
  private func isMeant(by pattern: JSONValue) -> Bool {
    let names = ["name", "type", "key"].filter { pattern[$0] != nil }
    return names.allSatisfy { name in
      guard let value = self[name], let wanted = pattern[name] else { return false }
      return value.matches(wanted)
    }
  }

  /// Null asks for nothing to be there; a number that must be 0 may as well not be there: statuses leave zeros out.
  private var meansAbsent: Bool {
    switch self {
    case .null: true
    case .object(let members): members.values.allSatisfy(\.meansAbsent)
    case .array: false
    case .bool, .int, .double, .string: Comparison(self)?.holds(for: 0) ?? false
    }
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

  /// Short enough for a sentence: its leaves, `type=Ready status=True`.
  private var summary: String {
    switch self {
    case .null: "null"
    case .array(let items): items.map(\.summary).joined(separator: ", ")
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { key, value in
        value.leafText.map { "\(key)=\($0)" } ?? value.summary
      }.joined(separator: " ")
    case .bool, .int, .double, .string: leafText ?? ""
    }
  }
}
