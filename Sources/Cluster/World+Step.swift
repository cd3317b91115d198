import Kubernetes

/// What one step came to.
public struct StepResult: Sendable {
  public let actor: Actor
  /// What it was about.
  public let object: NamespacedName
  /// The decisions taken, in order; empty when the step only brought a status up to date.
  public let records: [DecisionRecord]
}

/// Who may act next.
public enum ActorFilter: Equatable, Sendable {
  case any
  case only(Actor)
  case karpenter

  func admits(_ actor: Actor) -> Bool {
    switch self {
    case .any: true
    case .only(let wanted): actor == wanted
    case .karpenter: actor.isKarpenter
    }
  }
}

extension World {
  /// A world with nothing due for this long is idle.
  public static let idleHorizon = Duration.seconds(15 * 60)

  /// Performs the next due action that changes something, letting the clock run to it.
  ///
  /// Reconciles that change nothing are passed over. With a filter, actors that it does not admit do nothing and
  /// the clock still moves to the time of the action performed.
  ///
  /// - Parameter deadline: the last instant at which an action may be due; nil lets the clock run as far as needed.
  /// - Returns: nil when nothing is due by then; the world is as it was.
  public mutating func step(_ filter: ActorFilter = .any, notAfter deadline: VirtualTime? = nil)
    -> StepResult?
  {
    var next = self
    guard let result = next.advance(filter, notAfter: deadline) else { return nil }
    self = next
    return result
  }

  /// Performs everything due up to an instant, and lets the clock run to it.
  ///
  /// - Parameter perStep: sees each step as it is made and the world after it; returning false ends the run there.
  public mutating func run(until end: VirtualTime, perStep: (StepResult, World) -> Bool = { _, _ in true }) {
    while let result = step(notAfter: end) {
      guard perStep(result, self) else { return }
    }
    now = max(now, end)
  }

  /// Performs what is due until nothing is for `idleHorizon`; the clock stays at the last action.
  ///
  /// - Returns: the next instant at which anything happens after that, if there is one.
  @discardableResult
  public mutating func runUntilIdle(perStep: (StepResult, World) -> Bool = { _, _ in true }) -> VirtualTime? {
    while let result = step(notAfter: now + Self.idleHorizon) {
      guard perStep(result, self) else { break }
    }
    return nextAction?.time
  }

  /// The next action that would change something, and when; nil when the world would stay as it is for ever.
  public var nextAction: (actor: Actor, time: VirtualTime)? {
    var next = self
    return next.advance(.any, notAfter: nil).map { (actor: $0.actor, time: next.now) }
  }

  private mutating func advance(_ filter: ActorFilter, notAfter deadline: VirtualTime?) -> StepResult? {
    while let actor = nextActor(filter) {
      guard let due = queues[actor.rawValue].nextDue, deadline.map({ due <= $0 }) ?? true,
        let item = queues[actor.rawValue].popFirst()
      else { return nil }
      now = max(now, due)
      let revisionBefore = revision
      let logBefore = decisions.last?.id
      cause = item.cause
      act(actor, on: item.key)
      cause = nil
      let records = decisions.since(logBefore)
      if revision != revisionBefore || !records.isEmpty {
        return StepResult(actor: actor, object: item.key, records: records)
      }
    }
    return nil
  }

  private func nextActor(_ filter: ActorFilter) -> Actor? {
    var best: (actor: Actor, time: VirtualTime)?
    for actor in Actor.allCases where filter.admits(actor) {
      guard let due = queues[actor.rawValue].nextDue else { continue }
      let effective = max(due, now)
      if let best, best.time <= effective { continue }
      best = (actor, effective)
    }
    return best?.actor
  }

  mutating func enqueue(_ actor: Actor, _ key: NamespacedName, at time: VirtualTime? = nil) {
    queues[actor.rawValue].add(key, at: time ?? now, cause: cause)
  }
}
