import Cluster
import Commands
import Course
import Narration

/// A lesson in memory, small enough to see what a test changes in it.
struct TinyLesson {
  var files = FilesInMemory()

  /// - Parameter checks: the checks of its only step, as they stand in `lesson.yaml`.
  init(checks: String, prose: String = "", solution: String = "", mistakes: [String: String] = [:]) {
    files["t1-tiny/lesson.yaml"] = """
      bancada: lesson/v1
      id: t1
      module: t
      title: {pt-BR: Teste, en: Test}
      steps:
        - id: only
          checks:
      \(checks.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
      """
    for language in Language.allCases {
      files["t1-tiny/\(language.rawValue).md"] = """
        # Title

        ## only

        Text.

        \(prose)

        ## recap

        Recap.
        """
    }
    files["t1-tiny/start.bancada"] = "reset course"
    files["t1-tiny/solution.bancada"] = solution
    for (name, text) in mistakes { files["t1-tiny/mistakes/\(name).bancada"] = text }
  }

  /// Replaces a stretch of one of its files.
  mutating func replace(_ old: String, with new: String, in file: String) {
    files["t1-tiny/\(file)"] = files["t1-tiny/\(file)"]?.replacing(old, with: new)
  }

  var library: LessonLibrary { LessonLibrary(files) }

  /// What is wrong with it, as `file:line problem`.
  var faults: [String] {
    library.folders.flatMap { library.load($0).faults }.map { $0.told(in: .english).plain }
  }

  var trials: LessonTrials {
    LessonTrials(library.folders[0], of: library, samples: FilesInMemory(), language: .english)
  }

  /// A session in which it is open.
  func open() throws -> Session {
    var session = Session(world: .course(), language: .english)
    session.table.add(library.commands)
    _ = try library.start("t1", in: &session)
    return session
  }
}
