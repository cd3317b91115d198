import Commands
import Narration

/// Commands that answer what a step asks.
extension LessonLibrary {
  var answerCommands: [Command] { [predict, answer, quiz] }

  private var predict: Command {
    Command(
      "predict", syntax: [.any(.text("ID = ANSWER"))], help: .predict,
      suggests: { session, words in
        let id = session.lessonRun?.step?.predict?.id
        let next = words.isEmpty ? id : words.count == 1 ? "=" : nil
        return next.map { [Completions.Item($0)] } ?? []
      }
    ) {
      session, given throws(CommandError) in try respond(with: "predict", given.words, in: &session)
    }
  }

  private var answer: Command {
    Command(
      "answer", syntax: [.any(.text("[ID] ANSWER"))], help: .answer,
      suggests: { session, words in session.lessonRun?.answersSuggested(behind: words) ?? [] }
    ) {
      session, given throws(CommandError) in
      if let marked = Self.answerExercise(given.words, in: &session) { return marked }
      return try respond(with: "answer", given.words, in: &session)
    }
  }

  private var quiz: Command {
    Command("quiz", help: .quiz) { session, _ throws(CommandError) in
      let run = try session.openLesson()
      let lines = run.questionLines(in: session, isWhole: true)
      guard !lines.isEmpty else {
        throw .say(LessonMessage.badAnswer(command: "answer", asked: []))
      }
      return CommandOutput(lines.joinedAsLines)
    }
  }

  /// `nodes = 4`, `nodes 4`, or `4` where only one thing is asked.
  private func respond(with command: String, _ words: [String], in session: inout Session)
    throws(CommandError) -> CommandOutput
  {
    var run = try session.openLesson(for: command)
    let asked = run.step?.questions ?? []
    let text = words.joined(separator: " ")
    let parts: [String]
    if let equals = text.firstIndex(of: "=") {
      parts = [String(text[..<equals]), String(text[text.index(after: equals)...])]
    } else if words.count > 1 {
      parts = [words[0], words.dropFirst().joined(separator: " ")]
    } else {
      parts = words.isEmpty || asked.count != 1 ? [] : [asked[0], words[0]]
    }
    let trimmed = parts.map { $0.trimmingBlanks() }
    guard trimmed.count == 2, trimmed.allSatisfy({ !$0.isEmpty }) else {
      throw .say(LessonMessage.badAnswer(command: command, asked: asked))
    }
    let (id, value) = (trimmed[0], trimmed[1])
    let reception = run.answer(id, value, in: session)
    let message: LessonMessage
    switch reception {
    case .notAsked(let asked): throw .say(LessonMessage.notAsked(id, asked: asked))
    case .notAChoice(let choices): throw .say(LessonMessage.notAChoice(value, choices: choices))
    case .alreadyPredicted(let before): throw .say(LessonMessage.predictionStays(id: id, value: before))
    case .predicted: message = .predictionNoted(id: id, value: value)
    case .noted: message = .answerNoted(id: id, value: value)
    case .right: message = .answerRight
    case .wrong: message = .answerWrong
    }
    run.mark(session)
    session.lessonRun = run
    var output = CommandOutput()
    output.line(message.told(in: session.language))
    if reception == .right || reception == .wrong {
      output.print(run.comment(on: id, given: value, isRight: reception == .right, in: session))
    }
    return output
  }
}

extension LessonRun {
  /// Questions of the step, and behind a quiz its choices; where nothing else is asked they need no id.
  fileprivate func answersSuggested(behind words: [String]) -> [Completions.Item] {
    guard let step, words.count < 2 else { return [] }
    let choices = (step.quiz?.choices ?? []).map { Completions.Item($0) }
    if let id = words.first { return id == step.quiz?.id ? choices : [] }
    let asked = step.questions.filter { $0 != step.predict?.id }
    return asked.map { Completions.Item($0) } + (step.questions.count == 1 ? choices : [])
  }
}
