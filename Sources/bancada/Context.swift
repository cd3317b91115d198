import Cluster
import Commands
import Console
import Course
import Narration
import Report

/// What every subcommand is given beside its own arguments.
struct Context {
  /// Results.
  let output: StandardStream
  /// Everything said about results.
  let remarks: StandardStream
  /// `--lang`, when it was given.
  let chosenLanguage: Language?
  let installation: Installation

  init(_ arguments: Arguments) {
    let color = arguments[.color] ?? .auto
    output = .output(color)
    remarks = .error(color)
    chosenLanguage = arguments[.lang]
    installation = Installation(lessons: arguments[.lessons])
  }

  /// For runs whose output must be the same on every machine, whatever its locale.
  var fixedLanguage: Language { chosenLanguage ?? .portuguese }

  /// For a person at a terminal.
  var personsLanguage: Language { Self.personsLanguage(chosen: chosenLanguage) }

  static func personsLanguage(chosen: Language?) -> Language {
    chosen ?? Language(localeVariables: ["LC_ALL", "LC_MESSAGES", "LANG"].map(environmentValue))
  }

  /// A session in the course's opening cluster.
  ///
  /// - Parameter folder: where relative paths are looked for first; then among the samples.
  func session(speaking language: Language, folder: String, seed: UInt64 = 1) -> Session {
    var options = World.Options()
    options.seed = seed
    var session = Session(
      world: .course(options: options),
      files: DiskFiles(folders: [folder]), language: language)
    session.givenFiles = installation.samples.map { [DiskFiles(folders: [$0])] } ?? []
    session.table.add(lessons.commands + Command.reporting)
    return session
  }

  var lessons: LessonLibrary { LessonLibrary(DiskFiles(folders: [installation.lessons].compactMap(\.self))) }

  /// Where a lesson that is named by its id, or by its folder's path, is looked for, and its name there.
  func placeOfLesson(_ word: String) -> (lessons: String?, name: String) {
    let path = word.hasSuffix("/") ? String(word.dropLast()) : word
    guard path.contains("/") || !lessons.folders.contains(where: { $0.id == path || $0.name == path }),
      DiskFiles.exists("\(path)/lesson.yaml")
    else { return (installation.lessons, word) }
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (
      slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...])
    )
  }

  /// A file that was named on the command line.
  func readText(_ path: String, limitBytes: Int, subcommand: String) throws(UsageError) -> String {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try DiskFiles(folders: ["."]).read(path, limitBytes: limitBytes)
    } catch {
      if case .tooLarge = error {
        throw UsageError(problem: .inputTooLarge(limitMebibytes: limitBytes >> 20), subcommand: subcommand)
      }
      throw UsageError(problem: .unreadableInput(path), subcommand: subcommand)
    }
    guard !bytes.isUTF16 else { throw UsageError(problem: .utf16Input(path), subcommand: subcommand) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
