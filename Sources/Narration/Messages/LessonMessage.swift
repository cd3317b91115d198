/// What the course itself says around a lesson's own text.
public enum LessonMessage: Message, Equatable {
  /// A check's standing, as its line shows it.
  public enum Mark: Equatable, Sendable { case pass, partial, fail, skipped }

  // Starting and leaving.
  case noLessons
  /// - Parameter left: one that was left in its middle.
  case noLessonOpen(left: String?)
  /// An attempt that beginning again would do away with.
  case underWay(String, step: Int, of: Int, isOpen: Bool)
  case unknownLesson(String, nearest: [String])
  /// A lesson that cannot be played: its faults follow.
  case faultyLesson(String, faults: Int)
  case startFailed(source: String, line: Int, command: String, message: String)
  case returned(time: String)
  case nothingToResume(String)
  case resumed(step: Int, of: Int)
  /// A command that worked then, and does not now.
  case resumedUpTo(command: String)
  /// With the lesson in its middle, or done.
  case left(String, isDone: Bool)

  // A step's page.
  case step(number: Int, of: Int, points: Int, maxPoints: Int)
  case predictionAsked(id: String)
  case predicted(id: String, value: String)
  case questionAsked(id: String, choices: [String])
  /// What to type when the text has been read.
  /// - Parameter helps: false in an exam.
  case whatNow(helps: Bool)

  // Checks.
  case checked(Mark, points: Int, maxPoints: Int)
  /// A check that is named, and not told.
  case verdict(Mark, id: String)
  /// A check that waits for others.
  case waitsFor(id: String, [String])
  /// Where an object differs from what was asked for.
  case differs(object: String, field: String, expected: String, found: String)
  case happenedAt(time: String)
  case nothingToCheck
  /// The world is not the lesson's.
  case away

  // Hints.
  case hint(strength: Int, of: Int)
  case noHintNeeded
  case noHintLeft
  case noHelpInExam
  /// Within `whatif` or `$(…)`.
  case notInTrial(String)
  case solutionCosts

  // Questions.
  case predictionNoted(id: String, value: String)
  case predictionStays(id: String, value: String)
  case badAnswer(command: String, asked: [String])
  case notAsked(String, asked: [String])
  case notAChoice(String, choices: [String])
  case answerNoted(id: String, value: String)
  case answerRight
  case answerWrong
  case predictionOutcome(predicted: String?, actual: String, points: Int, maxPoints: Int)

  // Going on.
  /// - Parameter helps: false in an exam.
  case notYet(checks: Int, questions: [String], helps: Bool)
  case alreadyFirst
  case stepDone
  case stepSkipped
  case retried
  case lessonDone(points: Int, maxPoints: Int, passed: Bool)
  case whatAfter(next: String?)
  case solutionOf(step: String)

  // Marks.
  case notReached
  case atLine(Int, time: String)
}
