import Commands
import Console
import Course
import Glibc
import Narration

extension Subcommand {
  /// Marks submissions of one lesson.
  static let grade = Subcommand(
    name: "grade", operands: .oneOrMore("PATH"),
    options: [
      Option.format.described, Option.csv.described, Option.hidden.described, Option.seedFrom.described,
      Option.disclose.described, Option.similarity.described, Option.jobs.described, Option.shard.described,
    ],
    required: [Option.lesson.described], summary: .grade
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    try Grading(arguments, context).run()
  }
}

/// A class being marked.
private struct Grading {
  let arguments: Arguments
  let context: Context
  private let language: Language

  init(_ arguments: Arguments, _ context: Context) {
    self.arguments = arguments
    self.context = context
    language = context.fixedLanguage
  }

  func run() throws(UsageError) -> ExitStatus {
    let (lessons, id) = context.placeOfLesson(arguments[.lesson] ?? "")
    let format = arguments[.format] ?? .text
    let library = LessonLibrary(
      DiskFiles(folders: [lessons].compactMap(\.self)),
      additions: arguments[.hidden].map { ConfinedFiles(root: $0) })
    let material: LessonMaterial
    do throws(CommandError) {
      material = try library.material(of: id)
    } catch {
      context.remarks.write(error.told(in: language))
      return .usage
    }
    if let folder = arguments[.hidden], !library.hasAdditions(for: material.lesson.id) {
      return refuse(.noAdditions(folder: folder, lesson: material.lesson.id))
    }
    let list = try studentList()
    let seeds: SeedSource
    do throws(SeedListFault) {
      seeds = try list.map(SeedSource.init(list:)) ?? (arguments[.seedFrom] == "name" ? .name : .lesson)
    } catch {
      return refuse(.badStudentList(line: error.line))
    }
    let handedIn = shard(of: try HandedIn.all(in: arguments.operands))
    guard !handedIn.isEmpty else { return refuse(.noSubmissions(arguments.operands.joined(separator: " "))) }
    if format.tellsOne, handedIn.count != 1 {
      return refuse(.oneSubmissionOnly(format: format.rawValue, count: handedIn.count))
    }
    let results = results(of: handedIn, material, lessons: lessons ?? "", seeds)
    let folder = library.folders.first { $0.name == material.folder }
    let book = GradeBook(
      engine: Version.engine, material, lessonHash: folder.map(library.hash) ?? "", seedSource: seeds.name,
      results: results)
    context.output.write(told(book, format))
    for (path, text) in [
      (arguments[.csv], book.csv), (arguments[.similarity], Similarity(results).csv),
    ] {
      guard let path else { continue }
      guard (try? DiskFiles(folders: ["."]).write(text, to: path)) != nil else {
        return refuse(.cannotWrite(path))
      }
    }
    return book.allPassed ? .done : .failed
  }

  private func refuse(_ message: GradeMessage) -> ExitStatus {
    context.remarks.write(StyledText("✗ ", style: .refusal) + message.told(in: language) + "\n")
    return .usage
  }

  /// The list of students; nil when `--seed-from` names none.
  private func studentList() throws(UsageError) -> String? {
    guard let from = arguments[.seedFrom], from != "name" else { return nil }
    return try context.readText(from, limitBytes: 4 << 20, subcommand: "grade")
  }

  private func shard(of handedIn: [HandedIn]) -> [HandedIn] {
    guard let shard = arguments[.shard] else { return handedIn }
    return handedIn.enumerated().filter { $0.offset % shard.count == shard.index - 1 }.map(\.element)
  }

  /// Marks those that can be, and puts the others' reasons among them.
  private func results(
    of handedIn: [HandedIn], _ material: LessonMaterial, lessons: String, _ seeds: SeedSource
  ) -> [GradedSubmission] {
    var results = handedIn.map { submission -> GradedSubmission? in
      var fault = submission.fault
      if case .list = seeds, fault == nil, seeds.student(of: submission) == nil { fault = .notInList }
      return fault.map {
        GradedSubmission(
          submission.name, unmarked: .init(message: $0.told(in: language).plain), language: language)
      }
    }
    let open = handedIn.indices.filter { results[$0] == nil }
    let tasks = open.map { index in
      GradeTask(
        lesson: material.lesson.id, lessons: lessons,
        samples: context.installation.samples ?? "", additions: arguments[.hidden] ?? "",
        seed: seeds.seed(of: handedIn[index]), language: context.chosenLanguage, handedIn[index])
    }
    let processes = GradeProcesses(
      program: Installation.program ?? "", jobs: arguments[.jobs] ?? Self.processors, language: language)
    for (index, graded) in zip(open, processes.results(of: tasks) { showProgress($0, of: tasks.count) }) {
      results[index] = graded
      results[index]?.student = seeds.student(of: handedIn[index])
      results[index]?.path = handedIn[index].shownPath
    }
    return results.compactMap(\.self)
  }

  /// For a person who waits; a pipe is told nothing.
  private func showProgress(_ done: Int, of count: Int) {
    guard context.remarks.painter.isForTerminal, count > 1 else { return }
    let text = GradeMessage.progress(done: done, of: count).told(in: language).plain
    context.remarks.write("\r" + text + (done == count ? "\n" : ""))
  }

  private static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private func told(_ book: GradeBook, _ format: MarkFormat) -> StyledText {
    let disclosure = arguments[.disclose] ?? format.disclosure
    switch format {
    case .text: return book.text(disclosure, in: language, width: 100)
    case .json: return StyledText(book.json(disclosure))
    case .junit: return StyledText(book.junit(disclosure))
    case .tap: return StyledText(book.tap(disclosure))
    case .gradescope: return StyledText(book.gradescope(disclosure) ?? "")
    case .classroom: return StyledText(book.classroom(disclosure) ?? "")
    }
  }
}
