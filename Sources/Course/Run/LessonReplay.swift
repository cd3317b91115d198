import Commands
import Narration

/// A script played from a lesson's beginning to its own end, as a student's is marked.
public struct LessonReplay: Sendable {
  public let result: LessonResult
  /// The session as the script left it.
  public let session: Session
  /// The run as the script left it, its open step closed.
  public let run: LessonRun

  /// Plays a script to its end, whatever fails on the way.
  ///
  /// - Parameters:
  ///   - session: one in which the lesson was started.
  ///   - language: takes the place of the one that the script asks for.
  ///   - say: takes what each line comes to.
  /// - Returns: nil when the session has no lesson.
  static func play(
    _ script: LessonMaterial.Script, in session: Session, language: Language? = nil,
    say: (CommandOutput) -> Void = { _ in }
  ) -> LessonReplay? {
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    options.language = language
    var runner = ScriptRunner(session, options: options)
    runner.run(script.text, name: script.name, say: say)
    return LessonReplay(runner)
  }

  /// What a script that has been run is worth; nil when it left no lesson.
  public init?(_ runner: ScriptRunner) {
    guard let run = runner.session.lessonRun?.closed(in: runner.session) else { return nil }
    self.run = run
    session = runner.session
    result = LessonResult(
      run, in: runner.session, lines: runner.linesRun, failedCommands: runner.failures)
  }
}
