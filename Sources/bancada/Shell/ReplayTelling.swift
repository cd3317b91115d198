import Cluster
import Commands
import Console
import Glibc
import Narration

/// Tells what was decided behind each command of a replay: how much, or each decision by itself.
final class ReplayTelling {
  private let tellsAll: Bool
  private let context: Context
  private var told = 0

  /// - Parameter told: decisions that the world has already.
  init(tellsAll: Bool, told: Int, context: Context) {
    self.tellsAll = tellsAll
    self.told = told
    self.context = context
  }

  func tell(_ session: Session) {
    let count = session.world.decisions.count
    defer { told = count }
    guard count > told else { return }
    let records = session.world.decisions.since(DecisionID(told))
    guard tellsAll else {
      let message = GradeMessage.decisions(records.count, until: session.world.now.clock)
      context.output.write(StyledText("  " + message.told(in: session.language).plain + "\n", style: .dim))
      return
    }
    let narrator = Narrator(language: session.language, width: session.width)
    for record in records {
      for line in narrator.tell(record) { context.output.write("  " + line + "\n") }
      if !goesOn(session.language) { exit(ExitStatus.done.rawValue) }
    }
  }

  /// Waits for the person at the terminal; anybody else is shown all of it.
  private func goesOn(_ language: Language) -> Bool {
    guard isatty(STDIN_FILENO) == 1, context.output.painter.isForTerminal else { return true }
    context.output.write(GradeMessage.goOn.told(in: language))
    return readLine().map { !$0.lowercased().hasPrefix("q") } ?? false
  }
}
