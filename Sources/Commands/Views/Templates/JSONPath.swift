import Kubernetes

/// A path into JSON as kubectl takes it: `.metadata.name`, `.items[*].status.conditions[?(@.type=="Ready")].status`,
/// `.metadata.labels.karpenter\.sh/nodepool`, `['a.b']`, `[0]`, `[-1]`, `..name`.
public struct JSONPath: Equatable, Sendable {
  enum Step: Equatable, Sendable {
    case member(String)
    case index(Int)
    case all
    case anywhere(String)
    case filter(path: JSONPath, sign: String?, value: JSONValue?)
  }

  var steps: [Step] = []

  /// Nil when the text is no path. Braces and a leading `$` or `@` may be left out.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("{"), rest.hasSuffix("}") { rest = rest.dropFirst().dropLast() }
    if rest.first == "$" || rest.first == "@" { rest.removeFirst() }
    if let first = rest.first, first != ".", first != "[" { rest = "." + rest }
    while let character = rest.first {
      rest.removeFirst()
      if character == "." {
        let isAnywhere = rest.first == "."
        if isAnywhere { rest.removeFirst() }
        if rest.isEmpty || rest.first == "[" { continue }
        if rest.first == "*" {
          rest.removeFirst()
          steps.append(.all)
          continue
        }
        let name = Self.name(&rest)
        guard !name.isEmpty else { return nil }
        steps.append(isAnywhere ? .anywhere(name) : .member(name))
      } else if character == "[" {
        guard let step = Self.bracket(&rest) else { return nil }
        steps.append(step)
      } else {
        return nil
      }
    }
  }

  private static func name(_ rest: inout Substring) -> String {
    var name = ""
    while let character = rest.first, character != ".", character != "[" {
      rest.removeFirst()
      if character == "\\", let escaped = rest.popFirst() {
        name.append(escaped)
      } else {
        name.append(character)
      }
    }
    return name
  }

  private static func bracket(_ rest: inout Substring) -> Step? {
    if rest.hasPrefix("?(") {
      guard let end = rest.firstRange(of: ")]") else { return nil }
      let condition = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
      rest = rest[end.upperBound...]
      return filter(condition)
    }
    guard let end = rest.firstIndex(of: "]") else { return nil }
    let inside = rest[..<end]
    rest = rest[rest.index(after: end)...]
    if inside == "*" || inside == ":" { return .all }
    if let index = Int(inside) { return .index(index) }
    guard inside.count >= 2, let quote = inside.first, quote == "'" || quote == "\"", inside.last == quote
    else {
      return nil
    }
    return .member(String(inside.dropFirst().dropLast()))
  }

  private static func filter(_ condition: Substring) -> Step? {
    for sign in ["==", "!=", ">=", "<=", ">", "<"] {
      guard let found = condition.firstRange(of: sign) else { continue }
      let left = String(condition[..<found.lowerBound]).trimmingBlanks()
      let right = String(condition[found.upperBound...]).trimmingBlanks()
      guard let path = JSONPath(left) else { return nil }
      return .filter(path: path, sign: sign, value: literal(right))
    }
    return JSONPath(String(condition).trimmingBlanks()).map { .filter(path: $0, sign: nil, value: nil) }
  }

  private static func literal(_ text: String) -> JSONValue {
    if text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote {
      return .string(String(text.dropFirst().dropLast()))
    }
    if let number = Int64(text) { return .int(number) }
    if text == "true" || text == "false" { return .bool(text == "true") }
    return .string(text)
  }
}

extension JSONPath {
  /// Everything that the path leads to, in the document's order.
  public func values(in root: JSONValue) -> [JSONValue] {
    steps.reduce([root]) { values, step in values.flatMap { Self.values(at: step, in: $0) } }
  }

  private static func values(at step: Step, in value: JSONValue) -> [JSONValue] {
    switch step {
    case .member(let name): return value[name].map { [$0] } ?? []
    case .index(let index):
      guard let items = value.array else { return [] }
      let place = index < 0 ? items.count + index : index
      return items.indices.contains(place) ? [items[place]] : []
    case .all:
      if let items = value.array { return items }
      return (value.object ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    case .anywhere(let name):
      let here = value[name].map { [$0] } ?? []
      let children = value.array ?? (value.object ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      return here + children.flatMap { values(at: step, in: $0) }
    case .filter(let path, let sign, let wanted):
      return (value.array ?? []).filter { item in
        guard let found = path.values(in: item).first else { return false }
        guard let sign, let wanted else { return true }
        return holds(found, sign, wanted)
      }
    }
  }

  private static func holds(_ left: JSONValue, _ sign: String, _ right: JSONValue) -> Bool {
    switch sign {
    case "==": return left == right
    case "!=": return left != right
    default: break
    }
    guard let order = JSONOrder.compare(left, right) else { return false }
    switch sign {
    case ">": return order > 0
    case "<": return order < 0
    case ">=": return order >= 0
    default: return order <= 0
    }
  }
}

/// The order in which `--sort-by` puts values: numbers by size, quantities by amount, text by its bytes.
enum JSONOrder {
  /// Below 0, 0 or above 0; nil when the two cannot be compared.
  static func compare(_ left: JSONValue, _ right: JSONValue) -> Int? {
    if let a = left.number, let b = right.number { return a < b ? -1 : a > b ? 1 : 0 }
    if let a = left.string, let b = right.string {
      if let first = Quantity(a), let second = Quantity(b) {
        return first < second ? -1 : first > second ? 1 : 0
      }
      return a < b ? -1 : a > b ? 1 : 0
    }
    return nil
  }
}

extension JSONValue {
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
