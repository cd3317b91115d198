import Kubernetes

extension Lesson {
  /// What a check asks for.
  public enum Condition: Equatable, Sendable {
    /// Of the world as it is.
    case state(StateCondition)
    /// Held at every instant since the step opened, or an earlier one did.
    case always(StateCondition, from: String?)
    /// Held at no instant since then.
    case never(StateCondition, from: String?)
    case decision(DecisionAssertion)
    case event(EventAssertion)
    case metric(MetricAssertion)
    case answer(AnswerAssertion)
    /// The student tried a command; only where the skill is the command.
    case used(String)

    /// What has to be watched at every instant to know whether it holds.
    var watched: StateCondition? {
      switch self {
      case .state(let state), .always(let state, _), .never(let state, _): state
      case .decision, .event, .metric, .answer, .used: nil
      }
    }
  }

  /// What can be seen of a world at one instant.
  public enum StateCondition: Equatable, Sendable {
    case assert(ObjectAssertion)
    case spread(SpreadAssertion)
    case cost(CostAssertion)
  }

  public struct ObjectSelection: Equatable, Sendable {
    public var kind: Kind
    public var name: String?
    public var namespace: String?
    public var selector: LabelSelector
  }

  /// Which objects, how many, and what must be true of them.
  public struct ObjectAssertion: Equatable, Sendable {
    public enum Quantifier: String, CaseIterable, Sendable {
      /// As many match as `count` says; without `count`, all of them, and one at least.
      case match
      /// All of them match, and there are as many as `count` says.
      case each
      /// One matches at least.
      case any
    }

    public var objects: ObjectSelection
    public var count: Comparison?
    /// A partial object whose leaves are values or comparisons; nil counts alone.
    public var pattern: JSONValue?
    public var quantifier: Quantifier
  }

  public struct SpreadAssertion: Equatable, Sendable {
    public var objects: ObjectSelection
    /// The node label by whose values Pods are counted.
    public var topologyKey: String
    /// Which nodes make a domain.
    public var nodes: LabelSelector
    public var maxSkew: Int
  }

  public struct CostAssertion: Equatable, Sendable {
    public var period: BillingPeriod
    public var amount: Comparison
  }

  /// What the bill is for.
  public enum BillingPeriod: String, CaseIterable, Sendable { case monthly, hourly }

  public struct DecisionAssertion: Equatable, Sendable {
    /// A record's name: `ProvisioningRound`.
    public var record: String
    public var facts: JSONValue
    public var count: Comparison
    /// The step since whose opening decisions count; nil is the open one.
    public var from: String?
  }

  public struct EventAssertion: Equatable, Sendable {
    public var reason: String
    /// `pod/web-0`; nil is any object.
    public var object: String?
    public var count: Comparison
  }

  public struct MetricAssertion: Equatable, Sendable {
    /// In PromQL. Of an answer with several series, each must hold; none at all holds nothing.
    public var query: String
    public var value: Comparison
  }

  /// What the student answered to a question that the prose asks.
  public struct AnswerAssertion: Equatable, Sendable {
    public var question: String
    public var value: ComputedValue
    /// How far a number may be off, in percent of the right one.
    public var tolerancePercent: Int
  }

  /// A value that the cluster gives when it is asked for.
  public enum ComputedValue: Equatable, Sendable {
    case literal(String)
    /// How many objects match.
    case count(ObjectAssertion)
    /// How many decisions match.
    case decisionCount(DecisionAssertion)
    /// A fact of the last decision that matches.
    case decisionFact(DecisionAssertion, fact: String)
    case eventCount(EventAssertion)
    /// What a query in PromQL comes to: its first series.
    case metric(query: String)
    /// What a path leads to in the first object selected.
    case field(ObjectSelection, path: String)
    case cost(BillingPeriod)
    /// The difference between the fullest and the emptiest domain.
    case skew(SpreadAssertion)
  }
}
