/// Reads commands as a POSIX shell would: quotes, comments, `;`, `&&`, `||`, pipes, here-documents,
/// continuation lines, variables, substitutions and redirections. Nothing is run or replaced here.
public struct ShellParser {
  /// No script or pasted text is longer.
  static let limitBytes = 8 << 20

  private var lexer: ShellLexer

  /// The logical lines of a text, blank ones and comments included.
  public static func parse(_ text: String) throws(ShellSyntaxError) -> [LogicalLine] {
    let lines = try linesToMend(text)
    if let error = lines.lazy.compactMap(\.error).first { throw error }
    return lines
  }

  /// The logical lines of a text; those that cannot be read as commands stand among them with their errors.
  ///
  /// - Throws: for a text that is too long, or is none.
  public static func linesToMend(_ text: String) throws(ShellSyntaxError) -> [LogicalLine] {
    var parser = ShellParser(lexer: ShellLexer(text))
    return try parser.lines()
  }

  /// Whether a line that was typed needs more lines to be a command.
  public static func isIncomplete(_ text: String) -> Bool {
    do {
      _ = try parse(text)
      return false
    } catch {
      return error.isIncomplete
    }
  }

  private mutating func lines() throws(ShellSyntaxError) -> [LogicalLine] {
    let bytes = lexer.bytes
    guard bytes.count <= Self.limitBytes else {
      throw lexer.error(.tooLong(limitBytes: Self.limitBytes), at: 0)
    }
    if let index = bytes.firstIndex(where: Self.isControl) {
      throw lexer.error(.controlCharacter(bytes[index]), at: index)
    }
    var lines: [LogicalLine] = []
    var number = 1
    while !lexer.isAtEnd {
      let start = lexer.position
      lines.append(line(number: number, from: start))
      if !lexer.isAtEnd { lexer.position += 1 }
      number += bytes[start..<lexer.position].count { $0 == ShellLexer.newline }
    }
    return lines
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 32 && byte != ShellLexer.tab && byte != ShellLexer.newline && byte != ShellLexer.carriageReturn)
      || byte == 127
  }

  private mutating func line(number: Int, from start: Int) -> LogicalLine {
    var draft = LineDraft(start: start)
    do throws(ShellSyntaxError) {
      try read(&draft)
      return draft.line(number: number, from: start, in: lexer)
    } catch {
      lexer.skipLine(toEnd: error.isIncomplete)
      return LineDraft(start: start).line(number: number, from: start, in: lexer, error: error)
    }
  }

  /// Reads up to the newline that ends the logical line, and stands on it.
  private mutating func read(_ draft: inout LineDraft) throws(ShellSyntaxError) {
    while let token = try lexer.next() {
      switch token {
      case .newline:
        guard let joint = draft.danglingJoint else {
          lexer.position = lexer.start
          return try finish(&draft)
        }
        guard !lexer.isAtEnd else { throw lexer.error(.nothingAfter(joint), at: lexer.start) }
        continue
      case .comment(let text):
        draft.comment = text
        continue
      case .joint(let sign):
        guard !draft.stage.isEmpty else { throw lexer.error(.unexpected(sign), at: lexer.start) }
        draft.join(with: sign, at: lexer.position)
      case .word(let word): draft.stage.words.append(word)
      case .block(let source): draft.stage.block = source
      case .redirection(.input(let file)): draft.stage.input = .file(file)
      case .redirection(.output(let target)): draft.stage.outputs.append(target)
      case .redirection(.hereDocument(let document)): draft.announce(document)
      case .redirection(.hereString(var word)):
        word.pieces.append(.literal("\n"))
        draft.stage.input = .hereDocument(word)
      }
      draft.end = lexer.position
    }
    try finish(&draft)
  }

  private mutating func finish(_ draft: inout LineDraft) throws(ShellSyntaxError) {
    if let joint = draft.danglingJoint { throw lexer.error(.nothingAfter(joint), at: lexer.position) }
    draft.closeStatement()
    for announced in draft.announced {
      let start = lexer.position
      let body = try lexer.body(of: announced.document)
      guard draft.take(body, source: lexer.text(start..<lexer.position), for: announced) else {
        throw lexer.error(.unexpected("<<"), at: announced.document.offset)
      }
    }
  }
}

extension String {
  /// Without blanks and newlines at either end.
  public func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
