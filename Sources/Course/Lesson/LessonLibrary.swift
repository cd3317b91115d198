import Commands
import Kubernetes
import Manifests
import Narration

/// The lessons of a folder, one sub-folder each: `d1-fluxo-de-provisionamento`.
public struct LessonLibrary: Sendable {
  private let files: any FileAccess
  private static let limitBytes = 1 << 20

  /// - Parameter files: sees the folder of lessons as its top.
  public init(_ files: any FileAccess) { self.files = files }

  /// Folders by the lesson's id, in order.
  public var folders: [(id: String, folder: String)] {
    let entries = (try? files.list("")) ?? []
    return entries.filter(\.isFolder).map { entry in
      (id: String(entry.name.prefix { $0 != "-" }), folder: entry.name)
    }.sorted { $0.folder < $1.folder }
  }

  /// Everything of one lesson.
  public struct Material: Sendable {
    public let lesson: Lesson
    public let prose: [Language: LessonProse]
    /// Commands that build the opening world.
    public let start: String
    public let folder: String
  }

  /// - Returns: nil when there is no lesson of that id.
  public func material(_ id: String) throws(LessonError) -> Material? {
    guard let folder = folders.first(where: { $0.id == id })?.folder else { return nil }
    let lesson = try Lesson(tree(of: "\(folder)/lesson.yaml"))
    var prose: [Language: LessonProse] = [:]
    for language in Language.allCases {
      prose[language] = LessonProse(markdown: try text("\(folder)/\(language.rawValue).md"))
    }
    for (language, text) in prose.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for step in lesson.steps {
        guard let section = text.steps[step.id], step.checks.allSatisfy({ section.checks[$0.id] != nil })
        else {
          throw LessonError(path: "\(folder)/\(step.id)", problem: .missingProse(language))
        }
      }
    }
    return Material(
      lesson: lesson, prose: prose, start: try text("\(folder)/start.bancada"), folder: folder)
  }

  func text(_ path: String) throws(LessonError) -> String {
    do {
      return String(decoding: try files.read(path, limitBytes: Self.limitBytes), as: UTF8.self)
    } catch {
      throw LessonError(path: path, problem: .missing)
    }
  }

  private func tree(of path: String) throws(LessonError) -> JSONValue {
    let documents = Document.readAll(try text(path), source: path)
    guard let first = documents.first, let document = try? first.get() else {
      throw LessonError(path: path, problem: .unreadable(path))
    }
    return document.value.json
  }
}
