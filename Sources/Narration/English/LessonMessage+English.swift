extension LessonMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .header(let id, let title, let step, let count, let points, let maxPoints):
      "\("── \(id) \(title)", .heading) ── step \(step) of \(count) · \(points)/\(maxPoints) points"
    case .listed(let id, let title, let minutes): "\(id, .command)  \(title)  \("\(minutes) min", .dim)"
    case .noLessons: "No lessons found. Name their folder with --lessons DIR."
    case .noLessonOpen:
      "No lesson is open. See them with \("lessons", .command), begin with \("lesson start d1", .command)."
    case .unknownLesson(let id, let nearest):
      nearest.isEmpty
        ? "there is no lesson \(id). See those there are with \("lessons", .command)."
        : "there is no lesson \(id). Did you mean \(Self.format.any(nearest))?"
    case .unreadableLesson(let path, let problem): "the lesson has a fault at \(path): \(problem)"
    case .startFailed(let line): "the lesson's beginning failed at line \(line)"
    case .checked(let mark, let text, let points, let maxPoints):
      "\(Self.sign(mark))  \(text)  \("\(points)/\(maxPoints)", .dim)"
    case .waitsForOthers(let id): "\("–", .dim)  \(id): waits for the ones before"
    case .predictionNoted(let id, let value): "Noted: \(id) = \(value). Now let it happen."
    case .predictionNotAsked(let id):
      "this step asks for no prediction \(id), or it was made already: a prediction stays"
    case .badPrediction: "write the prediction like this: \("predict nodes = 2", .command)"
    case .predictionOutcome(nil, let actual, _, let maxPoints):
      "Prediction: you made none; it came to \(actual).  \("0/\(maxPoints)", .dim)"
    case .predictionOutcome(let predicted?, let actual, let points, let maxPoints):
      predicted == actual
        ? "\("✔", .success)  Prediction right: \(actual).  \("\(points)/\(maxPoints)", .dim)"
        : "\("✗", .refusal)  Prediction: you said \(predicted), and it was \(actual).  \("\(points)/\(maxPoints)", .dim)"
    case .answerRight: "\("✔", .success)  That is it."
    case .answerWrong: "\("✗", .refusal)  That is not it. Think again; only the first answer earns points."
    case .answerNotAsked(let id, let choices):
      choices.isEmpty
        ? "this step does not ask \(id)" : "answer with one of these: \(Self.format.any(choices))"
    case .hint(let text): "\("Hint:", .heading) \(text)"
    case .noHintNeeded: "Nothing is missing in this step: \("next", .command) goes on."
    case .whatNow:
      "\("check", .command) looks at what you did · \("hint", .command) helps · \("next", .command) closes the step"
    case .stepDone: "\("✔ step done", .success)"
    case .lessonDone(let points, let maxPoints, let passed):
      passed
        ? "\("Lesson done", .success): \(points) of \(maxPoints) points."
        : "The lesson ended with \(points) of \(maxPoints) points: not enough yet. Begin again with \("lesson start", .command)."
    }
  }

  private static func sign(_ mark: Mark) -> StyledText {
    switch mark {
    case .pass: StyledText("✔", style: .success)
    case .partial: StyledText("◐", style: .warning)
    case .fail: StyledText("✗", style: .refusal)
    case .skipped: StyledText("–", style: .dim)
    }
  }
}
