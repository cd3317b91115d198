import Kubernetes

/// The argument of `--set`: `settings.clusterName=aula,tolerations[0].key=dedicated,zones={a,b}`.
///
/// Source: helm.sh/helm `pkg/strvals/parser.go`.
public struct SetArgument {
  /// What cannot be read of it, in Helm's words.
  public struct Fault: Error, Equatable, Sendable {
    public let message: String
  }

  /// A larger place in a list is refused.
  private static let largestIndex = 65_536
  private static let deepest = 30

  private var rest: Substring
  private let keepsText: Bool

  /// Lays what the argument says over values.
  ///
  /// - Parameter keepsText: whether `true` and `5` stay texts, as with `--set-string`.
  public static func apply(_ text: String, to values: inout JSONValue, keepsText: Bool = false) throws(Fault)
  {
    var reader = SetArgument(rest: text[...], keepsText: keepsText)
    var next = values
    while !reader.rest.isEmpty { try reader.readAssignment(into: &next) }
    values = next
  }

  fileprivate enum Step {
    case member(String)
    case element(Int)
  }

  private mutating func readAssignment(into values: inout JSONValue) throws(Fault) {
    let start = rest
    var path: [Step] = []
    while true {
      let (name, stop) = take(until: "=.,[")
      if !name.isEmpty || path.isEmpty { path.append(.member(name)) }
      switch stop {
      case ".": break
      case "[": try readIndices(into: &path)
      case "=":
        guard path.count > 1 || !name.isEmpty else {
          throw Fault(message: "key cannot be empty: \(start)")
        }
        values = values.setting(path[...], to: readValue())
        return
      default:
        let key = start.prefix { $0 != "," && $0 != "=" }
        throw Fault(message: "key \"\(key)\" has no value")
      }
      guard path.count <= Self.deepest else {
        throw Fault(
          message: "value name nested level is greater than maximum supported nested level of \(Self.deepest)"
        )
      }
    }
  }

  /// `0]`, and further `[1]` right behind it.
  private mutating func readIndices(into path: inout [Step]) throws(Fault) {
    while true {
      let (text, stop) = take(until: "]")
      guard stop == "]" else { throw Fault(message: "error parsing index: EOF") }
      guard let index = Int(text) else {
        throw Fault(message: "error parsing index: strconv.Atoi: parsing \"\(text)\": invalid syntax")
      }
      guard (0...Self.largestIndex).contains(index) else {
        throw Fault(
          message: index < 0
            ? "negative \(index) index not allowed"
            : "index of \(index) is greater than maximum supported index of \(Self.largestIndex)")
      }
      path.append(.element(index))
      guard rest.first == "[" else { return }
      rest = rest.dropFirst()
    }
  }

  /// Up to one of these characters, which is taken too; a backslash takes the next one as it is.
  private mutating func take(until stops: String) -> (text: String, stop: Character?) {
    var text = ""
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        text.append(next)
      } else if stops.contains(character) {
        return (text, character)
      } else {
        text.append(character)
      }
    }
    return (text, nil)
  }

  private mutating func readValue() -> JSONValue {
    guard rest.first == "{" else { return typed(take(until: ",").text) }
    rest = rest.dropFirst()
    var items: [JSONValue] = []
    while true {
      let (text, stop) = take(until: ",}")
      if !text.isEmpty || stop == "," { items.append(typed(text)) }
      guard stop == "," else { break }
    }
    if rest.first == "," { rest = rest.dropFirst() }
    return .array(items)
  }

  private func typed(_ text: String) -> JSONValue {
    guard !keepsText else { return .string(text) }
    switch text.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "0": return .int(0)
    default:
      guard text.first != "0", text.first != "+", let number = Int64(text) else { return .string(text) }
      return .int(number)
    }
  }
}

extension JSONValue {
  fileprivate func setting(_ path: ArraySlice<SetArgument.Step>, to value: JSONValue) -> JSONValue {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch step {
    case .member(let name):
      var members = object ?? [:]
      members[name] = (members[name] ?? .null).setting(rest, to: value)
      return .object(members)
    case .element(let index):
      var items = array ?? []
      while items.count <= index { items.append(.null) }
      items[index] = items[index].setting(rest, to: value)
      return .array(items)
    }
  }
}
