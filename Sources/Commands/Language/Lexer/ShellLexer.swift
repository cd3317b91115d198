/// Takes the source of commands apart into tokens, from its beginning to its end.
struct ShellLexer {
  let bytes: [UInt8]
  /// Of the next byte to be read.
  var position = 0
  /// Where the token that was read last begins.
  private(set) var start = 0

  /// - Parameter text: a DOS line end in it counts as a newline, a byte order mark before it as nothing.
  init(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
    guard bytes.contains(Self.carriageReturn) else {
      self.bytes = bytes
      return
    }
    self.bytes = bytes.indices.filter { index in
      bytes[index] != Self.carriageReturn || index + 1 == bytes.count || bytes[index + 1] != Self.newline
    }.map { bytes[$0] }
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The next token; nil at the end of the source.
  mutating func next() throws(ShellSyntaxError) -> ShellToken? {
    skipBlanks()
    start = position
    guard let byte = peek() else { return nil }
    switch byte {
    case Self.newline:
      position += 1
      return .newline
    case UInt8(ascii: "#"): return .comment(comment())
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"): return .joint(try joint())
    case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "("): return .word(try word())
    case UInt8(ascii: ">"), UInt8(ascii: "<"): return .redirection(try redirection(of: nil))
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      throw error(.unexpected(text(position..<position + 1)), at: position)
    case UInt8(ascii: "{") where isLoneBrace(): return .block(try block())
    case UInt8(ascii: "}") where isLoneBrace(): throw error(.unexpected("}"), at: position)
    case UInt8(ascii: "1") where peek(1) == UInt8(ascii: ">"),
      UInt8(ascii: "2") where peek(1) == UInt8(ascii: ">"):
      position += 1
      return .redirection(try redirection(of: byte))
    default: return .word(try word())
    }
  }

  private mutating func comment() -> String {
    let start = position + 1
    while let byte = peek(), byte != Self.newline { position += 1 }
    return text(start..<position)
  }

  private mutating func joint() throws(ShellSyntaxError) -> String {
    let start = position
    let isDouble = bytes[start] != UInt8(ascii: ";") && peek(1) == bytes[start]
    let sign = text(start..<start + (isDouble ? 2 : 1))
    guard sign != "&" else { throw error(.unsupported("&"), at: start) }
    position += isDouble ? 2 : 1
    return sign
  }
}

// MARK: - Bytes

extension ShellLexer {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let backslash = UInt8(ascii: "\\")
  static let singleQuote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let dollar = UInt8(ascii: "$")
  static let backtick = UInt8(ascii: "`")

  func peek(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  /// Blanks, and newlines behind a backslash.
  mutating func skipBlanks() {
    while let byte = peek() {
      if byte == Self.space || byte == Self.tab || byte == Self.carriageReturn {
        position += 1
      } else if byte == Self.backslash, peek(1) == Self.newline {
        position += 2
      } else {
        return
      }
    }
  }

  /// Goes to the newline that ends the line, or to the end of the source.
  mutating func skipLine(toEnd: Bool) {
    while let byte = peek(), toEnd || byte != Self.newline { position += 1 }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func error(_ problem: ShellSyntaxError.Problem, at offset: Int) -> ShellSyntaxError {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == Self.newline } + 1
    let lineStart = before.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    return ShellSyntaxError(problem: problem, line: line, column: column)
  }
}
