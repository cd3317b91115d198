import Commands
import Narration

/// Commands that go from step to step.
extension LessonLibrary {
  var stepCommands: [Command] { [next, back, skip, retry] }

  private var next: Command {
    Command("next", help: .next) { session, _ throws(CommandError) in
      var run = try session.openLesson()
      guard !run.isDone else { return CommandOutput(run.page(in: session)) }
      let results = run.check(in: session)
      run.mark(session)
      session.lessonRun = run
      var output = run.told(results, in: session)
      let missing = results.count { $0.status == .fail && $0.visibility != .hidden }
      guard missing == 0, run.openQuestions.isEmpty else {
        let problem = LessonMessage.notYet(
          checks: missing, questions: run.openQuestions, helps: run.lesson.givesHelp)
        output.line(problem.told(in: session.language), to: .remarks)
        output.status = .failed
        return output
      }
      output.append(goOn(&run, in: &session, saying: .stepDone))
      return output
    }
  }

  private var skip: Command {
    Command("skip", help: .skip) { session, _ throws(CommandError) in
      var run = try session.openLesson()
      guard !run.isDone else { return CommandOutput(run.page(in: session)) }
      run.check(in: session)
      run.record.isSkipped = true
      return goOn(&run, in: &session, saying: .stepSkipped)
    }
  }

  /// Closes the step, shows what came of its prediction, and opens the next.
  private func goOn(_ run: inout LessonRun, in session: inout Session, saying message: LessonMessage)
    -> CommandOutput
  {
    var output = CommandOutput()
    if let step = run.step, let outcome = run.close(in: session) {
      output.print(run.told(outcome, of: step, in: session))
    }
    output.line(message.told(in: session.language))
    run.stepIndex += 1
    run.open(in: session)
    run.mark(session)
    session.lessonRun = run
    session.keepProgress()
    output.print("\n" + run.page(in: session))
    if run.isDone {
      let after = LessonMessage.whatAfter(next: lesson(after: run.lesson.id, in: session.progress))
      output.line(after.told(in: session.language))
    }
    return output
  }

  private var back: Command {
    Command("back", help: .back) { session, _ throws(CommandError) in
      var run = try session.openLesson()
      guard run.stepIndex > 0 else { throw .say(LessonMessage.alreadyFirst) }
      run.stepIndex -= 1
      session.lessonRun = run
      return CommandOutput(run.page(in: session))
    }
  }

  private var retry: Command {
    Command("retry", help: .retry) { session, _ throws(CommandError) in
      var run = try session.openLesson()
      guard let opening = run.record.opening else { throw .say(LessonMessage.noLessonOpen(left: nil)) }
      session.enter(opening.world)
      run.mark(session)
      session.lessonRun = run
      var output = CommandOutput()
      output.line(LessonMessage.retried.told(in: session.language))
      output.print("\n" + run.page(in: session))
      return output
    }
  }
}
