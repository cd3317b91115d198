import Cluster
import Commands
import Kubernetes
import Narration

/// A student in the middle of a lesson: where they are, what they have earned. A value kept with the session.
public struct LessonRun: Sendable {
  public let material: LessonMaterial
  /// What its draws follow from.
  public let seed: UInt64
  /// One for each step of the lesson.
  public internal(set) var steps: [StepRecord]
  /// The step that the student is at; past the last one when the lesson is done.
  public internal(set) var stepIndex = 0
  /// The world that `lesson return` goes back to.
  var place: Place

  public var lesson: Lesson { material.lesson }

  /// What a student did in one step.
  public struct StepRecord: Sendable {
    /// Nil before the step was opened.
    public internal(set) var opening: Opening?
    public internal(set) var isClosed = false
    /// Without what it asks for.
    public internal(set) var isSkipped = false
    /// The best of each check so far, by `step.check`: a pass is kept.
    public internal(set) var results: [String: CheckResult] = [:]
    /// What was answered first, by the question's id: predictions, quizzes and other questions.
    public internal(set) var answers: [String: String] = [:]
    /// What became of its prediction and its quiz, by id.
    public internal(set) var outcomes: [String: Outcome] = [:]
    public internal(set) var hints: [Hint] = []
    public internal(set) var sawSolution = false
    /// Of the session's history: where the step's commands end.
    var closedAtCommand: Int?
  }

  /// What the world was when a step opened.
  public struct Opening: Sendable {
    let world: World
    /// After which of its decisions; fewer when the student has gone back before it.
    var instant: Instant
    /// Of the session's history: where the step's commands begin.
    let command: Int
    /// Of the session's journal.
    let change: Int
  }

  /// A prediction or a quiz, and what came of it.
  public struct Outcome: Equatable, Sendable {
    public let id: String
    public let given: String?
    public let actual: String
    public let points: Int
    public let maxPoints: Int
    /// When it was held against the cluster.
    public let at: Instant

    public var isRight: Bool { points == maxPoints && given != nil }
  }

  /// One hint that was given.
  public struct Hint: Equatable, Sendable {
    /// `step.check`.
    public let check: String
    public let diagnosis: String?
    /// 1 is the weakest.
    public let strength: Int
    public let text: String
  }

  /// A world to come back to, and the namespace that commands meant in it.
  struct Place: Sendable {
    let world: World
    let namespace: String
  }

  init(_ material: LessonMaterial, seed: UInt64, in session: Session) {
    self.material = material
    self.seed = seed
    steps = material.lesson.steps.map { _ in StepRecord() }
    place = Place(world: session.world, namespace: session.namespace)
    open(in: session)
  }
}

// MARK: - Where the student is

extension LessonRun {
  public var step: Lesson.Step? { lesson.steps.indices.contains(stepIndex) ? lesson.steps[stepIndex] : nil }
  public var isDone: Bool { step == nil }

  /// The record of the step that the student is at.
  var record: StepRecord {
    get { steps.indices.contains(stepIndex) ? steps[stepIndex] : StepRecord() }
    set { if steps.indices.contains(stepIndex) { steps[stepIndex] = newValue } }
  }

  public var points: Int {
    zip(lesson.steps, steps).reduce(0) { sum, entry in
      sum + entry.0.checks.reduce(0) { $0 + points(of: $1, in: entry.0, entry.1) }
        + entry.1.outcomes.values.reduce(0) { $0 + $1.points }
    }
  }

  public var hasPassed: Bool { points * 100 >= lesson.maxPoints * lesson.passPercent }
  public var hintsUsed: Int { steps.reduce(0) { $0 + $1.hints.count } }

  /// What a check has earned, its hints paid for.
  func points(of check: Lesson.Check, in step: Lesson.Step, _ record: StepRecord) -> Int {
    let id = "\(step.id).\(check.id)"
    guard let earned = record.results[id]?.points else { return 0 }
    return max(0, earned - check.hintPenalty * record.hints.count { $0.check == id })
  }

  /// Opens the step that the student has come to, unless it was open before.
  mutating func open(in session: Session) {
    guard step != nil, record.opening == nil else { return }
    record.opening = Opening(
      world: session.world, instant: Instant(of: session.world), command: session.history.count,
      change: session.journal.count)
  }

  /// Whether the student is in the lesson's world, and not in one of their own.
  func isAtHome(_ session: Session) -> Bool { session.world.watch(of: lesson.id) != nil }

  /// Notes the world as the one that `lesson return` goes back to, unless the student is away from the lesson's.
  mutating func mark(_ session: Session) {
    guard isAtHome(session) else { return }
    place = Place(world: session.world, namespace: session.namespace)
  }
}

// MARK: - Checks

extension LessonRun {
  /// Holds the step's checks against the world; what has passed once stays passed.
  @discardableResult
  public mutating func check(in session: Session) -> [CheckResult] {
    guard let step else { return [] }
    turnBackOpenings(to: session)
    let fresh = evaluation(of: step, in: session).results()
    return zip(step.checks, fresh).map { check, result in
      if let kept = record.results[result.id], keeps(kept, of: check, against: result) { return kept }
      var result = result
      if record.sawSolution { result.points = 0 }
      record.results[result.id] = result
      return result
    }
  }

  /// A pass is kept, but that of `always` and `never` only once the step is closed: until then it may yet be lost.
  private func keeps(_ kept: CheckResult, of check: Lesson.Check, against fresh: CheckResult) -> Bool {
    switch check.condition {
    case .always, .never: record.isClosed
    case .state, .decision, .event, .metric, .answer, .used:
      kept.status == .pass || kept.points > fresh.points
    }
  }

  /// Whoever goes back before a step's opening begins it again from there.
  private mutating func turnBackOpenings(to session: Session) {
    for index in steps.indices {
      guard let opening = steps[index].opening else { continue }
      let since = session.journal.changes(since: opening.change)
      let worlds = (since.map(\.before) + [session.world]).filter { $0.watch(of: lesson.id) != nil }
      guard let earliest = worlds.map({ Instant(of: $0) }).min(by: { $0.decisions < $1.decisions }),
        earliest.decisions < opening.instant.decisions
      else { continue }
      steps[index].opening?.instant = earliest
    }
  }

  /// Looks at the lesson's world: whoever is away from it is held to what `lesson return` goes back to.
  func evaluation(of step: Lesson.Step, in session: Session) -> CheckEvaluation {
    let opened = zip(lesson.steps, steps).compactMap { step, record in
      record.opening.map { (step.id, $0.instant) }
    }
    return CheckEvaluation(
      world: isAtHome(session) ? session.world : place.world, lesson: lesson.id, step: step,
      openings: Dictionary(opened) { first, _ in first }, commands: commands(of: record, in: session),
      answers: record.answers)
  }

  /// Commands that were carried out in a step, without `kubectl` in front.
  func commands(of record: StepRecord, in session: Session) -> [String] {
    guard let first = record.opening?.command else { return [] }
    let last = record.closedAtCommand ?? session.history.count
    return session.history[min(first, last)..<last].filter { !$0.failed }.map { item in
      let words = item.text.split(separator: " ", maxSplits: 1)
      return words.count == 2 && ["kubectl", "k"].contains(words[0]) ? String(words[1]) : item.text
    }
  }
}
