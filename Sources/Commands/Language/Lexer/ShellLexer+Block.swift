/// `{ commands }`, whose braces stand alone as words.
extension ShellLexer {
  func isLoneBrace() -> Bool {
    guard let next = peek(1) else { return true }
    return next == Self.space || next == Self.tab || next == Self.newline || next == UInt8(ascii: ";")
      || next == Self.carriageReturn
  }

  /// Blocks that may stand in each other.
  private static let depthLimit = 20

  /// The source between the braces, other blocks in it included.
  mutating func block() throws(ShellSyntaxError) -> String {
    let start = position
    position += 1
    var depth = 1
    var quote: UInt8?
    while let byte = peek() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == Self.singleQuote || byte == Self.doubleQuote {
        quote = byte
      } else if byte == UInt8(ascii: "{"), isWordStart(), isLoneBrace() {
        depth += 1
        guard depth <= Self.depthLimit else { throw error(.nestedTooDeep, at: position) }
      } else if byte == UInt8(ascii: "}"), isWordStart(), isLoneBrace() {
        depth -= 1
        if depth == 0 {
          position += 1
          return text(start + 1..<position - 1)
        }
      }
      position += 1
    }
    throw error(.unclosedBlock, at: start)
  }

  private func isWordStart() -> Bool {
    let before = bytes[position - 1]
    return before == Self.space || before == Self.tab || before == Self.newline
      || before == UInt8(ascii: ";")
  }
}
