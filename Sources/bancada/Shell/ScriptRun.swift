import Cluster
import Commands
import Console
import Course
import Narration

/// Runs a text of commands for whoever is not at a terminal: same text, same bytes.
struct ScriptRun {
  /// No script is longer.
  static let limitBytes = 8 << 20

  /// As messages name it.
  let name: String
  let text: String
  var options = ScriptRunner.Options()

  func run(in session: Session, _ context: Context) -> ExitStatus {
    var runner = ScriptRunner(session, options: options)
    runner.run(text, name: name) { output in
      for piece in output.pieces {
        switch piece.channel {
        case .results: context.output.write(piece.text)
        case .remarks: context.remarks.write(piece.text)
        }
      }
    }
    guard let replay = LessonReplay(runner) else { return ExitStatus(runner.status) }
    context.output.write("\n" + replay.result.told(in: replay.session.language, width: replay.session.width))
    return max(ExitStatus(runner.status), replay.result.passed ? .done : .failed)
  }
}

extension ExitStatus {
  init(_ status: CommandOutput.Status) {
    switch status {
    case .done: self = .done
    case .negative, .failed: self = .failed
    case .usage: self = .usage
    case .limitReached: self = .limitReached
    }
  }
}
