extension StyledText {
  /// In lines of at most `width` columns, broken at blanks; every line but the first begins with `indent` blanks.
  ///
  /// A word wider than a line has a line to itself and stays whole, so that names can be copied. A number is not
  /// torn from the digits or the unit beside it (`1 368`, `US$ 0,05`), and a command in backticks is broken only
  /// when it alone is wider than a line.
  public func wrapped(to width: Int, indent: Int = 0) -> [StyledText] {
    guard displayWidth > width else { return [self] }
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    for word in words {
      let needed = word.blanksBefore + word.text.displayWidth
      if !line.isEmpty, used + needed > width {
        lines.append(line)
        line = Self.blanks(indent) + word.text
        used = indent + word.text.displayWidth
      } else {
        line += Self.blanks(word.blanksBefore) + word.text
        used += needed
      }
    }
    return lines + [line]
  }

  /// Its own lines, each of them broken where it is wider than `width` columns.
  public func linesWrapped(to width: Int) -> StyledText {
    var lines = [StyledText()]
    for run in runs {
      let parts = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1] += StyledText([Run(String(part), style: run.style)])
      }
    }
    let wrapped = lines.flatMap { $0.wrapped(to: width) }
    return wrapped.dropFirst().reduce(wrapped.first ?? StyledText()) { $0 + "\n" + $1 }
  }

  static func blanks(_ count: Int) -> StyledText { count > 0 ? StyledText([.blanks(count)]) : StyledText() }

  private struct Word {
    var blanksBefore: Int
    var text: StyledText
  }

  /// What must stay together, each with the blanks before it.
  private var words: [Word] {
    var words: [Word] = []
    var blanks = 0
    var isInCommand = false
    var current: [Run] = []
    func close() {
      guard !current.isEmpty else { return }
      words.append(Word(blanksBefore: blanks, text: StyledText(current)))
      current = []
      blanks = 0
    }
    for run in runs {
      var piece = ""
      var rest = Substring(run.text)
      while let character = rest.popFirst() {
        if character == "`" { isInCommand.toggle() }
        let before = piece.last ?? current.last?.text.last
        if character == " ", !isInCommand, !Self.isGlue(before: before, after: rest.first) {
          if !piece.isEmpty { current.append(Run(piece, style: run.style)) }
          piece = ""
          close()
          blanks += 1
        } else {
          piece.append(character)
        }
      }
      if !piece.isEmpty { current.append(Run(piece, style: run.style)) }
    }
    close()
    return words
  }

  /// Whether a blank between these two joins rather than parts them.
  private static func isGlue(before: Character?, after: Character?) -> Bool {
    guard let before, let after, after.isWholeNumber else { return false }
    return before == "$" || before.isWholeNumber || before == "×"
  }
}

extension StyledText.Run {
  /// - Parameter count: 1 or more.
  static func blanks(_ count: Int) -> Self {
    few.indices.contains(count) ? few[count] : Self(String(repeating: " ", count: count))
  }

  private static let few = (0..<64).map { Self(String(repeating: " ", count: $0)) }
}
