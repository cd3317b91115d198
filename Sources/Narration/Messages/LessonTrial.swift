/// What is wrong with a lesson as it plays, as facts: told to its author.
public enum LessonTrial: Message, Equatable {
  case unknownRequirement(String, known: [String])
  case startFails(command: String, message: String)
  case passesAtStart(check: String)
  case scriptFails(command: String, message: String)
  /// A command that the prose gives the student to copy.
  case consoleFails(command: String, message: String)
  /// The solution did not get all of a check's points.
  case notSolved(check: String, points: Int, maxPoints: Int, expected: String, found: String)
  /// The solution left steps unplayed.
  case notFinished(step: String)
  case deadDiagnosis(check: String, diagnosis: String)
  case unknownFact(String, record: String, known: [String])
  case noMistakes
  case missingHeader(String)
  case wrongScore(expected: String, found: String)
  case wrongHint(expected: String, given: [String])
  /// A draft's text, still to be written.
  case unwritten(String)
  /// A line with marks that a terminal does not read.
  case shownAsItIs(String)
  /// A picture that a screen would break.
  case tooWide(columns: Int, most: Int)
  /// A page, as it is printed.
  case tooLong(step: String, lines: Int, most: Int)
  case tooFewHints(String, found: Int, wanted: Int)
  /// For the values that the variations had.
  indirect case variation([String], LessonTrial)
}
