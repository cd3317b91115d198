import Cluster
import Commands
import Narration

/// What the course adds to the command table.
extension LessonLibrary {
  public var commands: [Command] {
    [lessons, lessonStart, lesson, check, hint, next, predict, answer]
  }

  private var lessons: Command {
    Command("lessons", help: .lessons, examples: []) { session, _ throws(CommandError) in
      var output = CommandOutput()
      for (id, _) in folders {
        guard let material = try material(of: id) else { continue }
        let lesson = material.lesson
        output.line(
          LessonMessage.listed(
            id: id, title: lesson.title[session.language] ?? "", minutes: lesson.minutes
          ).told(in: session.language))
      }
      guard !output.pieces.isEmpty else { throw .say(LessonMessage.noLessons) }
      return output
    }
  }

  private var lessonStart: Command {
    Command("lesson start", syntax: [.one(.words(folders.map(\.id)))], help: .lesson) {
      session, given throws(CommandError) in
      try start(given.words[0], in: &session)
    }
  }

  private var lesson: Command {
    Command("lesson", help: .lesson) { session, _ throws(CommandError) in
      CommandOutput(try run(of: session).page(in: session))
    }
  }

  private var check: Command {
    Command("check", help: .check) { session, _ throws(CommandError) in
      var run = try run(of: session)
      let results = run.check(in: session.world)
      session.lessonRun = run
      return run.told(results, in: session)
    }
  }

  private var hint: Command {
    Command("hint", help: .hint) { session, _ throws(CommandError) in
      var run = try run(of: session)
      let results = run.check(in: session.world)
      guard let missing = results.first(where: { $0.status == .fail || $0.status == .partial }) else {
        return CommandOutput(LessonMessage.noHintNeeded.told(in: session.language) + "\n")
      }
      run.countHint()
      session.lessonRun = run
      let text = run.text(of: missing.id, in: session.language).hint
      var output = CommandOutput()
      let lines =
        (LessonMessage.hint("").told(in: session.language) + Markdown.styled(run.filled(text, missing)))
        .wrapped(to: session.width, indent: 2)
      for line in lines { output.line(line) }
      return output
    }
  }

  private var next: Command {
    Command("next", help: .next) { session, _ throws(CommandError) in
      var run = try run(of: session)
      guard !run.isDone else { throw .say(LessonMessage.noLessonOpen) }
      let results = run.check(in: session.world)
      var output = run.told(results, in: session)
      if let outcome = run.advance(in: session.world) {
        output.line(
          LessonMessage.predictionOutcome(
            predicted: outcome.predicted, actual: outcome.actual, points: outcome.points,
            maxPoints: outcome.maxPoints
          ).told(in: session.language))
      }
      session.lessonRun = run
      output.line(LessonMessage.stepDone.told(in: session.language))
      output.print("\n" + run.page(in: session))
      if run.isDone, !run.hasPassed { output.status = .failed }
      return output
    }
  }

  private var predict: Command {
    Command("predict", syntax: [.oneOrMore(.text("ID = N"))], help: .predict) {
      session, given throws(CommandError) in
      let words = given.words.joined(separator: " ").split { $0 == "=" || $0 == " " }
      guard words.count == 2, let value = Int(words[1]) else { throw .say(LessonMessage.badPrediction) }
      var run = try run(of: session)
      guard run.predict(String(words[0]), value) else {
        throw .say(LessonMessage.predictionNotAsked(String(words[0])))
      }
      session.lessonRun = run
      return CommandOutput(
        LessonMessage.predictionNoted(id: String(words[0]), value: value).told(in: session.language) + "\n")
    }
  }

  private var answer: Command {
    Command("answer", syntax: [.one(.text("ID")), .one(.text("ANSWER"))], help: .answer) {
      session, given throws(CommandError) in
      var run = try run(of: session)
      guard let isRight = run.answer(given.words[0], given.words[1]) else {
        throw .say(LessonMessage.answerNotAsked(given.words[0], choices: run.step?.quiz?.choices ?? []))
      }
      session.lessonRun = run
      return CommandOutput(
        (isRight ? LessonMessage.answerRight : .answerWrong).told(in: session.language) + "\n")
    }
  }
}

extension LessonLibrary {
  /// Opens a lesson in a session: its opening world, its first step.
  ///
  /// - Returns: the first step's page.
  public func start(_ id: String, in session: inout Session) throws(CommandError) -> CommandOutput {
    guard let material = try material(of: id) else {
      let nearest = folders.map(\.id).filter { $0.first == id.first }
      throw .say(LessonMessage.unknownLesson(id, nearest: nearest))
    }
    var opening = session
    var options = session.world.options
    options.seed = material.lesson.seed
    opening.begin(with: World(options: options))
    var runner = ScriptRunner(opening)
    runner.run(material.start, name: "\(material.folder)/start.bancada") { _ in }
    if let failure = runner.failures.first { throw .say(LessonMessage.startFailed(line: failure.line)) }
    session.begin(with: runner.session.world)
    let run = LessonRun(material.lesson, prose: material.prose, in: session.world)
    session.lessonRun = run
    return CommandOutput(run.page(in: session))
  }

  private func material(of id: String) throws(CommandError) -> Material? {
    do throws(LessonError) {
      return try material(id)
    } catch {
      throw .say(LessonMessage.unreadableLesson(path: error.path, problem: "\(error.problem)"))
    }
  }

  private func run(of session: Session) throws(CommandError) -> LessonRun {
    guard let run = session.lessonRun else { throw .say(LessonMessage.noLessonOpen) }
    return run
  }
}

extension Session {
  private static let lessonKey = "lesson"

  /// The lesson that is open; nil when none is.
  public internal(set) var lessonRun: LessonRun? {
    get { attachments[Self.lessonKey] as? LessonRun }
    set {
      attachments[Self.lessonKey] = newValue
      promptPrefix = newValue.map { $0.isDone ? $0.lesson.id : "\($0.lesson.id):\($0.stepIndex + 1)" } ?? ""
    }
  }
}
