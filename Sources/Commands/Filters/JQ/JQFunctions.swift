import Manifests
import Observability

/// Functions of values alone.
enum JQFunctions {
  /// Names, for help; those of `JQMachine` included.
  static let names = [
    "add", "all", "any", "ascii_downcase", "ascii_upcase", "ceil", "contains", "del", "empty", "endswith",
    "env",
    "error", "first", "flatten", "floor", "fromjson", "from_entries", "getpath", "group_by", "has", "in",
    "index",
    "inside", "isempty", "join", "keys", "last", "length", "limit", "ltrimstr", "map", "map_values", "max",
    "max_by",
    "min", "min_by", "not", "path", "paths", "range", "recurse", "reverse", "round", "rtrimstr", "select",
    "sort",
    "sort_by", "split", "startswith", "sub", "gsub", "test", "to_entries", "tojson", "tonumber", "tostring",
    "type",
    "unique", "unique_by", "values", "with_entries",
  ]

  static func apply(_ name: String, to value: JQValue, _ arguments: [JQValue]) throws(JQError) -> JQValue {
    switch arguments.count {
    case 0:
      if let result = try ofCollections(name, value) { return result }
      if let result = try ofScalars(name, value) { return result }
    case 1:
      if let result = try ofOne(name, value, arguments[0]) { return result }
    default:
      if name == "sub" || name == "gsub" || name == "test" { return try replaced(name, value, arguments) }
    }
    throw .undefined("\(name)/\(arguments.count)")
  }

  // MARK: Collections

  private static func ofCollections(_ name: String, _ value: JQValue) throws(JQError) -> JQValue? {
    switch name {
    case "length": return .number(try length(value))
    case "keys", "keys_unsorted":
      switch value {
      case .object(let object):
        return .array((name == "keys" ? object.sortedKeys : object.keys).map(JQValue.string))
      case .array(let items): return .array(items.indices.map { .number(Double($0)) })
      default: throw .failed("\(value.excerptWithType) has no keys")
      }
    case "add":
      var sum = JQValue.null
      for item in try items(value) { sum = try JQValue.combined(sum, .plus, item) }
      return sum
    case "any": return .bool(try items(value).contains(where: \.isTruthy))
    case "all": return .bool(try items(value).allSatisfy(\.isTruthy))
    case "first": return try value.member(.number(0))
    case "last": return try value.member(.number(-1))
    case "sort": return .array(try sorted(value))
    case "unique": return .array(try unique(value))
    case "min": return try sorted(value).first ?? .null
    case "max": return try sorted(value).last ?? .null
    case "reverse":
      if case .string(let text) = value { return .string(String(text.reversed())) }
      return value == .null ? .array([]) : .array(try array(value).reversed())
    case "flatten": return .array(flat(try array(value), depth: .max))
    case "to_entries":
      guard case .object(let object) = value else { throw .failed("\(value.excerptWithType) has no keys") }
      return .array(object.members.map { entry($0.key, $0.value) })
    case "from_entries": return try fromEntries(value)
    default: return nil
    }
  }

  private static func length(_ value: JQValue) throws(JQError) -> Double {
    switch value {
    case .null: 0
    case .bool: throw .failed("\(value.excerptWithType) has no length")
    case .number(let number): abs(number)
    case .string(let text): Double(text.unicodeScalars.count)
    case .array(let items): Double(items.count)
    case .object(let object): Double(object.count)
    }
  }

  private static func items(_ value: JQValue) throws(JQError) -> [JQValue] {
    try JQMachine.JQItem(value).children().map(\.value)
  }

  private static func array(_ value: JQValue) throws(JQError) -> [JQValue] {
    guard case .array(let items) = value else { throw .failed("\(value.excerptWithType) is not an array") }
    return items
  }

  private static func sorted(_ value: JQValue) throws(JQError) -> [JQValue] {
    guard case .array(let items) = value else {
      throw .failed("\(value.excerptWithType) cannot be sorted, as it is not an array")
    }
    return items.sorted()
  }

  private static func unique(_ value: JQValue) throws(JQError) -> [JQValue] {
    var unique: [JQValue] = []
    for item in try sorted(value) where unique.last != item { unique.append(item) }
    return unique
  }

  private static func flat(_ items: [JQValue], depth: Int) -> [JQValue] {
    items.flatMap { item -> [JQValue] in
      if case .array(let inner) = item, depth > 0 { return flat(inner, depth: depth - 1) }
      return [item]
    }
  }

  private static func entry(_ key: String, _ value: JQValue) -> JQValue {
    var entry = JQObject()
    entry["key"] = .string(key)
    entry["value"] = value
    return .object(entry)
  }

  private static func fromEntries(_ value: JQValue) throws(JQError) -> JQValue {
    var object = JQObject()
    for item in try array(value) {
      guard case .object(let entry) = item else {
        throw .failed("Cannot index \(item.typeName) with \"key\"")
      }
      let key = ["key", "k", "name", "Name", "Key", "K"].lazy.compactMap { entry[$0] }.first { $0.isTruthy }
      let value = ["value", "v", "Value", "V"].lazy.compactMap { entry[$0] }.first
      guard let key else { throw .failed("Cannot use null (null) as object key") }
      object[key.raw] = value ?? .null
    }
    return .object(object)
  }

  // MARK: Scalars

  private static func ofScalars(_ name: String, _ value: JQValue) throws(JQError) -> JQValue? {
    switch name {
    case "type": return .string(value.typeName)
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "tostring": return .string(value.raw)
    case "tojson": return .string(value.text(.compact))
    case "fromjson":
      let text = try text(value)
      let (values, rest) = Manifest.jsonValues(text)
      guard rest == nil, values.count == 1 else { throw .failed("Invalid literal (while parsing '\(text)')") }
      return JQValue(values[0])
    case "tonumber":
      if case .number = value { return value }
      guard case .string(let text) = value, let number = Double(text), number.isFinite else {
        throw .failed("\(value.excerptWithType) cannot be parsed as a number")
      }
      return .number(number)
    case "floor": return .number(try number(value).rounded(.down))
    case "ceil": return .number(try number(value).rounded(.up))
    case "round": return .number(try number(value).rounded())
    case "sqrt": return .number(try number(value).squareRoot())
    case "abs": return .number(abs(try number(value)))
    case "ascii_downcase": return .string(try text(value).lowercased())
    case "ascii_upcase": return .string(try text(value).uppercased())
    case "trim": return .string(try text(value).trimmingBlanks())
    default: return nil
    }
  }

  private static func text(_ value: JQValue) throws(JQError) -> String {
    guard case .string(let text) = value else { throw .failed("\(value.excerptWithType) is not a string") }
    return text
  }

  private static func number(_ value: JQValue) throws(JQError) -> Double {
    guard case .number(let number) = value else { throw .failed("\(value.excerptWithType) number required") }
    return number
  }

  // MARK: Of a value and another

  private static func ofOne(_ name: String, _ value: JQValue, _ other: JQValue) throws(JQError) -> JQValue? {
    switch (name, value, other) {
    case ("has", .object(let object), .string(let key)): return .bool(object[key] != nil)
    case ("has", .array(let items), .number(let place)):
      return .bool(place >= 0 && place < Double(items.count))
    case ("has", _, _): throw .failed("Cannot check whether \(value.typeName) has a \(other.typeName) key")
    case ("in", _, _): return try ofOne("has", other, value)
    case ("contains", _, _): return .bool(try contains(value, other))
    case ("inside", _, _): return .bool(try contains(other, value))
    case ("startswith", .string(let text), .string(let part)): return .bool(text.hasPrefix(part))
    case ("endswith", .string(let text), .string(let part)): return .bool(text.hasSuffix(part))
    case ("startswith", _, _): throw .failed("startswith() requires string inputs")
    case ("endswith", _, _): throw .failed("endswith() requires string inputs")
    case ("ltrimstr", .string(let text), .string(let part)):
      return .string(text.hasPrefix(part) ? String(text.dropFirst(part.count)) : text)
    case ("rtrimstr", .string(let text), .string(let part)):
      return .string(text.hasSuffix(part) ? String(text.dropLast(part.count)) : text)
    case ("ltrimstr", _, _), ("rtrimstr", _, _): return value
    case ("split", .string(let text), .string(let separator)): return JQValue.split(text, by: separator)
    case ("split", _, _): throw .failed("split input and separator must be strings")
    case ("join", .array(let items), .string(let separator)):
      return .string(items.map { $0 == .null ? "" : $0.raw }.joined(separator: separator))
    case ("join", _, _): throw .failed("Cannot iterate over \(value.excerptWithType)")
    case ("index", .string(let text), .string(let part)):
      return text.firstRange(of: part).map {
        .number(Double(text[..<$0.lowerBound].unicodeScalars.count))
      } ?? .null
    case ("index", .array(let items), _):
      return items.firstIndex(of: other).map { .number(Double($0)) } ?? .null
    case ("flatten", .array(let items), .number(let depth)):
      return .array(flat(items, depth: Int(min(max(depth, 0), 1000))))
    case ("test", .string, _): return try replaced("test", value, [other])
    case ("test", _, _): throw .failed("\(value.excerptWithType) cannot be matched, as it is not a string")
    default: return nil
    }
  }

  private static func contains(_ value: JQValue, _ part: JQValue) throws(JQError) -> Bool {
    switch (value, part) {
    case (.string(let text), .string(let part)): return part.isEmpty || text.contains(part)
    case (.array(let items), .array(let parts)):
      for part in parts {
        var isThere = false
        for item in items where !isThere && item.typeName == part.typeName {
          isThere = try contains(item, part)
        }
        guard isThere else { return false }
      }
      return true
    case (.object(let object), .object(let parts)):
      for (key, part) in parts.members {
        guard let member = object[key], member.typeName == part.typeName else { return false }
        guard try contains(member, part) else { return false }
      }
      return true
    default:
      guard value.typeName == part.typeName else {
        throw .failed(
          "\(value.excerptWithType) and \(part.excerptWithType) cannot have their containment checked")
      }
      return value == part
    }
  }

  /// `test(pattern; flags)`, `sub(pattern; text; flags)`, `gsub(…)`.
  private static func replaced(_ name: String, _ value: JQValue, _ arguments: [JQValue]) throws(JQError)
    -> JQValue
  {
    let text = try text(value)
    let pattern = try self.text(arguments[0])
    let flagsPlace = name == "test" ? 1 : 2
    let flags = arguments.count > flagsPlace ? try self.text(arguments[flagsPlace]) : ""
    guard let regex = LinearPattern(pattern, ignoresCase: flags.contains("i")) else {
      throw .failed("\(pattern) (at offset 0) is not a valid regex")
    }
    if name == "test" { return .bool(regex.isFound(in: text)) }
    guard arguments.count > 1 else { throw .undefined("\(name)/1") }
    let count = name == "gsub" || flags.contains("g") ? Int.max : 1
    return .string(regex.replacing(in: text, with: try self.text(arguments[1]), limit: count))
  }
}
