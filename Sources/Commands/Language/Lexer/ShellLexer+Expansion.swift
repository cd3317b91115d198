/// `$NAME`, `${NAME:-otherwise}`, `$(commands)` and `` `commands` ``.
extension ShellLexer {
  /// What is replaced at this place, if anything is.
  mutating func expansion(isQuoted: Bool) throws(ShellSyntaxError) -> Word.Piece? {
    let start = position
    if bytes[start] == Self.backtick {
      guard let end = bytes[(start + 1)...].firstIndex(of: Self.backtick) else {
        throw error(.unclosedSubstitution, at: start)
      }
      position = end + 1
      return .substitution(text(start + 1..<end), isQuoted: isQuoted)
    }
    guard bytes[start] == Self.dollar, let next = peek(1) else { return nil }
    switch next {
    case UInt8(ascii: "("):
      guard let end = closingParenthesis(from: start + 2) else {
        throw error(.unclosedSubstitution, at: start)
      }
      position = end + 1
      return .substitution(text(start + 2..<end), isQuoted: isQuoted)
    case UInt8(ascii: "{"): return try bracedVariable(isQuoted: isQuoted)
    case UInt8(ascii: "?"):
      position += 2
      return .variable(name: "?", otherwise: nil, isQuoted: isQuoted)
    default:
      var end = start + 1
      while end < bytes.count, Variables.isNameByte(bytes[end], isFirst: end == start + 1) { end += 1 }
      guard end > start + 1 else { return nil }
      position = end
      return .variable(name: text(start + 1..<end), otherwise: nil, isQuoted: isQuoted)
    }
  }

  private mutating func bracedVariable(isQuoted: Bool) throws(ShellSyntaxError) -> Word.Piece {
    let start = position
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else {
      throw error(.unclosedSubstitution, at: start)
    }
    let inside = text(start + 2..<end)
    let name = String(inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    let rest = inside.dropFirst(name.count)
    guard Variables.isName(name), rest.isEmpty || rest.hasPrefix(":-") else {
      throw error(.unsupported("${\(inside)}"), at: start)
    }
    position = end + 1
    let otherwise = rest.isEmpty ? nil : String(rest.dropFirst(2))
    return .variable(name: name, otherwise: otherwise, isQuoted: isQuoted)
  }

  /// `<(commands)`
  mutating func commandFile() throws(ShellSyntaxError) -> Word.Piece {
    let start = position
    guard let end = closingParenthesis(from: start + 2) else { throw error(.unclosedSubstitution, at: start) }
    position = end + 1
    return .file(text(start + 2..<end))
  }

  private func closingParenthesis(from start: Int) -> Int? {
    var depth = 1
    var quote: UInt8?
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == Self.singleQuote || byte == Self.doubleQuote {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
