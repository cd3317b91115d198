import Cluster
import Kubernetes
import Narration

/// A student in the middle of a lesson: where they are, what they have earned. A value kept with the session.
public struct LessonRun: Sendable {
  public let lesson: Lesson
  let prose: [Language: LessonProse]
  /// The step that is open; past the last one when the lesson is done.
  public private(set) var stepIndex = 0
  /// The best of each check so far, by `step.check`: a pass is kept.
  public private(set) var results: [String: CheckResult] = [:]
  public private(set) var predictions: [String: Int] = [:]
  public private(set) var answers: [String: String] = [:]
  public private(set) var hintsUsed = 0
  /// Points of predictions and quizzes, by id.
  private var otherPoints: [String: Int] = [:]
  /// The last decision before the step opened.
  private var openedAfter: DecisionID?
  private var commands: [String] = []
  private var broken: Set<String> = []

  init(_ lesson: Lesson, prose: [Language: LessonProse], in world: World) {
    self.lesson = lesson
    self.prose = prose
    openedAfter = world.decisions.last?.id
  }

  public var step: Lesson.Step? { lesson.steps.indices.contains(stepIndex) ? lesson.steps[stepIndex] : nil }
  public var isDone: Bool { step == nil }

  public var points: Int {
    results.values.reduce(0) { $0 + $1.points } + otherPoints.values.reduce(0, +)
  }

  public var hasPassed: Bool { points * 100 >= lesson.maxPoints * lesson.passPercent }

  mutating func note(command: String) { commands.append(command) }

  mutating func countHint() { hintsUsed += 1 }

  /// Fixes a prediction; one that is fixed stays.
  ///
  /// - Returns: false when the step asks for no such prediction, or it was fixed before.
  mutating func predict(_ id: String, _ value: Int) -> Bool {
    guard step?.predict?.id == id, predictions[id] == nil else { return false }
    predictions[id] = value
    return true
  }

  /// - Returns: whether the answer is right; nil when the step asks no such question.
  mutating func answer(_ id: String, _ choice: String) -> Bool? {
    guard let quiz = step?.quiz, quiz.id == id, quiz.choices.contains(choice) else { return nil }
    if answers[id] == nil { otherPoints[id] = choice == quiz.answer ? quiz.points : 0 }
    answers[id] = choice
    return choice == quiz.answer
  }

  /// Holds the open step's checks against the world; what has passed once stays passed.
  mutating func check(in world: World) -> [CheckResult] {
    guard let step else { return [] }
    return evaluation(in: world).results(of: step).map { fresh in
      if let kept = results[fresh.id], kept.points >= fresh.points, kept.status != .skipped { return kept }
      results[fresh.id] = fresh
      return fresh
    }
  }

  /// A prediction that was due, and what came of it.
  struct Outcome: Equatable {
    let id: String
    let predicted: Int?
    let actual: Int
    let points: Int
    let maxPoints: Int
  }

  /// Closes the open step: its prediction is held against what happened, and the next step opens.
  mutating func advance(in world: World) -> Outcome? {
    guard let step else { return nil }
    var outcome: Outcome?
    if let predict = step.predict {
      let actual = evaluation(in: world).count(of: predict.answer)
      let isRight = predictions[predict.id] == actual
      otherPoints[predict.id] = isRight ? predict.points : 0
      outcome = Outcome(
        id: predict.id, predicted: predictions[predict.id], actual: actual,
        points: isRight ? predict.points : 0,
        maxPoints: predict.points)
    }
    stepIndex += 1
    openedAfter = world.decisions.last?.id
    commands = []
    broken = []
    return outcome
  }

  /// The lesson as it stands when the student stops: the open step's checks counted.
  public func closed(in world: World) -> LessonRun {
    var closed = self
    _ = closed.check(in: world)
    return closed
  }

  private func evaluation(in world: World) -> CheckEvaluation {
    CheckEvaluation(
      world: world, decisions: world.decisions.since(openedAfter), commands: commands, broken: broken)
  }
}
