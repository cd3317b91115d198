/// `< FILE`, `<<END`, `<<< TEXT`, `> FILE`, `>> FILE`, `2>/dev/null`, `2>&1`.
extension ShellLexer {
  /// Reads from the sign on.
  ///
  /// - Parameter descriptor: the digit before the sign, if there was one.
  mutating func redirection(of descriptor: UInt8?) throws(ShellSyntaxError) -> ShellToken.Redirection {
    bytes[position] == UInt8(ascii: "<") ? try input() : .output(try output(of: descriptor))
  }

  private mutating func input() throws(ShellSyntaxError) -> ShellToken.Redirection {
    let start = position
    position += 1
    guard peek() == UInt8(ascii: "<") else { return .input(try target(after: "<")) }
    position += 1
    if peek() == UInt8(ascii: "<") {
      position += 1
      return .hereString(try target(after: "<<<"))
    }
    let stripsTabs = peek() == UInt8(ascii: "-")
    if stripsTabs { position += 1 }
    let delimiter = try target(after: "<<")
    guard let name = delimiter.literal else { throw error(.unsupported("<<$"), at: start) }
    return .hereDocument(
      HereDocument(delimiter: name, isLiteral: delimiter.isQuoted, stripsTabs: stripsTabs, offset: start))
  }

  private mutating func output(of descriptor: UInt8?) throws(ShellSyntaxError) -> Stage.OutputTarget {
    let start = position
    let isErrors = descriptor == UInt8(ascii: "2")
    position += 1
    let isAppending = peek() == UInt8(ascii: ">")
    if isAppending { position += 1 }
    if peek() == UInt8(ascii: "&") {
      position += 1
      guard isErrors, try target(after: ">&").literal == "1" else {
        throw error(.unsupported(">&"), at: start)
      }
      return .errorsToResults
    }
    let file = try target(after: ">")
    if file.literal == "/dev/null" { return isErrors ? .discardErrors : .discardResults }
    guard !isErrors else { throw error(.unsupported("2> \(file.literal ?? "…")"), at: start) }
    return .file(file, appending: isAppending)
  }

  private mutating func target(after sign: String) throws(ShellSyntaxError) -> Word {
    skipBlanks()
    guard let byte = peek(), byte != Self.newline else {
      throw error(.unexpected("newline"), at: position)
    }
    let start = position
    let word = try word()
    guard !word.pieces.isEmpty || word.isQuoted else { throw error(.unexpected(sign), at: start) }
    return word
  }
}

// MARK: - Bodies of here-documents

extension ShellLexer {
  /// The text of a here-document, which begins at the line that follows; what comes next is the newline after its
  /// delimiter, or the end.
  mutating func body(of document: HereDocument) throws(ShellSyntaxError) -> Word {
    let start = position
    var body: [UInt8] = []
    while true {
      guard !isAtEnd else {
        throw error(.unclosedHereDocument(delimiter: document.delimiter), at: document.offset)
      }
      position += 1
      let end = bytes[min(position, bytes.count)...].firstIndex(of: Self.newline) ?? bytes.count
      var line = bytes[min(position, end)..<end]
      if document.stripsTabs { line = line.drop { $0 == Self.tab } }
      position = end
      if String(decoding: line, as: UTF8.self) == document.delimiter { break }
      body += line
      body.append(Self.newline)
    }
    guard document.isLiteral else { return try Self.body(body, offset: start) }
    return Word(
      pieces: [.literal(String(decoding: body, as: UTF8.self))], isQuoted: true, offset: start)
  }
}
