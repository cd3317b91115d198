import Commands
import Narration

/// Everything of one lesson, its variations chosen.
public struct LessonMaterial: Sendable {
  /// `d5-consolidacao`.
  public let folder: String
  public let lesson: Lesson
  public let prose: [Language: LessonProse]
  /// Commands that build the opening world.
  public let start: Script
  /// A student who gets it right.
  public let solution: Script
  /// Students who go wrong, by name.
  public let mistakes: [Script]
  /// What the student is given.
  public let files: FolderFiles
  /// What each variation came to.
  public let variables: [String: String]
  /// Faults to come that the student is not told of, a line each; nil when there are none.
  var weather: String?

  public struct Script: Equatable, Sendable {
    /// From the folder of lessons on: `d5-consolidacao/solution.bancada`.
    public let name: String
    public let text: String
  }

  public func prose(in language: Language) -> LessonProse { prose[language] ?? LessonProse() }
  public func title(in language: Language) -> String { lesson.title[language] ?? lesson.id }
}

/// The files of one folder of another access.
public struct FolderFiles: FileAccess {
  let base: any FileAccess
  let folder: String

  public func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    guard let inside = inside(path) else { throw .notFound }
    return try base.read(inside, limitBytes: limitBytes)
  }

  public func list(_ path: String) throws(FileProblem) -> [FileEntry] {
    guard let inside = inside(path) else { throw .notFound }
    return try base.list(inside)
  }

  /// Nil for what lies outside.
  private func inside(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return path.isEmpty || path == "." ? folder : "\(folder)/\(path)"
  }
}
