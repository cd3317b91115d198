import Commands
import Narration

/// Commands that show the course as a whole.
extension LessonLibrary {
  var progressCommands: [Command] { [progress] }

  private var progress: Command {
    Command("progress", help: .progress, examples: ["progress"]) { session, _ throws(CommandError) in
      try map(in: session, onlyBegun: true)
    }
  }

  /// The lessons by module, each with how far the student has come in it, and what is wrong with those that cannot be
  /// played.
  func map(in session: Session, onlyBegun: Bool = false) throws(CommandError) -> CommandOutput {
    guard !folders.isEmpty else { throw .say(LessonMessage.noLessons) }
    let (language, progress) = (session.language, session.progress)
    var output = CommandOutput()
    var faults: [LessonFault] = []
    var lessons: [Lesson] = []
    for folder in folders {
      let loading = load(folder)
      faults += loading.faults
      if let lesson = loading.material?.lesson { lessons.append(lesson) }
    }
    let widest = lessons.map { ($0.title[language] ?? "").displayWidth }.max() ?? 0
    var module = ""
    var rows: [[StyledText]] = []
    func flush() {
      for line in TextTable(rows: rows).lines(indent: 2, width: session.width) { output.line(line) }
      rows = []
    }
    for lesson in lessons {
      if onlyBegun, progress.lessons[lesson.id] == nil { continue }
      if lesson.module != module {
        flush()
        if !module.isEmpty { output.line("") }
        module = lesson.module
        output.line(CourseModule.heading(of: module).told(in: language))
      }
      let state = MapMessage.state(lesson.state(in: progress)).told(in: language)
      let title = lesson.isExam ? MapMessage.exam : MapMessage.title(lesson.title[language] ?? "")
      rows.append([
        StyledText(lesson.id, style: .command), title.told(in: language).padded(to: widest),
        StyledText("\(lesson.minutes) min", style: .dim), state,
      ])
    }
    flush()
    let passed = lessons.filter { !$0.isExam }.count {
      progress.hasPassed($0.id) || progress.isDispensed($0.id)
    }
    output.line("")
    output.line(
      MapMessage.summary(passed: passed, of: lessons.count { !$0.isExam }).told(in: language))
    let following = lesson(after: nil, in: progress)
    let begins = progress.lessons.isEmpty ? following.map { MapMessage.begin($0) } : nil
    let next = begins ?? .next(following, open: progress.underWay)
    output.line(next.told(in: language))
    for fault in faults {
      output.line(StyledText("✗ ", style: .refusal) + fault.told(in: language), to: .remarks)
    }
    return output
  }

  /// The first lesson behind one that the student has not passed; nil when none is left.
  public func lesson(after id: String?, in progress: Progress) -> String? {
    let ids = folders.map(\.id).filter { $0.lessonOrder.number > 0 }
    let start = id.flatMap { ids.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return ids[start...].first { !progress.hasPassed($0) && !progress.isDispensed($0) }
  }
}

extension Lesson {
  /// How far a student has come in it.
  fileprivate func state(in progress: Progress) -> MapMessage.State {
    let entry = progress.lessons[id]
    if let open = entry?.open { return .open(step: open.step, of: open.steps) }
    if let best = entry?.best {
      return best.passed
        ? .passed(points: best.points, maxPoints: best.maxPoints)
        : .failed(points: best.points, maxPoints: best.maxPoints)
    }
    if !isExam, progress.isDispensed(id) { return .dispensed }
    let missing = requires.filter { !progress.hasPassed($0) && !progress.isDispensed($0) }
    return missing.isEmpty ? .untouched : .after(missing)
  }
}
