/// Reads commands as a POSIX shell would: quotes, comments, `;`, `&&`, `||`, pipes, here-documents,
/// continuation lines, variables, substitutions and redirections. Nothing is run or replaced here.
public struct ShellParser {
  /// No script or pasted text is longer.
  static let limitBytes = 8 << 20

  private let bytes: [UInt8]
  private var position = 0
  /// Here-documents announced on the current line, whose bodies follow it.
  private var awaitedBodies: [AwaitedBody] = []

  private struct AwaitedBody {
    let delimiter: String
    let isLiteral: Bool
    let stripsTabs: Bool
    let openedAt: Int
    let statement: Int
    let stage: Int
  }

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The logical lines of a text, blank ones and comments included.
  public static func parse(_ text: String) throws(ShellSyntaxError) -> [LogicalLine] {
    var parser = ShellParser(text)
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
    guard bytes.count <= Self.limitBytes else { throw error(.tooLong(limitBytes: Self.limitBytes), at: 0) }
    if let index = bytes.firstIndex(where: { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 127 }) {
      throw error(.controlCharacter(bytes[index]), at: index)
    }
    var lines: [LogicalLine] = []
    var lineNumber = 1
    while position < bytes.count {
      let start = position
      let line = try logicalLine()
      lines.append(
        LogicalLine(
          number: lineNumber, text: text(start..<position), statements: line.statements,
          comment: line.comment))
      if position < bytes.count { position += 1 }
      lineNumber += bytes[start..<position].count { $0 == newline }
    }
    return lines
  }

  /// Reads up to the newline that ends the logical line, and stands on it.
  private mutating func logicalLine() throws(ShellSyntaxError) -> (statements: [Statement], comment: String?)
  {
    var drafts: [StatementDraft] = []
    var draft = StatementDraft(condition: .always, start: position)
    var comment: String?
    scanning: while true {
      skipBlanks()
      guard let byte = peek() else { break }
      switch byte {
      case newline:
        if let joint = draft.pendingJoint, draft.stage.isEmpty {
          guard position + 1 < bytes.count else { throw error(.nothingAfter(joint), at: position) }
          position += 1
          continue
        }
        break scanning
      case UInt8(ascii: "#"):
        let start = position + 1
        while position < bytes.count, bytes[position] != newline { position += 1 }
        comment = text(start..<position)
        continue
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
        try joint(&draft, &drafts)
      case UInt8(ascii: ">"), UInt8(ascii: "<"):
        try redirection(in: &draft, statement: drafts.count, fileDescriptor: nil)
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        throw error(.unexpected(text(position..<position + 1)), at: position)
      case UInt8(ascii: "{") where isLoneBrace():
        draft.stage.block = try block()
      case UInt8(ascii: "}") where isLoneBrace():
        throw error(.unexpected("}"), at: position)
      default:
        try wordOrRedirection(in: &draft, statement: drafts.count)
      }
      draft.end = position
    }
    if let joint = draft.pendingJoint, draft.stage.isEmpty { throw error(.nothingAfter(joint), at: position) }
    close(&draft, into: &drafts)
    try readBodies(into: &drafts)
    let statements = drafts.map { draft in
      Statement(condition: draft.condition, stages: draft.stages, text: draft.text(in: self))
    }
    return (statements, comment)
  }

  // MARK: Joints

  private struct StatementDraft {
    var condition: Statement.Condition
    var stages: [Stage] = []
    var stage = Stage()
    let start: Int
    var end: Int
    var bodies = ""
    /// The `|`, `&&` or `||` after which a command must come.
    var pendingJoint: String?

    init(condition: Statement.Condition, start: Int) {
      self.condition = condition
      self.start = start
      end = start
    }

    func text(in parser: ShellParser) -> String {
      parser.text(start..<end).trimmingBlanks() + bodies
    }
  }

  private mutating func joint(_ draft: inout StatementDraft, _ drafts: inout [StatementDraft])
    throws(ShellSyntaxError)
  {
    let start = position
    let byte = bytes[position]
    let isDouble = byte != UInt8(ascii: ";") && peek(1) == byte
    let sign = text(start..<start + (isDouble ? 2 : 1))
    guard sign != "&" else { throw error(.unsupported("&"), at: start) }
    guard !draft.stage.isEmpty else { throw error(.unexpected(sign), at: start) }
    position += isDouble ? 2 : 1
    if sign == "|" {
      draft.stages.append(draft.stage)
      draft.stage = Stage()
      draft.pendingJoint = sign
      return
    }
    close(&draft, into: &drafts)
    let condition: Statement.Condition =
      switch sign {
      case "&&": .ifPreviousSucceeded
      case "||": .ifPreviousFailed
      default: .always
      }
    draft = StatementDraft(condition: condition, start: position)
    if sign != ";" { draft.pendingJoint = sign }
  }

  private func close(_ draft: inout StatementDraft, into drafts: inout [StatementDraft]) {
    guard !draft.stage.isEmpty else { return }
    draft.stages.append(draft.stage)
    draft.stage = Stage()
    drafts.append(draft)
  }

  // MARK: Words

  private mutating func wordOrRedirection(in draft: inout StatementDraft, statement: Int)
    throws(ShellSyntaxError)
  {
    if let digit = peek(), digit == UInt8(ascii: "1") || digit == UInt8(ascii: "2"),
      peek(1) == UInt8(ascii: ">")
    {
      position += 1
      try redirection(in: &draft, statement: statement, fileDescriptor: digit)
      return
    }
    draft.stage.words.append(try word())
  }

  private mutating func word() throws(ShellSyntaxError) -> Word {
    var word = Word(pieces: [], isQuoted: false, offset: position)
    var literal: [UInt8] = []
    func flush(_ word: inout Word) {
      guard !literal.isEmpty else { return }
      word.pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
      literal = []
    }
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "<") where isComparison(), UInt8(ascii: ">") where isComparison():
        literal += [byte, UInt8(ascii: "=")]
        position += 2
      case space, tab, carriageReturn, newline, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
        flush(&word)
        return word
      case backslash:
        guard let next = peek(1) else { throw error(.danglingContinuation, at: position) }
        position += 2
        if next != newline {
          literal.append(next)
          word.isQuoted = true
        }
      case singleQuote:
        let start = position
        guard let end = bytes[(start + 1)...].firstIndex(of: singleQuote) else {
          throw error(.unclosedQuote("'"), at: start)
        }
        literal += bytes[(start + 1)..<end]
        position = end + 1
        word.isQuoted = true
      case doubleQuote:
        word.isQuoted = true
        let start = position
        position += 1
        while true {
          guard let inner = peek() else { throw error(.unclosedQuote("\""), at: start) }
          if inner == doubleQuote { break }
          if inner == backslash, let next = peek(1) {
            if next == newline {
              position += 2
              continue
            }
            if [doubleQuote, backslash, dollar, backtick].contains(next) { position += 1 }
            literal.append(bytes[position])
            position += 1
          } else if let piece = try expansion(isQuoted: true) {
            flush(&word)
            word.pieces.append(piece)
          } else {
            literal.append(inner)
            position += 1
          }
        }
        position += 1
      default:
        if let piece = try expansion(isQuoted: false) {
          flush(&word)
          word.pieces.append(piece)
        } else {
          literal.append(byte)
          position += 1
        }
      }
    }
    flush(&word)
    return word
  }

  /// Whether `>=` or `<=` stands within a word, as in `vcpu>=4`: nobody means a file whose name begins with `=`.
  private func isComparison() -> Bool { peek(1) == UInt8(ascii: "=") }

  /// A variable or a substitution at this place, if there is one.
  private mutating func expansion(isQuoted: Bool) throws(ShellSyntaxError) -> Word.Piece? {
    let start = position
    if bytes[position] == backtick {
      guard let end = bytes[(position + 1)...].firstIndex(of: backtick) else {
        throw error(.unclosedSubstitution, at: start)
      }
      position = end + 1
      return .substitution(text(start + 1..<end), isQuoted: isQuoted)
    }
    guard bytes[position] == dollar, let next = peek(1) else { return nil }
    if next == UInt8(ascii: "(") {
      guard let end = closingParenthesis(from: position + 2) else {
        throw error(.unclosedSubstitution, at: start)
      }
      position = end + 1
      return .substitution(text(start + 2..<end), isQuoted: isQuoted)
    }
    if next == UInt8(ascii: "{") {
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
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
    if next == UInt8(ascii: "?") {
      position += 2
      return .variable(name: "?", otherwise: nil, isQuoted: isQuoted)
    }
    var end = position + 1
    while end < bytes.count, Variables.isNameByte(bytes[end], isFirst: end == position + 1) { end += 1 }
    guard end > position + 1 else { return nil }
    position = end
    return .variable(name: text(start + 1..<end), otherwise: nil, isQuoted: isQuoted)
  }

  private func closingParenthesis(from start: Int) -> Int? {
    var depth = 1
    var quote: UInt8?
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == singleQuote || byte == doubleQuote {
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

  // MARK: Blocks

  private func isLoneBrace() -> Bool {
    guard let next = peek(1) else { return true }
    return next == space || next == tab || next == newline || next == UInt8(ascii: ";")
      || next == carriageReturn
  }

  /// The source between braces; `{` and `}` count where they stand alone as words.
  private mutating func block() throws(ShellSyntaxError) -> String {
    let start = position
    position += 1
    var depth = 1
    var quote: UInt8?
    while let byte = peek() {
      let follows = bytes[position - 1]
      let isWordStart =
        follows == space || follows == tab || follows == newline || follows == UInt8(ascii: ";")
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == singleQuote || byte == doubleQuote {
        quote = byte
      } else if byte == UInt8(ascii: "{"), isWordStart, isLoneBrace() {
        depth += 1
      } else if byte == UInt8(ascii: "}"), isWordStart, isLoneBrace() {
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

  // MARK: Redirections

  private mutating func redirection(in draft: inout StatementDraft, statement: Int, fileDescriptor: UInt8?)
    throws(ShellSyntaxError)
  {
    let start = position
    let isErrors = fileDescriptor == UInt8(ascii: "2")
    if bytes[position] == UInt8(ascii: "<") {
      position += 1
      guard peek() == UInt8(ascii: "<") else {
        draft.stage.input = .file(try target(after: "<"))
        return
      }
      position += 1
      if peek() == UInt8(ascii: "<") { throw error(.unsupported("<<<"), at: start) }
      let stripsTabs = peek() == UInt8(ascii: "-")
      if stripsTabs { position += 1 }
      let delimiter = try target(after: "<<")
      guard let name = delimiter.literal else { throw error(.unsupported("<<$"), at: start) }
      awaitedBodies.append(
        AwaitedBody(
          delimiter: name, isLiteral: delimiter.isQuoted, stripsTabs: stripsTabs, openedAt: start,
          statement: statement, stage: draft.stages.count))
      return
    }
    position += 1
    let isAppending = peek() == UInt8(ascii: ">")
    if isAppending { position += 1 }
    if peek() == UInt8(ascii: "&") {
      position += 1
      let descriptor = try target(after: ">&").literal
      guard isErrors, descriptor == "1" else { throw error(.unsupported(">&"), at: start) }
      draft.stage.outputs.append(.errorsToResults)
      return
    }
    let file = try target(after: ">")
    if file.literal == "/dev/null" {
      draft.stage.outputs.append(isErrors ? .discardErrors : .discardResults)
    } else if isErrors {
      throw error(.unsupported("2> \(file.literal ?? "…")"), at: start)
    } else {
      draft.stage.outputs.append(.file(file, appending: isAppending))
    }
  }

  private mutating func target(after sign: String) throws(ShellSyntaxError) -> Word {
    skipBlanks()
    guard let byte = peek(), byte != newline else { throw error(.unexpected("newline"), at: position) }
    let start = position
    let word = try word()
    guard !word.pieces.isEmpty || word.isQuoted else { throw error(.unexpected(sign), at: start) }
    return word
  }

  /// Reads the here-documents that the line announced; stands on the newline after the last.
  private mutating func readBodies(into drafts: inout [StatementDraft]) throws(ShellSyntaxError) {
    for awaited in awaitedBodies {
      let bodyStart = position
      var body: [UInt8] = []
      while true {
        guard position < bytes.count else {
          throw error(.unclosedHereDocument(delimiter: awaited.delimiter), at: awaited.openedAt)
        }
        position += 1
        let end = bytes[min(position, bytes.count)...].firstIndex(of: newline) ?? bytes.count
        var line = bytes[min(position, end)..<end]
        if line.last == carriageReturn { line.removeLast() }
        if awaited.stripsTabs { line = line.drop { $0 == tab } }
        position = end
        if String(decoding: line, as: UTF8.self) == awaited.delimiter { break }
        body += line
        body.append(newline)
      }
      guard drafts.indices.contains(awaited.statement),
        drafts[awaited.statement].stages.indices.contains(awaited.stage)
      else { throw error(.unexpected("<<"), at: awaited.openedAt) }
      let word =
        awaited.isLiteral
        ? Word(pieces: [.literal(String(decoding: body, as: UTF8.self))], isQuoted: true, offset: bodyStart)
        : try Self.bodyWithVariables(body, offset: bodyStart)
      drafts[awaited.statement].stages[awaited.stage].input = .hereDocument(word)
      drafts[awaited.statement].bodies += text(bodyStart..<position)
    }
    awaitedBodies = []
  }

  /// A body whose variables count, as that of an unquoted delimiter.
  private static func bodyWithVariables(_ body: [UInt8], offset: Int) throws(ShellSyntaxError) -> Word {
    var parser = ShellParser(String(decoding: body, as: UTF8.self))
    var pieces: [Word.Piece] = []
    var literal: [UInt8] = []
    while let byte = parser.peek() {
      if byte == parser.backslash, let next = parser.peek(1),
        [parser.backslash, parser.dollar, parser.backtick, parser.newline].contains(next)
      {
        if next != parser.newline { literal.append(next) }
        parser.position += 2
      } else if let piece = try parser.expansion(isQuoted: true) {
        pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
        literal = []
        pieces.append(piece)
      } else {
        literal.append(byte)
        parser.position += 1
      }
    }
    pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
    return Word(pieces: pieces, isQuoted: true, offset: offset)
  }

  // MARK: Bytes

  private let space = UInt8(ascii: " ")
  private let tab = UInt8(ascii: "\t")
  private let newline = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")
  private let backslash = UInt8(ascii: "\\")
  private let singleQuote = UInt8(ascii: "'")
  private let doubleQuote = UInt8(ascii: "\"")
  private let dollar = UInt8(ascii: "$")
  private let backtick = UInt8(ascii: "`")

  private func peek(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  /// Blanks, and newlines behind a backslash.
  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == space || byte == tab || byte == carriageReturn {
        position += 1
      } else if byte == backslash, peek(1) == newline {
        position += 2
      } else if byte == backslash, peek(1) == carriageReturn, peek(2) == newline {
        position += 3
      } else {
        return
      }
    }
  }

  fileprivate func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func error(_ problem: ShellSyntaxError.Problem, at offset: Int) -> ShellSyntaxError {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == newline } + 1
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    return ShellSyntaxError(problem: problem, line: line, column: column)
  }
}

extension Stage {
  fileprivate var isEmpty: Bool { words.isEmpty && input == nil && outputs.isEmpty && block == nil }
}

extension String {
  /// Without blanks and newlines at either end.
  func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
