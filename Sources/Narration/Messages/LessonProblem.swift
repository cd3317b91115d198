/// What is wrong with a lesson, as facts: told to its author, after the file and the line.
public enum LessonProblem: Message, Equatable {
  /// What a field wants.
  public enum Wanted: Equatable, Sendable {
    case mapping, list, text, number, comparison, percent, selector, time, jsonPath
  }

  // The structure.
  case missingFile
  case emptyFile
  /// In the YAML reader's own words.
  case unreadable(String)
  case unsupportedVersion(found: String, known: String)
  case missingField(String)
  case unknownField(String, nearest: [String], known: [String])
  case wrongType(field: String, Wanted)
  case notOneOf(String, [String])
  /// It is no PromQL from this column on.
  case badQuery(String, column: Int)
  case oneConditionWanted(given: [String], kinds: [String])
  case unknownKind(String, nearest: [String])
  case badLessonID(String, module: String)
  case badID(String)
  case repeatedID(String)
  case wrongFolder(id: String, folder: String)
  case notAnEarlierCheck(String, earlier: [String])
  case notAnEarlierStep(String, earlier: [String])
  case deadlineWithoutInstant
  case levelNotLess(points: Int, full: Int)
  case stepWithoutPoints(String)

  // The prose.
  /// A heading; `in` is the step that it belongs under.
  case missingSection(String, in: String?)
  case unknownSection(String, nearest: [String])
  case sectionOutsideStep(String)
  case missingItem(String, of: String)
  case unknownItem(String, nearest: [String], known: [String])
  case unknownVariant(String, nearest: [String], known: [String])
  case unknownPlaceholder(String, nearest: [String])

  /// What came of playing it.
  case trial(LessonTrial)
}
