import Kubernetes

/// Reads JSON values, one after another, into marked values.
///
/// It answers nil for whatever is not JSON, as kubectl does before it tries the same text as YAML.
struct JSONReader {
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var nodes = 0

  init(_ text: String, limits: ReadingLimits) {
    bytes = Array(text.utf8)
    self.limits = limits
  }

  /// A text that is one JSON value, of any kind; nil when it is not.
  static func value(_ text: String, limits: ReadingLimits = .manifest) -> JSONValue? {
    guard text.utf8.count <= limits.bytes else { return nil }
    var reader = JSONReader(text, limits: limits)
    reader.skipBlanks()
    guard let value = reader.value(depth: 1) else { return nil }
    reader.skipBlanks()
    return reader.index == reader.bytes.count ? value.json : nil
  }

  /// All values of the text, each an object; nil when something else stands among them.
  mutating func readAll() -> [MarkedValue]? {
    var values: [MarkedValue] = []
    skipBlanks()
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), let value = value(depth: 1) else { return nil }
      values.append(value)
      skipBlanks()
      nodes = 0
    }
    return values
  }

  /// Values of any kind up to the first thing that is none, and where in the text that stands.
  mutating func readPrefix() -> (values: [MarkedValue], end: Int?) {
    var values: [MarkedValue] = []
    skipBlanks()
    while index < bytes.count {
      let start = index
      guard let value = value(depth: 1) else { return (values, start) }
      values.append(value)
      skipBlanks()
      nodes = 0
    }
    return (values, nil)
  }

  private mutating func value(depth: Int) -> MarkedValue? {
    nodes += 1
    guard depth <= limits.depth, nodes <= limits.nodes, index < bytes.count else { return nil }
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""):
      guard let text = string() else { return nil }
      return MarkedValue(.scalar(.string(text)), at: mark(from: start))
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default:
      guard let number = number() else { return nil }
      return MarkedValue(.scalar(number), at: mark(from: start))
    }
  }

  private mutating func object(depth: Int) -> MarkedValue? {
    let start = mark(from: index, to: index + 1)
    index += 1
    var members: [MarkedValue.Member] = []
    skipBlanks()
    if take("}") { return MarkedValue(.object([]), at: start) }
    repeat {
      skipBlanks()
      let keyStart = index
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), let key = string() else { return nil }
      let keyMark = mark(from: keyStart)
      skipBlanks()
      guard take(":") else { return nil }
      skipBlanks()
      guard let value = value(depth: depth + 1) else { return nil }
      members.append(.init(key: key, keyMark: keyMark, value: value))
      skipBlanks()
    } while take(",")
    guard take("}") else { return nil }
    return MarkedValue(.object(members), at: start)
  }

  private mutating func array(depth: Int) -> MarkedValue? {
    let start = mark(from: index, to: index + 1)
    index += 1
    var items: [MarkedValue] = []
    skipBlanks()
    if take("]") { return MarkedValue(.array([]), at: start) }
    repeat {
      skipBlanks()
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
      skipBlanks()
    } while take(",")
    guard take("]") else { return nil }
    return MarkedValue(.array(items), at: start)
  }

  private mutating func word(_ word: String, _ value: JSONValue) -> MarkedValue? {
    guard bytes[index...].starts(with: word.utf8) else { return nil }
    let start = index
    index += word.utf8.count
    return MarkedValue(.scalar(value), at: mark(from: start))
  }

  private mutating func number() -> JSONValue? {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let first = text.first, first == "-" || first.isNumber else { return nil }
    if let whole = Int64(text) { return .int(whole) }
    guard let double = Double(text), double.isFinite else { return nil }
    return JSONValue(goFloat: double)
  }

  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text += escaped
      case ..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      guard let first = hexUnit() else { return nil }
      var units = [first]
      if (0xD800..<0xDC00).contains(first), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        guard let second = hexUnit() else { return nil }
        units.append(second)
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: return nil
    }
  }

  private mutating func hexUnit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    index += 4
    return digits.allSatisfy(\.isHexDigit) ? UInt16(digits, radix: 16) : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        index += 1
        line += 1
        lineStart = index
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      default: return
      }
    }
  }

  private func mark(from start: Int, to end: Int? = nil) -> Mark {
    func column(_ offset: Int) -> Int {
      1 + bytes[lineStart..<max(lineStart, offset)].count { $0 & 0xC0 != 0x80 }
    }
    return Mark(line: line, column: column(start), endColumn: column(end ?? index))
  }
}
