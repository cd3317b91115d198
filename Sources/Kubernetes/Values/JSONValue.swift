/// A JSON document as a value: what YAML and JSON files, patches and fields without effect are made of.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// A number that is no 64-bit integer; never NaN or infinite.
  case double(Double)
  case string(String)
  case array([JSONValue])
  /// Members in no order of their own; whoever writes them out sorts by key.
  case object([String: JSONValue])

  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var int: Int64? {
    guard case .int(let number) = self else { return nil }
    return number
  }

  public var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  public var array: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  public var object: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
