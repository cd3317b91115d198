import Narration

/// What words become before a command is run: aliases, variables, the output of other commands.
extension Session {
  /// Words with the first one's alias in its place, and that one's, as long as none comes up twice.
  func unaliased(_ words: [String]) -> [String] {
    var words = words
    var seen: Set<String> = []
    while let first = words.first, let alias = aliases[first], seen.insert(first).inserted {
      words = Self.plainWords(alias) + words.dropFirst()
    }
    return words
  }

  /// The whole line that an alias with pipes or several commands stands for; nil when words will do.
  func aliasedLine(_ words: [String]) throws(CommandError) -> String? {
    guard let first = words.first, let alias = aliases[first], alias.contains(where: "|;&<>$`".contains)
    else {
      return nil
    }
    return ([alias] + words.dropFirst().map(Self.quoted)).joined(separator: " ")
  }

  /// Runs commands in the place of one: history and journal know that one alone.
  mutating func runNested(_ text: String, input: String?) throws(CommandError) -> CommandOutput {
    guard nesting < Self.nestingLimit else { throw .say(SessionMessage.nestedTooDeep) }
    let before = self
    nesting += 1
    let output = execute(text, input: input)
    nesting = before.nesting
    hasChangedWorld = journal.count > before.journal.count || before.hasChangedWorld
    history = before.history
    journal = before.journal
    guard !output.status.isFailure else { throw CommandError(said: output) }
    return output
  }

  static let nestingLimit = 20

  private static func plainWords(_ text: String) -> [String] {
    let stage = (try? ShellParser.parse(text))?.first?.statements.first?.stages.first
    return stage?.words.compactMap(\.literal) ?? text.split(separator: " ").map(String.init)
  }

  /// A word as it has to be typed to stay one word.
  public static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=:,@%+".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  mutating func expanded(_ word: Word) throws(CommandError) -> [String] {
    var word = word
    for (index, piece) in word.pieces.enumerated() {
      guard case .file(let source) = piece else { continue }
      let path = "/dev/fd/\(63 - index)"
      writtenFiles[path] = try substituted(source)
      word.pieces[index] = .literal(path)
    }
    return try word.expanded(with: variables) { (source: String) throws(CommandError) -> String in
      try substituted(source)
    }
  }

  /// What commands say; they change nothing here.
  private func substituted(_ source: String) throws(CommandError) -> String {
    var copy = self
    copy.nesting += 1
    copy.isTrial = true
    guard copy.nesting <= Self.nestingLimit else { throw .say(SessionMessage.nestedTooDeep) }
    let output = copy.execute(source)
    guard !output.status.isFailure else { throw CommandError(said: output) }
    return output.results.plain
  }
}
