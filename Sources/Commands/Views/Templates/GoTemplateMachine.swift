import Kubernetes
import Manifests

/// Fills a Go template in.
struct GoTemplateMachine {
  static let functions: Set<String> = [
    "len", "index", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "print", "printf", "println",
    "base64decode", "exists",
  ]

  private let root: JSONValue
  private var variables: [String: JSONValue] = [:]
  private(set) var output = ""

  init(root: JSONValue) { self.root = root }

  /// - Returns: false when something cannot be worked out.
  mutating func run(_ nodes: [GoTemplate.Node], at dot: JSONValue) -> Bool {
    for node in nodes {
      switch node {
      case .text(let text): output += text
      case .output(let pipeline):
        guard let value = value(of: pipeline, at: dot) else { return false }
        output += Self.shown(value)
      case .assignment(let name, let pipeline):
        guard let value = value(of: pipeline, at: dot) else { return false }
        variables[name] = value
      case .condition(let pipeline, let then, let otherwise):
        guard let value = value(of: pipeline, at: dot),
          run(Self.isTrue(value) ? then : otherwise, at: dot)
        else { return false }
      case .with(let pipeline, let body, let otherwise):
        guard let value = value(of: pipeline, at: dot) else { return false }
        guard Self.isTrue(value) ? run(body, at: value) : run(otherwise, at: dot) else { return false }
      case .range(let pipeline, let names, let body, let otherwise):
        guard let value = value(of: pipeline, at: dot), range(value, names, body, otherwise, at: dot) else {
          return false
        }
      }
    }
    return true
  }

  private mutating func range(
    _ value: JSONValue, _ names: [String], _ body: [GoTemplate.Node], _ otherwise: [GoTemplate.Node],
    at dot: JSONValue
  ) -> Bool {
    let entries: [(key: JSONValue, value: JSONValue)]
    switch value {
    case .array(let items): entries = items.enumerated().map { (.int(Int64($0.offset)), $0.element) }
    case .object(let members):
      entries = members.sorted { $0.key < $1.key }.map { (.string($0.key), $0.value) }
    case .null: entries = []
    default: return false
    }
    guard !entries.isEmpty else { return run(otherwise, at: dot) }
    for entry in entries {
      if let last = names.last { variables[last] = entry.value }
      if names.count == 2 { variables[names[0]] = entry.key }
      guard run(body, at: entry.value) else { return false }
    }
    return true
  }

  // MARK: Values

  private func value(of pipeline: GoTemplate.Pipeline, at dot: JSONValue) -> JSONValue? {
    var last: JSONValue?
    for command in pipeline.commands {
      guard let first = command.first else { return nil }
      guard case .function(let name) = first else {
        guard command.count == 1, last == nil else { return nil }
        last = value(of: first, at: dot)
        if last == nil { return nil }
        continue
      }
      var arguments: [JSONValue] = []
      for operand in command.dropFirst() {
        guard let value = value(of: operand, at: dot) else { return nil }
        arguments.append(value)
      }
      if let last { arguments.append(last) }
      last = Self.apply(name, arguments)
      if last == nil { return nil }
    }
    return last
  }

  private func value(of operand: GoTemplate.Operand, at dot: JSONValue) -> JSONValue? {
    switch operand {
    case .field(let names): return Self.follow(names, from: dot)
    case .variable("$", let names): return Self.follow(names, from: root)
    case .variable(let name, let names): return variables[name].flatMap { Self.follow(names, from: $0) }
    case .literal(let value): return value
    case .function(let name): return Self.apply(name, [])
    case .pipeline(let inner): return value(of: inner, at: dot)
    }
  }

  /// A member that is not there is nothing; a member of what has none is a mistake.
  private static func follow(_ names: [String], from value: JSONValue) -> JSONValue? {
    var value = value
    for name in names {
      switch value {
      case .object(let members): value = members[name] ?? .null
      case .null: return .null
      default: return nil
      }
    }
    return value
  }

  static func isTrue(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool(false), .int(0), .string(""): false
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    default: true
    }
  }

  /// As Go prints a value.
  static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "<no value>"
    case .string(let text): text
    case .array(let items): "[" + items.map(shown).joined(separator: " ") + "]"
    case .object(let members):
      "map["
        + members.sorted { $0.key < $1.key }.map { "\($0.key):\(shown($0.value))" }.joined(separator: " ")
        + "]"
    default: JSONWriter.compact(value)
    }
  }

  // MARK: Functions

  private static func apply(_ name: String, _ arguments: [JSONValue]) -> JSONValue? {
    switch (name, arguments.count) {
    case ("len", 1):
      switch arguments[0] {
      case .array(let items): return .int(Int64(items.count))
      case .object(let members): return .int(Int64(members.count))
      case .string(let text): return .int(Int64(text.utf8.count))
      case .null: return .int(0)
      default: return nil
      }
    case ("index", 1...): return element(of: arguments[0], at: arguments.dropFirst())
    case ("exists", 1...):
      let found = element(of: arguments[0], at: arguments.dropFirst()) ?? .null
      return .bool(found != .null)
    case ("eq", 2...): return .bool(arguments.dropFirst().contains(arguments[0]))
    case ("ne", 2): return .bool(arguments[0] != arguments[1])
    case ("lt", 2), ("le", 2), ("gt", 2), ("ge", 2):
      guard let order = JSONOrder.compare(arguments[0], arguments[1]) else { return nil }
      let holds = ["lt": order < 0, "le": order <= 0, "gt": order > 0, "ge": order >= 0]
      return holds[name].map { .bool($0) }
    case ("and", 1...): return arguments.first { !isTrue($0) } ?? arguments.last
    case ("or", 1...): return arguments.first(where: isTrue) ?? arguments.last
    case ("not", 1): return .bool(!isTrue(arguments[0]))
    case ("print", _): return .string(arguments.map(shown).joined())
    case ("println", _): return .string(arguments.map(shown).joined(separator: " ") + "\n")
    case ("printf", 1...): return arguments[0].string.map { .string(formatted($0, arguments.dropFirst())) }
    case ("base64decode", 1):
      return arguments[0].string.flatMap(Base64.decoded).map { .string(String(decoding: $0, as: UTF8.self)) }
    default: return nil
    }
  }

  private static func element(of value: JSONValue, at path: ArraySlice<JSONValue>) -> JSONValue? {
    guard let key = path.first else { return value }
    switch (value, key) {
    case (.object(let members), .string(let name)):
      return element(of: members[name] ?? .null, at: path.dropFirst())
    case (.null, _): return .null
    case (.array(let items), .int(let index)):
      guard let place = Int(exactly: index), items.indices.contains(place) else { return nil }
      return element(of: items[place], at: path.dropFirst())
    default: return nil
    }
  }

  /// `%s`, `%d`, `%v`, `%q`, `%%`, with a width: `%-20s`.
  private static func formatted(_ format: String, _ values: ArraySlice<JSONValue>) -> String {
    var result = ""
    var rest = Substring(format)
    var values = values
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      let flags = rest.prefix { $0 == "-" || $0 == "." || $0.isNumber }
      rest = rest.dropFirst(flags.count)
      guard let verb = rest.popFirst(), verb != "%" else {
        result.append("%")
        continue
      }
      guard let value = values.popFirst() else {
        result += "%!\(verb)(MISSING)"
        continue
      }
      let text = verb == "q" ? JSONWriter.compact(.string(shown(value))) : shown(value)
      let width = Int(flags.drop { $0 == "-" }.prefix { $0.isNumber }) ?? 0
      let blanks = String(repeating: " ", count: min(200, max(0, width - text.count)))
      result += flags.hasPrefix("-") ? text + blanks : blanks + text
    }
    return result
  }
}
