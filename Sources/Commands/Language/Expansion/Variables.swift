/// The shell's variables, and words with their values put in.
public struct Variables: Equatable, Sendable {
  public private(set) var values: [String: String] = [:]

  public init() {}

  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Names and values, in the order of names.
  public var sorted: [(name: String, value: String)] {
    values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  static func isName(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8 {
      guard isNameByte(byte, isFirst: isFirst) else { return false }
      isFirst = false
    }
    return !isFirst
  }

  static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }

  /// Replaces `$NAME` and `${NAME}` in a text, as `envsubst` does: what is not set becomes empty.
  public func substituted(in text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let isBraced = rest.first == "{"
      let inside = isBraced ? rest.dropFirst() : rest
      let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let after = inside.dropFirst(name.count)
      guard Self.isName(String(name)), !isBraced || after.first == "}" else {
        result += "$"
        continue
      }
      result += values[String(name)] ?? ""
      rest = isBraced ? after.dropFirst() : after
    }
    return result + rest
  }
}
