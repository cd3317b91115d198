/// Words: quotes, backslashes, and what is replaced within them.
extension ShellLexer {
  mutating func word() throws(ShellSyntaxError) -> Word {
    var word = Word(pieces: [], isQuoted: false, offset: position)
    var literal: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "("):
        word.append(&literal)
        word.pieces.append(try commandFile())
      case UInt8(ascii: "<") where isComparison(), UInt8(ascii: ">") where isComparison():
        literal += [byte, UInt8(ascii: "=")]
        position += 2
      case Self.space, Self.tab, Self.carriageReturn, Self.newline, UInt8(ascii: ";"), UInt8(ascii: "&"),
        UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
        word.append(&literal)
        return word
      case Self.backslash:
        guard let next = peek(1) else { throw error(.danglingContinuation, at: position) }
        position += 2
        if next != Self.newline {
          literal.append(next)
          word.isQuoted = true
        }
      case Self.singleQuote:
        literal += try singleQuoted()
        word.isQuoted = true
      case Self.doubleQuote:
        word.isQuoted = true
        try doubleQuoted(into: &word, &literal)
      default:
        if let piece = try expansion(isQuoted: false) {
          word.append(&literal)
          word.pieces.append(piece)
        } else {
          literal.append(byte)
          position += 1
        }
      }
    }
    word.append(&literal)
    return word
  }

  /// Whether `>=` or `<=` stands within a word, as in `vcpu>=4`: nobody means a file whose name begins with `=`.
  private func isComparison() -> Bool { peek(1) == UInt8(ascii: "=") }

  private mutating func singleQuoted() throws(ShellSyntaxError) -> ArraySlice<UInt8> {
    let start = position
    guard let end = bytes[(start + 1)...].firstIndex(of: Self.singleQuote) else {
      throw error(.unclosedQuote("'"), at: start)
    }
    position = end + 1
    return bytes[(start + 1)..<end]
  }

  private mutating func doubleQuoted(into word: inout Word, _ literal: inout [UInt8]) throws(ShellSyntaxError)
  {
    let start = position
    position += 1
    while true {
      guard let byte = peek() else { throw error(.unclosedQuote("\""), at: start) }
      if byte == Self.doubleQuote { break }
      if byte == Self.backslash, let next = peek(1) {
        if next == Self.newline {
          position += 2
          continue
        }
        if [Self.doubleQuote, Self.backslash, Self.dollar, Self.backtick].contains(next) { position += 1 }
        literal.append(bytes[position])
        position += 1
      } else if let piece = try expansion(isQuoted: true) {
        word.append(&literal)
        word.pieces.append(piece)
      } else {
        literal.append(byte)
        position += 1
      }
    }
    position += 1
  }

  /// The body of a here-document whose variables count, as one word.
  static func body(_ text: [UInt8], offset: Int) throws(ShellSyntaxError) -> Word {
    var lexer = ShellLexer(String(decoding: text, as: UTF8.self))
    var word = Word(pieces: [], isQuoted: true, offset: offset)
    var literal: [UInt8] = []
    while let byte = lexer.peek() {
      if byte == backslash, let next = lexer.peek(1), [backslash, dollar, backtick, newline].contains(next) {
        if next != newline { literal.append(next) }
        lexer.position += 2
      } else if let piece = try lexer.expansion(isQuoted: true) {
        word.append(&literal)
        word.pieces.append(piece)
      } else {
        literal.append(byte)
        lexer.position += 1
      }
    }
    word.append(&literal)
    return word
  }
}

extension Word {
  /// Takes over what was read of it so far.
  fileprivate mutating func append(_ literal: inout [UInt8]) {
    guard !literal.isEmpty else { return }
    pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal = []
  }
}
