import Kubernetes

/// One document of a file: its value, with the place of every part.
public struct Document: Sendable {
  /// The file's name as the user gave it, or `-`.
  public let source: String
  public let value: MarkedValue
  /// The whole file, so that a problem can show its line.
  let text: String

  public init(source: String, value: MarkedValue, text: String) {
    self.source = source
    self.value = value
    self.text = text
  }

  /// A document that no file was read for; its problems have no place.
  public init(_ value: JSONValue, source: String = "") {
    self.init(source: source, value: MarkedValue(value), text: "")
  }

  /// The document without places.
  public var json: JSONValue { value.json }

  public var apiVersion: String? { value["apiVersion"]?.json.string }
  /// What it says its kind is, registered or not.
  public var kindName: String? { value["kind"]?.json.string }
  public var name: String? { value["metadata"]?["name"]?.json.string }

  /// Where a mark of this document stands; nil when no file was read.
  func place(_ mark: Mark) -> Place? {
    guard mark.line > 0 else { return nil }
    return Place(source: source, line: mark.line, columns: mark.column..<mark.endColumn, in: text)
  }
}

/// A value of a document, with its place.
public struct MarkedValue: Sendable {
  public indirect enum Content: Sendable {
    /// Null, a boolean, a number or a string.
    case scalar(JSONValue)
    case array([MarkedValue])
    case object([Member])
  }

  public struct Member: Sendable {
    public let key: String
    public let keyMark: Mark
    public let value: MarkedValue
  }

  public let content: Content
  public let mark: Mark

  public init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }

  /// A value that stands nowhere.
  init(_ value: JSONValue) {
    mark = Mark(line: 0, column: 0, endColumn: 0)
    content =
      switch value {
      case .array(let items): .array(items.map(MarkedValue.init))
      case .object(let members):
        .object(
          members.sorted { $0.key < $1.key }.map {
            Member(key: $0.key, keyMark: Mark(line: 0, column: 0, endColumn: 0), value: MarkedValue($0.value))
          })
      default: .scalar(value)
      }
  }

  public var json: JSONValue {
    switch content {
    case .scalar(let value): value
    case .array(let items): .array(items.map(\.json))
    case .object(let members):
      .object(Dictionary(members.map { ($0.key, $0.value.json) }) { _, last in last })
    }
  }

  public var isNull: Bool {
    guard case .scalar(.null) = content else { return false }
    return true
  }

  public var members: [Member]? {
    guard case .object(let members) = content else { return nil }
    return members
  }

  public subscript(key: String) -> MarkedValue? { members?.last { $0.key == key }?.value }
}

/// Where a value stands in its file, counted from 1, in characters. It does not reach over its first line.
public struct Mark: Hashable, Sendable {
  public let line: Int
  public let column: Int
  public let endColumn: Int

  public init(line: Int, column: Int, endColumn: Int) {
    self.line = line
    self.column = column
    self.endColumn = max(endColumn, column)
  }
}

/// How much a reader takes in. libyaml itself has no bounds: a few hundred kilobytes of `[` would keep it busy
/// for a minute.
public struct ReadingLimits: Sendable {
  public var bytes: Int
  public var depth: Int
  /// Of one document, what aliases repeat included.
  public var nodes: Int

  public init(bytes: Int, depth: Int, nodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }

  /// For what a student writes.
  public static let manifest = ReadingLimits(bytes: 4 << 20, depth: 100, nodes: 100_000)
  /// For a dump of a whole cluster.
  public static let dump = ReadingLimits(bytes: 256 << 20, depth: 100, nodes: 10_000_000)
}
