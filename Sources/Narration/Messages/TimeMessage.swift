import Kubernetes

/// What is said of time: where it stands still, how fast it goes, what it is.
public enum TimeMessage: Message, Equatable {
  /// An expression that changed.
  public struct Change: Equatable, Sendable {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// An actor, and how often it acted.
  public struct Busy: Equatable, Sendable {
    public let actor: String
    public let steps: Int

    public init(actor: String, steps: Int) {
      self.actor = actor
      self.steps = steps
    }
  }

  case breakpointSet(number: Int, text: String)
  case breakpointDeleted(number: Int)
  case noBreakpoints
  case noSuchBreakpoint(String, known: [Int])
  case stoppedAt(number: Int, text: String, time: VirtualTime, change: Change?)
  /// An event's name that no decision has; it is taken for an event's reason.
  case takenForReason(String, records: [String])
  case badBreakpoint(String)
  case badExpression(String)
  /// `break when cost > 1`: it stops at changes.
  case comparesNot(instead: String)
  /// `break on … where nodes > 3`: the sign was taken for a redirection.
  case looseSign(instead: String)
  case interrupted(at: VirtualTime)
  /// Idle never came.
  case restless(at: VirtualTime, after: Duration, [Busy])
  case running(at: VirtualTime, steps: Int)
  /// The clock: in the cluster, in UTC, and where the student is.
  case clock(now: VirtualTime, utc: String, local: String)
  /// Who acts next, and when; nil when nobody does for ever.
  case next(CommandMessage.NextEvent?, now: VirtualTime)
  /// Virtual seconds in a real one; nil is as fast as it goes.
  case speedIs(Double?)
  case badSpeed(String)
  case timelineLegend
  case nothingInTimeline
  /// A row of the timeline: how many Pods of a workload waited.
  case waitingPods
}
