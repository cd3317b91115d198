extension LessonMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .noLessons: "No lessons found. Name their folder with --lessons DIR."
    case .noLessonOpen(let left?):
      "No lesson is open: \("lesson resume \(left)", .command) goes back to the one left in its middle, and \("lessons", .command) shows them all."
    case .underWay(let id, let step, let count, true):
      "\(id) is open already, at step \(step) of \(count). See the step with \("lesson", .command); \("lesson restart \(id)", .command) begins from scratch."
    case .underWay(let id, let step, let count, false):
      "\(id) was left at step \(step) of \(count). Go on with \("lesson resume \(id)", .command); \("lesson restart \(id)", .command) begins from scratch."
    case .noLessonOpen(nil):
      "No lesson is open. See them with \("lessons", .command), begin with \("lesson start a1", .command)."
    case .unknownLesson(let id, let nearest):
      nearest.isEmpty
        ? "there is no lesson \(id). See those there are with \("lessons", .command)."
        : "there is no lesson \(id). Did you mean \(Self.format.any(nearest))?"
    case .faultyLesson(let id, let faults):
      "the lesson \(id, .name) has \(Self.format.count(faults, "fault")) and cannot be opened:"
    case .startFailed(let source, let line, let command, let message):
      "the lesson's beginning failed at \(source):\(line), \(command, .command): \(message)"
    case .returned(let time): "Back in the lesson's world, at \(time)."
    case .nothingToResume(let id): "nothing is begun in \(id). Begin with \("lesson start \(id)", .command)."
    case .resumed(let step, let count): "Taken up again at step \(step) of \(count), the cluster as it was."
    case .resumedUpTo(let command):
      "What was done after it cannot be repeated, because \(command, .command) fails now."
    case .left(let id, true): "You left the lesson \(id)."
    case .left(let id, false):
      "You left the lesson \(id). \("lesson resume \(id)", .command) goes back to it."
    case .step(let number, let count, let points, let maxPoints):
      "step \(number) of \(count) · \(points)/\(maxPoints) points"
    case .predictionAsked(let id): "\("Predict:", .heading) answer with \("predict \(id) = …", .command)"
    case .predicted(let id, let value): "\("Your prediction:", .heading) \(id) = \(value)"
    case .questionAsked(let id, []): "\("Answer:", .heading) \("answer \(id) …", .command)"
    case .questionAsked(let id, let choices):
      "\("Answer:", .heading) \("answer \(id) \(choices.joined(separator: "|"))", .command)"
    case .whatNow(helps: true):
      "\("check", .command) looks at what you did · \("hint", .command) helps · \("next", .command) closes the step"
    case .whatNow(helps: false):
      "\("check", .command) looks at what you did · \("next", .command) closes the step"
    case .checked(let mark, let points, let maxPoints):
      "\(Self.sign(mark))  \("\(points)/\(maxPoints)", .dim)"
    case .verdict(let mark, let id): "\(Self.sign(mark))  \(id)"
    case .waitsFor(let id, let others):
      "\("–", .dim)  \(id): looked at only after \(Self.format.all(others))"
    case .differs(let object, let field, let expected, let found):
      found.isEmpty
        ? "\(object, .name): no \(field), expected \(expected)"
        : "\(object, .name): \(field) is \(found), expected \(expected)"
    case .happenedAt(let time): "it was at \(time)"
    case .nothingToCheck: "This step has no checks: \("next", .command) goes on."
    case .away: "This cluster is not the lesson's: \("lesson return", .command) goes back to it."
    case .hint(let strength, let count): "\("Hint \(strength) of \(count):", .heading) "
    case .noHintNeeded: "Nothing is missing in this step: \("next", .command) goes on."
    case .noHintLeft: "There is no hint for what is missing: read the step again with \("lesson", .command)."
    case .notInTrial(let command):
      "\(command, .command) counts, so it does not go within \("whatif", .command) or \("$(…)", .command)"
    case .noHelpInExam: "an exam gives neither hints nor solutions"
    case .solutionCosts:
      "What is missing in this step earns no points any more. To try without looking: \("lesson reset", .command)."
    case .predictionNoted(let id, let value): "Noted: \(id) = \(value). Now let it happen."
    case .predictionStays(let id, let value): "you predicted \(id) = \(value) already, and a prediction stays"
    case .badAnswer(let command, []):
      "write it like this: \("\(command) ID ANSWER", .command). This step asks nothing."
    case .badAnswer(let command, let asked):
      "write it like this: \("\(command) \(asked[0]) …", .command)"
    case .notAsked(let id, []): "this step does not ask \(id): it asks nothing"
    case .notAsked(let id, let asked): "this step does not ask \(id), but \(Self.format.all(asked))"
    case .notAChoice(let given, let choices):
      "“\(given)” is none of the answers: \(Self.format.any(choices))"
    case .answerNoted(let id, let value):
      "Noted: \(id) = \(value). \("check", .command) says whether it is right."
    case .answerRight: "\("✔", .success)  That is it."
    case .answerWrong: "\("✗", .refusal)  That is not it; only the first answer earns points."
    case .predictionOutcome(nil, let actual, _, let maxPoints):
      "\("–", .dim)  Prediction: you made none; it came to \(actual).  \("0/\(maxPoints)", .dim)"
    case .predictionOutcome(let predicted?, let actual, let points, let maxPoints):
      points == maxPoints
        ? "\("✔", .success)  Prediction right: \(actual).  \("\(points)/\(maxPoints)", .dim)"
        : "\("✗", .refusal)  You predicted \(predicted), and it came to \(actual).  \("\(points)/\(maxPoints)", .dim)"
    case .notYet(let checks, let questions, let helps): Self.notYet(checks, questions, helps: helps)
    case .alreadyFirst: "this is the first step"
    case .stepDone: "\("✔ step done", .success)"
    case .stepSkipped: "\("– step skipped", .dim)"
    case .retried: "The step begins again: the cluster is as it was when it opened."
    case .lessonDone(let points, let maxPoints, let passed):
      passed
        ? "\("Lesson done", .success): \(points) of \(maxPoints) points."
        : "The lesson ended with \(points) of \(maxPoints) points: not enough yet. \("lesson reset", .command) begins again."
    case .whatAfter(nil): "\("review", .command) shows what you did."
    case .whatAfter(let next?):
      "\("review", .command) shows what you did · \("lesson start \(next)", .command) goes on with the course"
    case .notReached: "never looked at"
    case .atLine(let line, let time): "(line \(line), \(time))"
    case .solutionOf(let step): "One solution of \(step, .name):"
    }
  }

  private static func notYet(_ checks: Int, _ questions: [String], helps: Bool) -> StyledText {
    var missing: [String] = []
    if checks > 0 { missing.append(format.count(checks, "check")) }
    if !questions.isEmpty {
      missing.append("\(questions.count == 1 ? "the answer" : "the answers") of \(format.all(questions))")
    }
    return
      "Still missing: \(format.all(missing)). " + (helps ? "\("hint", .command) helps; " : StyledText())
      + "\("skip", .command) goes on without those points."
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
