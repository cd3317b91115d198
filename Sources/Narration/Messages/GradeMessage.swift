/// What is said of a class's marks.
public enum GradeMessage: Message, Equatable {
  // Why a submission has no mark.
  case notText
  case utf16
  /// Nothing in it, or comments alone.
  case noCommands
  case tooLarge(limitMebibytes: Int)
  case unreadable
  /// A folder with none, or with several.
  case notOneScript(Int)
  /// A link, a device: what may lie outside the submission.
  case notAFile
  case otherLesson(found: String, wanted: String)
  case otherVersion(found: String, known: String)
  case notCommands(line: Int, message: String)
  case lessonFailed(String)
  case notInList
  case timedOut(seconds: Int)
  case outOfMemory(mebibytes: Int)
  case crashed

  // The whole class.
  case heading(lesson: String, title: String, submissions: Int, pass: Int, maxScore: Int)
  case summary(marked: Int, passed: Int, unmarked: Int, mean: Double?)
  case progress(done: Int, of: Int)
  case noSubmissions(String)

  // One submission.
  case score(Int, of: Int, passed: Bool)
  case unmarked(String)
  case stoppedByLimit(String)
  case expectedAndFound(expected: String, found: String)
  case notReached
  case notReachedSteps([String], points: Int)
  case waitsFor
  case see(String)
  case hiddenChecks(points: Int, of: Int)
  case failedCommands(Int)
  case failedCommand(line: Int, command: String)
  case watch(file: String, lesson: String, line: Int?)

  // Faults of the call.
  case badStudentList(line: Int)
  case oneSubmissionOnly(format: String, count: Int)
  case cannotWrite(String)
  case faultyAddition(String)
  case noAdditions(folder: String, lesson: String)

  // Replay.
  case decisions(Int, until: String)
  case goOn
}
