import Narration

/// A person at a terminal: prompts, reads, runs, shows, until they leave.
public struct InteractiveLoop {
  private let stream: StandardStream

  public init(stream: StandardStream) { self.stream = stream }

  /// Runs a shell on the process's terminal, with editing, completion and history if the terminal can move its cursor.
  ///
  /// - Returns: false when the terminal could not be read any more.
  public func run(_ shell: inout some Shell) -> Bool {
    if Terminal.canMoveCursor, let editor = LineEditor(stream: stream, history: HistoryFile()) {
      return run(&shell, lines: editor)
    }
    return run(&shell, lines: PlainLines(stream: stream))
  }

  private func run(_ shell: inout some Shell, lines: some LineSource) -> Bool {
    stream.write(shell.greeting)
    var pending = ""
    while true {
      let prompt = pending.isEmpty ? shell.prompt : Self.continuationPrompt
      switch lines.readLine(prompt: prompt, for: shell, isContinued: !pending.isEmpty) {
      case .interrupted:
        pending = ""
      case .end where pending.isEmpty:
        stream.write("\n")
        return true
      case .end:
        stream.write(StyledText("\n" + ConsoleText.unfinished(in: shell.language) + "\n", style: .warning))
        pending = ""
      case .failed:
        stream.write(
          StyledText("\n" + ConsoleText.terminalFailed(in: shell.language) + "\n", style: .refusal))
        return false
      case .line(let line):
        let text = pending.isEmpty ? line : pending + "\n" + line
        guard !shell.needsMore(text) else {
          pending = text
          continue
        }
        pending = ""
        guard text.contains(where: { !$0.isWhitespace }),
          let text = recalled(text, from: lines.history, in: shell.language)
        else { continue }
        lines.remember(text)
        let answer = Interruption.whileRequestable {
          let answer = shell.answer(text, width: Terminal.window.columns)
          // The terminal has shown `^C` where the answer would begin.
          if Interruption.isRequested { stream.write("\n") }
          return answer
        }
        if answer.clears, Terminal.canMoveCursor { stream.write(Self.clearing) }
        if answer.pages {
          Pager(setting: shell.pager).show(answer.text, on: stream)
        } else {
          stream.write(answer.text)
        }
        if answer.leaves { return true }
      }
    }
  }

  /// A line with what it takes from earlier ones put in, which is shown; nil, and said so, when there is no such.
  private func recalled(_ text: String, from history: [String], in language: Language) -> String? {
    switch HistoryExpansion(text, history: history) {
    case .unchanged: return text
    case .expanded(let whole):
      stream.write(StyledText(whole + "\n", style: .command))
      return whole
    case .nothing(let what):
      stream.write(StyledText(ConsoleText.notInHistory(what, in: language) + "\n", style: .refusal))
      return nil
    }
  }

  /// Home, then the screen and what has scrolled off it.
  private static let clearing = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

  private static let continuationPrompt = StyledText("…", style: .dim)
}
