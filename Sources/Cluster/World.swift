import Kubernetes

/// A whole cluster at one instant: its objects, its clock, what is still to happen, and every decision so far.
///
/// A value: a copy is a snapshot that costs nothing until one of the two changes. A command or a tick of the clock
/// takes a world to the next one; undo, what-if and replay are assignments.
public struct World: Sendable {
  public internal(set) var now = VirtualTime.start
  public internal(set) var objects = ObjectStore()
  public internal(set) var decisions = DecisionLog()
  public var options: Options

  /// What each actor has to look at next.
  var queues = [WorkQueue](repeating: WorkQueue(), count: Actor.allCases.count)
  /// Counts writes; the source of resource versions.
  var revision = 0
  /// The decision that is being carried out: what it changes is caused by it.
  var cause: DecisionID?

  public init(options: Options = Options()) {
    self.options = options
    addSystemObjects()
  }

  /// How a world behaves beyond what its objects say.
  public struct Options: Equatable, Sendable {
    /// Names, latencies and spot draws follow from it.
    public var seed: UInt64 = 1
    public var timings = Timings()

    public init() {}
  }

  /// How long things take that no engine decides: modelled, and for a student to change.
  public struct Timings: Equatable, Sendable {
    public var imagePull = Duration.seconds(2)
    public var containerStart = Duration.seconds(1)

    public init() {}
  }

  /// What every cluster has: its namespaces and the two system priority classes.
  private mutating func addSystemObjects() {
    for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
      admitAndStore(Namespace().with { $0.metadata.name = name })
    }
    for (name, value) in [
      ("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000),
    ] {
      admitAndStore(
        PriorityClass().with {
          $0.metadata.name = name
          $0.value = value
        })
    }
  }
}

// MARK: - What the student does

extension World {
  /// Carries out what a student asked for as one command: what it changes is recorded as caused by it.
  ///
  /// When the command throws, the world is as it was before.
  public mutating func perform<Result, Failure: Error>(
    _ command: UserCommand, _ body: (inout World) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var next = self
    next.cause = next.decisions.append(.userCommand(command), by: .user, at: now, cause: nil)
    let result = try body(&next)
    next.cause = nil
    self = next
    return result
  }
}
