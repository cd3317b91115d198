import Commands

/// What came of a student's answer.
enum AnswerReception: Equatable {
  /// The step has no such question; these it has.
  case notAsked([String])
  /// A quiz takes one of these.
  case notAChoice([String])
  /// A prediction that was made stays.
  case alreadyPredicted(String)
  case predicted
  /// Of another question: whether it is right shows at `check`.
  case noted
  case right
  /// Also a later answer: the first one counts.
  case wrong
}

extension LessonRun {
  /// Takes an answer to a question of the step. The first counts.
  mutating func answer(_ id: String, _ given: String, in session: Session) -> AnswerReception {
    guard let step, step.questions.contains(id) else { return .notAsked(step?.questions ?? []) }
    if step.predict?.id == id {
      if let before = record.answers[id] { return .alreadyPredicted(before) }
      record.answers[id] = given
      return .predicted
    }
    guard let quiz = step.quiz, quiz.id == id else {
      record.answers[id] = given
      return .noted
    }
    let number = Int(given).flatMap { quiz.choices.indices.contains($0 - 1) ? quiz.choices[$0 - 1] : nil }
    guard let choice = quiz.choices.first(where: { $0.lowercased() == given.lowercased() }) ?? number else {
      return .notAChoice(quiz.choices)
    }
    let actual = evaluation(of: step, in: session).value(of: quiz.answer)
    let isRight = choice.isAnswer(actual, withinPercent: 0)
    if record.answers[id] == nil {
      record.answers[id] = choice
      record.outcomes[id] = Outcome(
        id: id, given: choice, actual: actual, points: isRight && !record.sawSolution ? quiz.points : 0,
        maxPoints: quiz.points, at: Instant(of: session.world))
    }
    return isRight ? .right : .wrong
  }

  /// Questions of the step that nobody answered yet.
  var openQuestions: [String] {
    step?.questions.filter { record.answers[$0] == nil } ?? []
  }

  /// Closes the step: its prediction is held against what happened.
  ///
  /// - Returns: what came of the prediction; nil when the step has none, or was closed before.
  mutating func close(in session: Session) -> Outcome? {
    guard let step, !record.isClosed else { return nil }
    record.isClosed = true
    record.closedAtCommand = session.history.count
    guard let predict = step.predict else { return nil }
    let actual = evaluation(of: step, in: session).value(of: predict.answer)
    let given = record.answers[predict.id]
    let isRight = given?.isAnswer(actual, withinPercent: predict.tolerancePercent) ?? false
    let outcome = Outcome(
      id: predict.id, given: given, actual: actual, points: isRight ? predict.points : 0,
      maxPoints: predict.points, at: Instant(of: session.world))
    record.outcomes[predict.id] = outcome
    return outcome
  }
}
