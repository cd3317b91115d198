import Kubernetes
import Narration

/// The structure of a lesson, as `lesson.yaml` gives it: no prose but the titles.
public struct Lesson: Equatable, Sendable {
  public var id: String
  public var module: String
  public var requires: [String]
  public var minutes: Int
  /// Of the points, in percent.
  public var passPercent: Int
  public var title: [Language: String]
  public var seed: UInt64
  public var steps: [Step]

  /// The points of all its checks, predictions and quizzes.
  public var maxPoints: Int { steps.reduce(0) { $0 + $1.maxPoints } }

  public struct Step: Equatable, Sendable {
    public var id: String
    public var predict: Prediction?
    public var checks: [Check]
    public var quiz: Quiz?

    public var maxPoints: Int {
      checks.reduce(0) { $0 + $1.points } + (predict?.points ?? 0) + (quiz?.points ?? 0)
    }
  }

  /// A question whose answer the cluster gives when the step closes.
  public struct Prediction: Equatable, Sendable {
    public var id: String
    public var answer: ComputedValue
    public var points: Int
  }

  public struct Quiz: Equatable, Sendable {
    public var id: String
    public var choices: [String]
    /// Which of the choices is right.
    public var answer: String
    public var points: Int
  }

  /// One thing that is held against the cluster or the decisions.
  public struct Check: Equatable, Sendable {
    public var id: String
    public var points: Int
    public var condition: Condition
    /// Looser counts that earn part of the points, best first.
    public var levels: [Level]
    /// Checks of the same step without which this one says nothing.
    public var after: [String]

    public struct Level: Equatable, Sendable {
      public var count: Comparison
      public var points: Int
    }
  }

  public enum Condition: Equatable, Sendable {
    case assert(ObjectAssertion)
    case spread(SpreadAssertion)
    case decision(DecisionAssertion)
    case event(EventAssertion)
    /// The student tried a command; only where the skill is the command.
    case used(String)
    /// Held at every instant since the step opened.
    case always(ObjectAssertion)
    case never(ObjectAssertion)
  }

  /// A number that the cluster gives when it is asked for.
  public enum ComputedValue: Equatable, Sendable {
    case count(ObjectSelection)
    case decisionCount(DecisionAssertion)
  }

  public struct ObjectSelection: Equatable, Sendable {
    public var kind: String
    public var name: String?
    public var namespace: String?
    public var selector: LabelSelector
  }

  /// Which objects, how many, and what must be true of each or of one.
  public struct ObjectAssertion: Equatable, Sendable {
    public enum Quantifier: String, Sendable { case each, any }

    public var objects: ObjectSelection
    public var count: Comparison?
    /// A partial object whose leaves are values or comparisons.
    public var match: JSONValue?
    public var quantifier: Quantifier
  }

  public struct SpreadAssertion: Equatable, Sendable {
    public var objects: ObjectSelection
    /// The node label by whose values Pods are counted.
    public var topologyKey: String
    public var maxSkew: Int
  }

  public struct DecisionAssertion: Equatable, Sendable {
    /// A record's name: `ProvisioningRound`.
    public var record: String
    public var facts: JSONValue
    public var count: Comparison
  }

  public struct EventAssertion: Equatable, Sendable {
    public var reason: String
    /// `pod/web-0`; nil is any object.
    public var object: String?
    public var count: Comparison
  }
}
