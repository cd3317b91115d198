import Cluster
import Commands
import Kubernetes
import Narration

/// What a lesson's script is worth, and why: the marks as they stand when the script ends.
public struct LessonResult: Equatable, Sendable {
  public let lesson: String
  public let seed: UInt64
  public let score: Int
  public let maxScore: Int
  public let passed: Bool
  /// Every check, prediction and quiz, in the lesson's order.
  public let checks: [Mark]
  public let failedCommands: [ScriptRunner.Failure]
  public let usage: Usage

  public struct Mark: Equatable, Sendable {
    /// `step.check`.
    public let id: String
    public let status: CheckResult.Status
    public let points: Int
    public let maxPoints: Int
    public let visibility: Lesson.Visibility
    /// In the lesson's own words.
    public let message: String
    public let expected: String
    public let found: String
    /// Where it went wrong, or came to hold; nil for a step that was not reached.
    public let at: Place?
    /// A command that shows what was looked at; nil where there is none.
    public let commandToSee: String?
  }

  /// A line of the script and the virtual time after it.
  public struct Place: Equatable, Sendable {
    public let line: Int?
    public let time: VirtualTime
  }

  public struct Usage: Equatable, Sendable {
    public let commands: Int
    public let hints: Int
    public let decisions: Int
    public let virtualSeconds: Int
  }
}

extension LessonResult {
  /// The marks of a run that has come to its end.
  ///
  /// - Parameter lines: what the script ran, to say at which line something happened.
  init(
    _ run: LessonRun, in session: Session, lines: [ScriptRunner.LineRun] = [],
    failedCommands: [ScriptRunner.Failure] = []
  ) {
    let marks = zip(run.lesson.steps, run.steps).flatMap { step, record in
      run.marks(of: step, record, in: session.language, lines: lines)
    }
    self.init(
      lesson: run.lesson.id, seed: run.seed, score: marks.reduce(0) { $0 + $1.points },
      maxScore: run.lesson.maxPoints, passed: run.hasPassed, checks: marks, failedCommands: failedCommands,
      usage: Usage(
        commands: session.history.count, hints: run.hintsUsed, decisions: session.world.decisions.count,
        virtualSeconds: Int(max(0, session.world.now.sinceStart.wholeSecondsRoundedDown))))
  }
}

extension LessonRun {
  fileprivate func marks(
    of step: Lesson.Step, _ record: StepRecord, in language: Language, lines: [ScriptRunner.LineRun]
  ) -> [LessonResult.Mark] {
    let checks = step.checks.map { check in
      mark(of: check, result: record.results["\(step.id).\(check.id)"], step, record, language, lines)
    }
    let questions = [step.predict.map { ($0.id, $0.points) }, step.quiz.map { ($0.id, $0.points) }]
    return checks
      + questions.compactMap(\.self).map { id, points in
        let outcome = record.outcomes[id]
        return LessonResult.Mark(
          id: "\(step.id).\(id)",
          status: outcome == nil ? .skipped : outcome?.isRight == true ? .pass : .fail,
          points: outcome?.points ?? 0, maxPoints: points, visibility: .visible,
          message: outcome.map { words(about: $0, of: step, in: language) } ?? "",
          expected: outcome?.actual ?? "", found: outcome?.given ?? "",
          at: outcome.map { LessonResult.Place(line: lines.line(of: $0.at), time: $0.at.time) },
          commandToSee: nil)
      }
  }

  private func mark(
    of check: Lesson.Check, result: CheckResult?, _ step: Lesson.Step, _ record: StepRecord,
    _ language: Language, _ lines: [ScriptRunner.LineRun]
  ) -> LessonResult.Mark {
    LessonResult.Mark(
      id: "\(step.id).\(check.id)", status: result?.status ?? .skipped,
      points: points(of: check, in: step, record), maxPoints: check.points, visibility: check.visibility,
      message: result.map { words(about: $0, in: language) } ?? "", expected: result?.expected ?? "",
      found: result?.found ?? "",
      at: result.map { result in
        LessonResult.Place(line: lines.line(of: result.at), time: result.at.time)
      }, commandToSee: check.condition.commandToSee)
  }

  /// What the prose says of a check as it stands; empty where it says nothing.
  func words(about result: CheckResult, in language: Language) -> String {
    let section = section(of: result.id, in: language)
    let text: String?
    switch result.status {
    case .pass: text = section?.text(.pass)
    case .fail, .partial:
      text =
        result.visibility == .hint
        ? section?.hints(variant: result.diagnosis).first : section?.text(.fail, variant: result.diagnosis)
    case .skipped: text = nil
    }
    return filled(text ?? "", result)
  }

  /// What the prose says of a prediction or a quiz.
  func words(about outcome: Outcome, of step: Lesson.Step, in language: Language) -> String {
    let section = material.prose(in: language).section(outcome.id, of: step.id)
    let text =
      outcome.isRight ? section?.text(.pass) : section?.text(.fail, variant: outcome.given)
    return Variations.fill(
      text ?? "",
      with: [
        "predicted": outcome.given ?? "–", "found": outcome.actual.orDash, "expected": outcome.actual.orDash,
      ])
  }

  /// The run as it stands when the student stops: the open step closed.
  public func closed(in session: Session) -> LessonRun {
    var closed = self
    closed.check(in: session)
    _ = closed.close(in: session)
    return closed
  }
}

extension String {
  /// What stands for nothing in a sentence.
  var orDash: String { isEmpty ? "–" : self }
}

extension [ScriptRunner.LineRun] {
  /// The line after which a world had so many decisions for the first time, on the way that counts.
  fileprivate func line(of instant: Instant) -> Int? {
    var found: Int?
    var before = 0
    for run in self {
      if before < instant.decisions, run.decisions >= instant.decisions { found = run.line }
      before = run.decisions
    }
    return found ?? last?.line
  }
}
