extension LessonTrial {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .unknownRequirement(let id, let known):
      "`requires` names the lesson \(id, .name), which does not exist. "
        + LessonProblem.suggested([], known)
    case .startFails(let command, let message): "the beginning fails at \(command, .command): \(message)"
    case .passesAtStart(let check): "\(check, .name) passes before the student has done anything."
    case .scriptFails(let command, let message):
      "\(command, .command) fails: \(message) If it is meant to, end the line with `#: fails`."
    case .consoleFails(let command, let message):
      "whoever copies \(command, .command) gets an error: \(message)"
    case .notSolved(let check, let points, let maxPoints, "", ""):
      "the solution earns \(points) of \(maxPoints) at \(check, .name), which was never looked at."
    case .notSolved(let check, let points, let maxPoints, let expected, let found):
      "the solution earns \(points) of \(maxPoints) at \(check, .name): expected \(expected), found \(found)."
    case .notFinished(let step): "the solution does not close the step \(step, .name): a `next` is missing."
    case .deadDiagnosis(let check, let diagnosis):
      "no script comes to the diagnosis \(diagnosis, .name) of \(check, .name)."
    case .unknownFact(let fact, let record, let known):
      "a \(record, .name) does not say \(fact, .name). " + LessonProblem.suggested([], known)
    case .noMistakes: "a script of a student who goes wrong is missing."
    case .missingHeader(let key): "the header `#: \(key) …` is missing."
    case .wrongScore(let expected, let found): "expected \(expected) points, and it was \(found)."
    case .wrongHint(let expected, let given):
      given.isEmpty
        ? "expected the hint of \(expected, .name), and none was given."
        : "expected the hint of \(expected, .name), and those given were: \(Self.format.all(given))."
    case .unwritten(let place): "the text of \(place, .name) is still to be written."
    case .shownAsItIs(let line):
      StyledText(
        marked: "a terminal shows the marks of this line as they are: \(line) "
          + "It reads ** around a strong word, - before an item, and backticks around what is typed.")
    case .tooWide(let columns, let most): "the picture is \(columns) columns wide; \(most) fit."
    case .tooLong(let step, let lines, let most):
      "the page of the step \(step, .name), as it is printed, has \(lines) lines of 100 columns; a screen holds \(most)."
    case .tooFewHints(let check, let found, let wanted):
      "\(check, .name) has \(Self.format.count(found, "hint")), and wants \(wanted), each plainer."
    case .variation(let values, let trial): "with \(Self.format.all(values)): " + trial.english
    }
  }
}
