import Commands
import Console
import Course
import Manifests
import Narration

extension Subcommand {
  /// For authors of lessons.
  static let lesson = Subcommand(
    name: "lesson",
    operands: Operands(
      placeholder: "lint|test|preview [ID…] | new ID | draft FILE ID", fewest: 1, most: .max),
    options: [], summary: .lesson
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    let word = arguments.operands.first ?? ""
    guard let verb = LessonVerb(rawValue: word) else {
      throw UsageError(
        problem: .unexpectedOperand(word),
        nearest: Spelling.nearest(to: word, among: LessonVerb.allCases.map(\.rawValue)), subcommand: "lesson")
    }
    return try verb.run(Array(arguments.operands.dropFirst()), context)
  }
}

/// What an author does with lessons.
private enum LessonVerb: String, CaseIterable {
  case new, lint, test, preview, draft

  func run(_ words: [String], _ context: Context) throws(UsageError) -> ExitStatus {
    switch self {
    case .lint: return try report(words, context, as: .lint) { $0(context.fixedLanguage).lint() }
    case .test:
      let languages = context.chosenLanguage.map { [$0] } ?? Language.allCases
      return try report(words, context, as: .test) { trials in languages.flatMap { trials($0).test() } }
    case .preview: return try preview(words, context)
    case .new:
      let words = try expect(["ID"], in: words)
      return context.write(LessonDraft(folder: words[0]))
    case .draft:
      let words = try expect(["FILE", "ID"], in: words)
      let script = try context.readText(words[0], limitBytes: ScriptRun.limitBytes, subcommand: "lesson")
      do throws(CommandError) {
        let session = context.session(speaking: context.fixedLanguage, folder: folder(of: words[0]))
        return context.write(try LessonDraft(folder: words[1], from: script, in: session))
      } catch {
        context.remarks.write(error.told(in: context.fixedLanguage))
        return .failed
      }
    }
  }

  private func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private func expect(_ placeholders: [String], in words: [String]) throws(UsageError) -> [String] {
    if words.count < placeholders.count {
      throw UsageError(
        problem: .missingOperand(placeholder: placeholders[words.count]), subcommand: "lesson")
    }
    if words.count > placeholders.count {
      throw UsageError(problem: .unexpectedOperand(words[placeholders.count]), subcommand: "lesson")
    }
    return words
  }

  private func preview(_ ids: [String], _ context: Context) throws(UsageError) -> ExitStatus {
    var status = ExitStatus.done
    for (library, folder) in try context.lessonFolders(ids) {
      let trials = context.trials(of: folder, in: library, language: context.fixedLanguage)
      if let pages = trials.preview() {
        context.output.write(pages)
      } else {
        for fault in trials.test() { context.output.write(fault.told(in: context.fixedLanguage) + "\n") }
        status = .failed
      }
    }
    return status
  }

  /// A line for each lesson that is as it should be, and the faults of each that is not.
  private func report(
    _ ids: [String], _ context: Context, as trial: AuthorMessage.Trial,
    _ look: ((Language) -> LessonTrials) -> [LessonFault]
  ) throws(UsageError) -> ExitStatus {
    let language = context.fixedLanguage
    let folders = try context.lessonFolders(ids)
    var faulty = 0
    for (library, folder) in folders {
      var faults: [LessonFault] = []
      for fault in look({ context.trials(of: folder, in: library, language: $0) })
      where !faults.contains(fault) {
        faults.append(fault)
      }
      faulty += faults.isEmpty ? 0 : 1
      if faults.isEmpty {
        context.output.write(AuthorMessage.sound(folder.name, trial).told(in: language) + "\n")
      }
      for fault in faults {
        context.output.write(StyledText("✗ ", style: .refusal) + fault.told(in: language) + "\n")
      }
    }
    context.output.write(AuthorMessage.tried(folders.count, faulty: faulty).told(in: language) + "\n")
    return faulty == 0 ? .done : .failed
  }
}

extension Context {
  /// The folders of the lessons named, each with the library that it stands in; all of the course's when none is.
  fileprivate func lessonFolders(_ words: [String]) throws(UsageError)
    -> [(library: LessonLibrary, folder: LessonLibrary.Folder)]
  {
    guard !words.isEmpty else { return lessons.folders.map { (lessons, $0) } }
    var named: [(library: LessonLibrary, folder: LessonLibrary.Folder)] = []
    for word in words {
      let (place, name) = placeOfLesson(word)
      let library = LessonLibrary(DiskFiles(folders: [place].compactMap(\.self)))
      guard let folder = library.folders.first(where: { $0.id == name || $0.name == name }) else {
        throw UsageError(
          problem: .noSuchLesson(word),
          nearest: Spelling.nearest(to: word, among: library.folders.map(\.id)), subcommand: "lesson")
      }
      named.append((library, folder))
    }
    return named
  }

  fileprivate func trials(
    of folder: LessonLibrary.Folder, in library: LessonLibrary, language: Language
  ) -> LessonTrials {
    LessonTrials(
      folder, of: library, samples: DiskFiles(folders: [installation.samples].compactMap(\.self)),
      language: language)
  }

  /// Makes a lesson's folder; one that is there already is left as it is.
  fileprivate func write(_ draft: LessonDraft) -> ExitStatus {
    let (message, status) = written(draft)
    (status == .done ? output : remarks).write(message.told(in: fixedLanguage) + "\n")
    return status
  }

  private func written(_ draft: LessonDraft) -> (AuthorMessage, ExitStatus) {
    guard draft.isNamedWell else { return (.badFolder(draft.folder), .usage) }
    let top = installation.lessons ?? "lessons"
    let folder = "\(top)/\(draft.folder)"
    guard !DiskFiles.exists(folder) else { return (.folderExists(folder), .usage) }
    for file in draft.files {
      let path = "\(folder)/\(file.path)"
      guard DiskFiles.makeFolder(of: path), (try? DiskFiles(folders: ["."]).write(file.text, to: path)) != nil
      else { return (.cannotWrite(path), .failed) }
    }
    return (.written(folder: folder, id: draft.id), .done)
  }
}
