import Commands

/// What a student has done of the course: their own, kept from one start to the next.
public struct Progress: Equatable, Sendable {
  public var lessons: [String: Entry] = [:]
  /// The lesson opened last.
  public var lastOpened: String?

  public init() {}

  public struct Entry: Equatable, Sendable {
    /// Of the best attempt that came to its end; nil when none did.
    public var best: Score?
    /// The attempt that is under way.
    public var open: OpenLesson?
  }

  public struct Score: Equatable, Sendable {
    public var points: Int
    public var maxPoints: Int
    public var passed: Bool

    public init(points: Int, maxPoints: Int, passed: Bool) {
      self.points = points
      self.maxPoints = maxPoints
      self.passed = passed
    }

    /// Whether it is worth more: a pass before none, then by points.
    func isBetter(than other: Score?) -> Bool {
      guard let other else { return true }
      return passed == other.passed ? points > other.points : passed
    }
  }

  /// An attempt under way: enough to bring its world back, since the same commands make the same world.
  public struct OpenLesson: Equatable, Sendable {
    public var seed: UInt64
    /// Counted from 1.
    public var step: Int
    public var steps: Int
    public var commands: [String]

    public init(seed: UInt64, step: Int, steps: Int, commands: [String]) {
      self.seed = seed
      self.step = step
      self.steps = steps
      self.commands = commands
    }
  }

  public func hasPassed(_ lesson: String) -> Bool { lessons[lesson]?.best?.passed ?? false }

  /// The lesson that was left in the middle; nil when none was.
  public var underWay: String? { lastOpened.flatMap { lessons[$0]?.open == nil ? nil : $0 } }

  /// Whether the exam of a lesson's module was passed, which stands for every lesson of it.
  func isDispensed(_ lesson: String) -> Bool {
    hasPassed(lesson.lessonOrder.module + "0")
  }

  /// Takes over what another start of Bancada has noted meanwhile: the best of each lesson, and its attempt unless
  /// this one has one of its own.
  public mutating func merge(_ other: Progress) {
    for (id, entry) in other.lessons {
      var own = lessons[id] ?? Entry()
      if let best = entry.best, best.isBetter(than: own.best) { own.best = best }
      if own.open == nil, own.best == nil { own.open = entry.open }
      lessons[id] = own
    }
    if lastOpened == nil { lastOpened = other.lastOpened }
  }
}

extension LessonRun {
  /// What this attempt adds to a student's progress.
  func note(in progress: inout Progress, session: Session) {
    var entry = progress.lessons[lesson.id] ?? Progress.Entry()
    if isDone {
      let score = Progress.Score(points: points, maxPoints: lesson.maxPoints, passed: hasPassed)
      if score.isBetter(than: entry.best) { entry.best = score }
      entry.open = nil
    } else {
      let first = steps.first?.opening?.command ?? 0
      let typed = session.history.dropFirst(first).filter { !$0.failed }.map(\.text)
      entry.open = Progress.OpenLesson(
        seed: seed, step: stepIndex + 1, steps: steps.count,
        // The command that opened the lesson enters the history after it.
        commands: typed.filter { text in
          !["start", "resume", "reset", "restart"].contains { text.hasPrefix("lesson \($0)") }
        })
    }
    progress.lessons[lesson.id] = entry
    progress.lastOpened = lesson.id
  }
}

extension Session {
  private static let progressKey = "course.progress"

  /// What the student has done, the lesson under way included.
  public var progress: Progress {
    get {
      var progress = attachments[Self.progressKey] as? Progress ?? Progress()
      lessonRun?.note(in: &progress, session: self)
      return progress
    }
    set { attachments[Self.progressKey] = newValue }
  }

  /// Notes how far the lesson under way has come.
  mutating func keepProgress() { progress = progress }
}
