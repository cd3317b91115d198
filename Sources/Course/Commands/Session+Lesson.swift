import Commands
import Narration

/// What the course keeps with a session.
extension Session {
  private static let lessonKey = "course.lesson"
  private static let seedKey = "course.seed"
  private static let leftKey = "course.left"

  /// The lesson that is open; nil when none is.
  public internal(set) var lessonRun: LessonRun? {
    get { attachments[Self.lessonKey] as? LessonRun }
    set {
      attachments[Self.lessonKey] = newValue
      promptPrefix = newValue.map { $0.isDone ? $0.lesson.id : "\($0.lesson.id):\($0.stepIndex + 1)" } ?? ""
    }
  }

  /// Takes the place of a lesson's own seed, whatever the student asks for: their variation of it.
  public var lessonSeed: UInt64? {
    get { attachments[Self.seedKey] as? UInt64 }
    set { attachments[Self.seedKey] = newValue }
  }

  /// Lessons that were left, by id, each as it stood then and its open step closed.
  public private(set) var lessonsLeft: [String: LessonRun] {
    get { attachments[Self.leftKey] as? [String: LessonRun] ?? [:] }
    set { attachments[Self.leftKey] = newValue }
  }

  /// Notes the lesson under way, before it is closed or another takes its place.
  mutating func keepLesson() {
    keepProgress()
    if let run = lessonRun { lessonsLeft[run.lesson.id] = run.closed(in: self) }
  }

  /// A person's attempt at a lesson in which something was done already; nil where nobody is to be asked, since a
  /// script begins what it likes.
  func attempt(at id: String) -> Progress.OpenLesson? {
    guard person != nil, let open = progress.lessons[id]?.open, !open.commands.isEmpty else { return nil }
    return open
  }

  /// What is asked or answered counts: not where it would be forgotten.
  ///
  /// - Throws: that no lesson is open, or that nothing done here stays.
  func openLesson(for command: String) throws(CommandError) -> LessonRun {
    guard !isTrial else { throw .say(LessonMessage.notInTrial(command)) }
    return try openLesson()
  }

  /// - Throws: that no lesson is open.
  func openLesson() throws(CommandError) -> LessonRun {
    guard let run = lessonRun else { throw .say(LessonMessage.noLessonOpen(left: progress.underWay)) }
    return run
  }
}
