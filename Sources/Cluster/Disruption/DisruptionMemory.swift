import Karpenter
import Kubernetes

/// What Karpenter's disruption controller keeps in mind between its turns; a restart of Karpenter forgets it.
struct DisruptionMemory: Sendable {
  /// The command that waits for its second look: while it does, nothing else is looked for.
  var proposed: DisruptionCommand?
  /// The turn at which it last looked.
  var lastTurn: Int64?
  /// The last commands that could not be started.
  var abandoned: [DisruptionCommand] = []
  /// Commands that have been started and whose nodes have not been deleted yet, by number.
  var running = SortedTable<Int, RunningCommand>()
  /// How many commands have been started.
  var started = 0
  /// Pods that are to move, and where to: kept until they have left.
  var moves: [PlannedMove] = []
  /// When the cluster last changed in a way that could let consolidation find something.
  var lastChange = VirtualTime.start
  /// That instant as it was when a method last found nothing.
  var fruitless: [DisruptionMethod: VirtualTime] = [:]
  /// Until when an event of a key is not published again.
  var quietUntil: [DisruptionEvent.Key: VirtualTime] = [:]
  /// The decision that made a claim one to be consolidated or replaced.
  var reasons = SortedTable<NodeClaimName, DecisionID>()

  /// Events that have not been published lately; those are then remembered.
  mutating func unsaid(_ events: [DisruptionEvent], at now: VirtualTime) -> [DisruptionEvent] {
    quietUntil = quietUntil.filter { $0.value > now }
    return events.filter { event in
      guard quietUntil[event.key] == nil else { return false }
      quietUntil[event.key] = now + event.quietFor
      return true
    }
  }

  /// Claims whose nodes a running command takes away.
  var claimsInCommand: Set<NodeClaimName> {
    Set(running.values.flatMap { $0.command.candidates.map(\.nodeClaim) })
  }
}

/// A command on its way.
struct RunningCommand: Sendable {
  let number: Int
  let command: DisruptionCommand
  /// The decision that started it.
  let record: DecisionID
  let startedAt: VirtualTime
  /// Claims made for it that are not initialized yet.
  var awaited: [NodeClaimName]
}

/// Pods of nodes that go, and the place that the simulation found for them.
struct PlannedMove: Sendable {
  enum Destination: Sendable {
    case node(NodeName)
    case claim(NodeClaimName)
  }

  let pods: Set<PodName>
  let from: Set<NodeName>
  let to: Destination
}
