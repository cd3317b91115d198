extension PipeMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .notJSON(let line):
      "jq reads JSON only, and was given \(CommandMessage.quoted(line)). Ask for `-o json` before the pipe."
    case .badProgram(let text, let column):
      text.isEmpty
        ? "The jq program ends too soon: something is left open, or nothing follows the last sign."
        : "The jq program makes no sense from \(CommandMessage.quoted(text)) on, at column \(column)."
    case .notInSubset(let name, let nearest):
      "The jq in here has no \(name); `help jq` says what it has."
        + (nearest.isEmpty ? "" : " Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?")
    case .tooManySteps: "The program does not end: stopped after 2 million steps."
    case .tooDeep: "The program nests too deep: run it as two, with a pipe between them."
    case .notUnderstood(let script, let program, let example):
      "The \(program) in here does not understand \(CommandMessage.quoted(script)); it does the common things, as `\(example)`."
    }
  }
}
