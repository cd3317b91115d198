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
    return max(ExitStatus(runner.status), standing(of: runner.session, context))
  }

  /// What a lesson that the script leaves open has come to.
  private func standing(of session: Session, _ context: Context) -> ExitStatus {
    guard let lesson = session.lessonRun, !lesson.isDone else { return .done }
    let finished = lesson.closed(in: session.world)
    context.output.write(finished.summary(in: session.language) + "\n")
    return finished.hasPassed ? .done : .failed
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
