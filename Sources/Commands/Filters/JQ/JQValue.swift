import Kubernetes
import Manifests

/// A value as jq sees it: JSON whose members keep the order in which they were written.
indirect enum JQValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JQValue])
  case object(JQObject)

  /// A document's value, its members in the document's order.
  init(_ value: MarkedValue) {
    switch value.content {
    case .scalar(let scalar): self.init(scalar)
    case .array(let items): self = .array(items.map(JQValue.init))
    case .object(let members):
      var object = JQObject()
      for member in members { object[member.key] = JQValue(member.value) }
      self = .object(object)
    }
  }

  /// A value without an order of its own: its members by name.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .number(Double(number))
    case .double(let number): self = .number(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map(JQValue.init))
    case .object(let members):
      var object = JQObject()
      for (key, value) in members.sorted(by: { $0.key < $1.key }) { object[key] = JQValue(value) }
      self = .object(object)
    }
  }

  /// Everything counts as true but `false` and `null`.
  var isTruthy: Bool { self != .null && self != .bool(false) }

  /// As jq's `type` names it.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// Members in the order in which they came.
struct JQObject: Equatable, Sendable {
  private(set) var keys: [String] = []
  private var values: [String: JQValue] = [:]

  var count: Int { keys.count }
  var sortedKeys: [String] {
    keys.sorted { Array($0.unicodeScalars).lexicographicallyPrecedes($1.unicodeScalars) }
  }

  subscript(key: String) -> JQValue? {
    get { values[key] }
    set {
      if newValue == nil {
        keys.removeAll { $0 == key }
      } else if values[key] == nil {
        keys.append(key)
      }
      values[key] = newValue
    }
  }

  var members: [(key: String, value: JQValue)] { keys.map { ($0, values[$0] ?? .null) } }

  /// Order does not count.
  static func == (left: Self, right: Self) -> Bool { left.values == right.values }
}

// MARK: - Order

extension JQValue: Comparable {
  /// null, false, true, numbers, strings, arrays, objects.
  private var rank: Int {
    switch self {
    case .null: 0
    case .bool(false): 1
    case .bool(true): 2
    case .number: 3
    case .string: 4
    case .array: 5
    case .object: 6
    }
  }

  static func < (left: Self, right: Self) -> Bool { compare(left, right) < 0 }

  /// Below 0, 0 or above 0.
  static func compare(_ left: Self, _ right: Self) -> Int {
    switch (left, right) {
    case (.number(let a), .number(let b)): return a < b ? -1 : a > b ? 1 : 0
    case (.string(let a), .string(let b)):
      return a == b ? 0 : Array(a.unicodeScalars).lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
    case (.array(let a), .array(let b)): return compare(a, b)
    case (.object(let a), .object(let b)):
      let names = compare(a.sortedKeys.map(JQValue.string), b.sortedKeys.map(JQValue.string))
      guard names == 0 else { return names }
      return compare(a.sortedKeys.map { a[$0] ?? .null }, b.sortedKeys.map { b[$0] ?? .null })
    default: return left.rank - right.rank
    }
  }

  private static func compare(_ left: [Self], _ right: [Self]) -> Int {
    for (a, b) in zip(left, right) {
      let order = compare(a, b)
      if order != 0 { return order }
    }
    return left.count - right.count
  }
}

// MARK: - Text

extension JQValue {
  /// How a value is written out.
  struct Layout: Sendable {
    /// What a level stands further in by; nil writes everything on one line.
    var indentation: String? = "  "
    var sortsKeys = false

    static let compact = Layout(indentation: nil)
  }

  func text(_ layout: Layout = Layout()) -> String {
    var text = ""
    write(layout, depth: 0, into: &text)
    return text
  }

  /// A string as it is, everything else as compact JSON.
  var raw: String {
    if case .string(let text) = self { return text }
    return text(.compact)
  }

  private func write(_ layout: Layout, depth: Int, into text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += JSONWriter.compact(.double(number.isFinite ? number : 0))
    case .string(let string): Self.quote(string, into: &text)
    case .array(let items):
      Self.writeParts(items, "[", "]", layout, depth, into: &text) { item, text in
        item.write(layout, depth: depth + 1, into: &text)
      }
    case .object(let object):
      let keys = layout.sortsKeys ? object.sortedKeys : object.keys
      Self.writeParts(keys, "{", "}", layout, depth, into: &text) { key, text in
        Self.quote(key, into: &text)
        text += layout.indentation == nil ? ":" : ": "
        (object[key] ?? .null).write(layout, depth: depth + 1, into: &text)
      }
    }
  }

  private static func writeParts<Part>(
    _ parts: [Part], _ open: String, _ close: String, _ layout: Layout, _ depth: Int, into text: inout String,
    write: (Part, inout String) -> Void
  ) {
    text += open
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      if let unit = layout.indentation { text += "\n" + String(repeating: unit, count: depth + 1) }
      write(part, &text)
    }
    if !parts.isEmpty, let unit = layout.indentation { text += "\n" + String(repeating: unit, count: depth) }
    text += close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{c}": text += "\\f"
      case ..<" ", "\u{7f}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
