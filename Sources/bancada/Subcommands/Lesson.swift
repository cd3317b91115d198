import Commands
import Console
import Course
import Manifests
import Narration

extension Subcommand {
  /// For authors of lessons: what `lesson.yaml` and its companions are held against.
  static let lesson = Subcommand(
    name: "lesson", operands: Operands(placeholder: "lint|test [ID…]", fewest: 1, most: .max),
    options: [], summary: .lesson
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    guard let verb = arguments.operands.first.flatMap(LessonVerb.init(rawValue:)) else {
      throw UsageError(
        problem: .unexpectedOperand(arguments.operands.first ?? ""),
        nearest: Spelling.nearest(
          to: arguments.operands.first ?? "", among: LessonVerb.allCases.map(\.rawValue)),
        subcommand: "lesson")
    }
    return try verb.run(Array(arguments.operands.dropFirst()), context)
  }
}

/// What an author does with lessons.
private enum LessonVerb: String, CaseIterable {
  case lint, test

  func run(_ ids: [String], _ context: Context) throws(UsageError) -> ExitStatus {
    switch self {
    case .lint: try report(ids, context, title: .lint) { trials in trials(context.fixedLanguage).lint() }
    case .test:
      try report(ids, context, title: .test) { trials in
        let languages = context.chosenLanguage.map { [$0] } ?? Language.allCases
        return languages.flatMap { trials($0).test() }
      }
    }
  }

  /// A line for each lesson that is as it should be, and the faults of each that is not.
  private func report(
    _ ids: [String], _ context: Context, title: AuthorMessage.Trial,
    _ look: ((Language) -> LessonTrials) -> [LessonFault]
  ) throws(UsageError) -> ExitStatus {
    let language = context.fixedLanguage
    var faulty = 0
    let folders = try context.lessonFolders(ids)
    for folder in folders {
      var faults: [LessonFault] = []
      for fault in look({ context.trials(of: folder, in: $0) }) where !faults.contains(fault) {
        faults.append(fault)
      }
      if faults.isEmpty {
        context.output.write(AuthorMessage.sound(folder.name, title).told(in: language) + "\n")
      } else {
        faulty += 1
        for fault in faults {
          context.output.write(StyledText("✗ ", style: .refusal) + fault.told(in: language) + "\n")
        }
      }
    }
    context.output.write(AuthorMessage.tried(folders.count, faulty: faulty).told(in: language) + "\n")
    return faulty == 0 ? .done : .failed
  }
}

extension Context {
  /// The folders of the lessons named, all of them when none is.
  fileprivate func lessonFolders(_ ids: [String]) throws(UsageError) -> [LessonLibrary.Folder] {
    let all = lessons.folders
    for id in ids where !all.contains(where: { $0.id == id || $0.name == id }) {
      throw UsageError(
        problem: .unexpectedOperand(id), nearest: Spelling.nearest(to: id, among: all.map(\.id)),
        subcommand: "lesson")
    }
    return ids.isEmpty ? all : all.filter { ids.contains($0.id) || ids.contains($0.name) }
  }

  fileprivate func trials(of folder: LessonLibrary.Folder, in language: Language) -> LessonTrials {
    LessonTrials(
      folder, of: lessons, samples: DiskFiles(folders: [installation.samples].compactMap(\.self)),
      language: language)
  }
}
