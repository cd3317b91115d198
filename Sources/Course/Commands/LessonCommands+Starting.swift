import Cluster
import Commands
import Kubernetes
import Narration
/// Commands that open a lesson, leave it and come back to it.
extension LessonLibrary {
  static let seedFlag = Flag("seed", .required(.count))

  var startingCommands: [Command] {
    [lessons, lesson, lessonStart, lessonResume, lessonReturn, lessonReset, lessonLeave]
  }

  private var ids: Argument.Value { .words(folders.map(\.id)) }

  private var lessons: Command {
    Command("lessons", help: .lessons, examples: ["lessons"]) { session, _ throws(CommandError) in
      try map(in: session)
    }
  }

  private var lesson: Command {
    Command("lesson", help: .lesson) { session, _ throws(CommandError) in
      CommandOutput(try session.openLesson().page(in: session))
    }
  }

  /// What is under way is kept: whoever wants to begin again says so.
  private var lessonStart: Command {
    Command("lesson start", syntax: [.one(ids)], flags: [Self.seedFlag], help: .lesson) {
      session, given throws(CommandError) in
      let id = try folder(of: given.words[0]).id
      if let open = session.attempt(at: id) {
        session.leaveOutOfScript()
        var output = CommandOutput()
        output.status = .negative
        let message = LessonMessage.underWay(
          id, step: open.step, of: open.steps, isOpen: session.lessonRun?.lesson.id == id)
        output.remark(StyledText("✗ ", style: .refusal) + message.told(in: session.language))
        return output
      }
      let seed = try given.integer(Self.seedFlag)
      return try start(id, seed: seed.map { UInt64(clamping: $0) }, in: &session)
    }
  }

  private var lessonReset: Command {
    Command("lesson reset", aliases: ["lesson restart"], syntax: [.optional(ids)], help: .lesson) {
      session, given throws(CommandError) in
      guard let word = given.words.first else {
        let run = try session.openLesson()
        return try start(run.lesson.id, seed: run.seed, in: &session)
      }
      let id = try folder(of: word).id
      return try start(id, seed: session.progress.lessons[id]?.open?.seed, in: &session)
    }
  }

  private var lessonReturn: Command {
    Command("lesson return", help: .lesson) { session, _ throws(CommandError) in
      let run = try session.openLesson()
      session.enter(run.place.world, namespace: run.place.namespace)
      var output = CommandOutput()
      output.line(LessonMessage.returned(time: run.place.world.now.clock).told(in: session.language))
      output.print("\n" + run.page(in: session))
      return output
    }
  }

  private var lessonLeave: Command {
    Command("lesson leave", help: .lesson) { session, _ throws(CommandError) in
      let run = try session.openLesson()
      session.keepLesson()
      session.lessonRun = nil
      session.resetsToCourse()
      let message = LessonMessage.left(run.lesson.id, isDone: run.isDone)
      return CommandOutput(message.told(in: session.language) + "\n")
    }
  }

  private var lessonResume: Command {
    Command("lesson resume", syntax: [.optional(ids)], help: .lesson) { session, given throws(CommandError) in
      session.keepLesson()
      let id = given.words.first ?? session.progress.lastOpened ?? ""
      guard let open = session.progress.lessons[id]?.open else {
        throw .say(LessonMessage.nothingToResume(id.isEmpty ? "a1" : id))
      }
      return try resume(id, open, in: &session)
    }
  }

  /// Opens a lesson and does again what the student had done in it.
  private func resume(_ id: String, _ open: Progress.OpenLesson, in session: inout Session)
    throws(CommandError) -> CommandOutput
  {
    _ = try start(id, seed: open.seed, in: &session)
    var output = CommandOutput()
    for command in open.commands {
      guard session.execute(command).status.isFailure else { continue }
      output.line(LessonMessage.resumedUpTo(command: command).told(in: session.language), to: .remarks)
      break
    }
    let run = try session.openLesson()
    output.line(
      LessonMessage.resumed(step: min(run.stepIndex + 1, run.steps.count), of: run.steps.count)
        .told(in: session.language))
    output.print("\n" + run.page(in: session))
    return output
  }
}
