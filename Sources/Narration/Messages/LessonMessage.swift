/// What the course itself says around a lesson's own text.
public enum LessonMessage: Message, Equatable {
  /// A check's standing, as its line shows it.
  public enum Mark: Equatable, Sendable { case pass, partial, fail, skipped }

  /// The rule above a step.
  case header(id: String, title: String, step: Int, of: Int, points: Int, maxPoints: Int)
  case listed(id: String, title: String, minutes: Int)
  case noLessons
  case noLessonOpen
  case unknownLesson(String, nearest: [String])
  case unreadableLesson(path: String, problem: String)
  case startFailed(line: Int)
  case checked(Mark, text: String, points: Int, maxPoints: Int)
  /// A check that waits for another.
  case waitsForOthers(String)
  case predictionNoted(id: String, value: Int)
  case predictionNotAsked(String)
  case badPrediction
  case predictionOutcome(predicted: Int?, actual: Int, points: Int, maxPoints: Int)
  case answerRight
  case answerWrong
  case answerNotAsked(String, choices: [String])
  case hint(String)
  case noHintNeeded
  /// What to type when the text has been read.
  case whatNow
  case stepDone
  case lessonDone(points: Int, maxPoints: Int, passed: Bool)
}
