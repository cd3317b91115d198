import Narration

/// What a submission is worth, or why it has no mark.
public struct GradedSubmission: Equatable, Sendable {
  public enum Status: String, Sendable {
    case graded
    /// Not marked, for no fault that points can be taken for.
    case error
    /// Marked as it stood when a counted limit was reached.
    case limit
  }

  /// What went wrong, and where in the script.
  public struct Trouble: Equatable, Sendable {
    public var line: Int?
    public var command: String?
    public var message: String

    public init(line: Int? = nil, command: String? = nil, message: String) {
      self.line = line
      self.command = command
      self.message = message
    }
  }

  public var submission: String
  public var student: String?
  /// Where it lies, to be named to `bancada replay`; nil leaves it to its name.
  public var path: String?
  /// Empty when it could not be read.
  public var sha256: String
  /// In which its messages are.
  public var language: Language
  public var status: Status
  public var trouble: Trouble?
  /// Nil when it has no mark.
  public var result: LessonResult?
  /// Its commands without the names in them, to hold against those of others.
  public var fingerprint: [String] = []

  /// One that has no mark.
  public init(_ submission: String, unmarked trouble: Trouble, sha256: String = "", language: Language) {
    self.submission = submission
    self.sha256 = sha256
    self.language = language
    self.trouble = trouble
    status = .error
  }

  init(_ submission: String, _ result: LessonResult, sha256: String, language: Language) {
    self.submission = submission
    self.sha256 = sha256
    self.language = language
    self.result = result
    status = .graded
  }

  public var hasPassed: Bool { result?.passed ?? false }
  /// With points that were lost.
  public var isPerfect: Bool { result.map { $0.score == $0.maxScore } ?? false }
}
