import Commands
import Narration

/// What would be handed in, with what it is worth by the checks that a student may see.
extension LessonLibrary {
  var handInCommands: [Command] {
    [
      Command("session check", help: .session, note: .session, examples: ["session check"]) { session, _ in
        session.leaveOutOfScript()
        var output = session.handIn()
        if let run = session.lessonRun?.closed(in: session) {
          let result = LessonResult(run, in: session, lines: [], failedCommands: [])
          output.print("\n" + result.told(in: session.language, width: session.width))
        }
        return output
      }
    ]
  }
}
