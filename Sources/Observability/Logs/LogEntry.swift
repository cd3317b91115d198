import Kubernetes

/// One line of a structured log: what happened, and facts about it in the order in which they are written.
public struct LogEntry: Equatable, Sendable {
  public enum Level: String, Sendable {
    case info = "INFO"
    case error = "ERROR"
  }

  public struct Field: Equatable, Sendable {
    public let name: String
    public let value: JSONValue
  }

  public let time: VirtualTime
  public let level: Level
  public let message: String
  public private(set) var fields: [Field]

  public init(at time: VirtualTime, level: Level = .info, _ message: String, _ fields: [Field] = []) {
    self.time = time
    self.level = level
    self.message = message
    self.fields = fields
  }

  /// The whole line's members, as Karpenter's logger writes them.
  public var members: [Field] {
    [
      Field("level", level.rawValue), Field("time", time.rfc3339WithMilliseconds),
      Field("logger", "controller"),
      Field("message", message),
    ] + fields
  }
}

extension LogEntry.Field {
  init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ text: String) { self.init(name, .string(text)) }
  init(_ name: String, _ count: Int) { self.init(name, .int(Int64(count))) }

  /// An object, as controller-runtime logs it: `"NodeClaim":{"name":"default-x7k2p"}`.
  static func object(_ kind: Kind, _ name: String, namespace: String = "") -> Self {
    var members: [String: JSONValue] = ["name": .string(name)]
    if !namespace.isEmpty { members["namespace"] = .string(namespace) }
    return Self(kind.name, .object(members))
  }

  /// `{"cpu":"150m","pods":"4"}`
  static func resources(_ name: String, _ list: ResourceList) -> Self {
    Self(
      name,
      .object(Dictionary(uniqueKeysWithValues: list.sorted.map { ($0.name.text, .string("\($0.amount)")) })))
  }
}

extension VirtualTime {
  /// `2026-01-15T12:00:01.500Z`
  var rfc3339WithMilliseconds: String {
    let milliseconds = sinceStart.components.attoseconds / 1_000_000_000_000_000
    let digits = String((milliseconds + 1000) % 1000)
    return rfc3339.dropLast() + "." + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + "Z"
  }
}
