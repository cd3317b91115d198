import Kubernetes
import Narration

/// The structure of a lesson, as `lesson.yaml` gives it: no prose but the titles.
public struct Lesson: Equatable, Sendable {
  public var id: String
  public var module: String
  /// Lessons that come before it.
  public var requires: [String]
  public var minutes: Int
  /// Of the points, in percent.
  public var passPercent: Int
  public var title: [Language: String]
  public var seed: UInt64
  public var variations: [Variation]
  public var steps: [Step]

  /// The points of all its checks, predictions and quizzes.
  public var maxPoints: Int { steps.reduce(0) { $0 + $1.maxPoints } }

  /// The exam that lets a student skip a module is its lesson number 0: `d0`.
  public var isExam: Bool { id == module + "0" }

  /// Exams give neither hints nor solutions: a module's own, and those of the module that is nothing else.
  public var givesHelp: Bool { !isExam && module != "f" }

  public struct Step: Equatable, Sendable {
    public var id: String
    public var predict: Prediction?
    public var checks: [Check]
    public var quiz: Quiz?

    public var maxPoints: Int {
      checks.reduce(0) { $0 + $1.points } + (predict?.points ?? 0) + (quiz?.points ?? 0)
    }

    /// What the step asks to be answered: its prediction, its quiz and the questions of its `answer` checks.
    public var questions: [String] {
      let asked = checks.compactMap { check -> String? in
        guard case .answer(let answer) = check.condition else { return nil }
        return answer.question
      }
      return [predict?.id, quiz?.id].compactMap(\.self) + asked
    }
  }

  /// A question whose answer the cluster gives when the step closes.
  public struct Prediction: Equatable, Sendable {
    public var id: String
    public var answer: ComputedValue
    /// How far a number may be off, in percent of the right one.
    public var tolerancePercent: Int
    public var points: Int
  }

  public struct Quiz: Equatable, Sendable {
    public var id: String
    public var choices: [String]
    /// Which of the choices is right: written there, or computed when it is answered.
    public var answer: ComputedValue
    public var points: Int
  }

  /// One thing that is held against the cluster or the decisions.
  public struct Check: Equatable, Sendable {
    public var id: String
    public var points: Int
    public var condition: Condition
    /// Looser conditions that earn part of the points, best first.
    public var levels: [Level]
    /// Checks of the same step without which this one says nothing.
    public var after: [String]
    /// The last instant at which it may come to hold.
    public var deadline: VirtualTime?
    public var visibility: Visibility
    /// Points that each hint for it costs.
    public var hintPenalty: Int
    /// Ways in which it fails, the first that holds being the one meant: each has words and hints of its own.
    public var diagnoses: [Diagnosis]

    public struct Level: Equatable, Sendable {
      public var count: Comparison?
      public var deadline: VirtualTime?
      public var points: Int
    }

    public struct Diagnosis: Equatable, Sendable {
      public var id: String
      public var condition: Condition
    }
  }

  /// How much a check tells of itself while the lesson is played.
  public enum Visibility: String, CaseIterable, Sendable {
    /// Its words, what was expected and what was found.
    case visible
    /// Whether it holds, and no more.
    case verdict
    /// Whether it holds, and a hint when it does not.
    case hint
    /// Nothing.
    case hidden
  }

  /// A value that differs from student to student: `{{replicas}}`.
  public struct Variation: Equatable, Sendable {
    public var name: String
    public var choices: [String]
  }
}
