import Kubernetes

/// What one step came to.
public struct StepResult: Sendable {
  public let actor: Actor
  /// What it was about.
  public let object: NamespacedName
  /// The decisions taken, in order; empty when the step only brought a status up to date.
  public let records: [DecisionRecord]
  /// What others decided on the way to it, in order, when one actor's action was asked for.
  public var meanwhile: [DecisionRecord] = []
  /// Whether it only did again what was done before: another turn of a schedule, another restart of what fails.
  var isRecurring = false
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

  /// Performs due actions, letting the clock run to each, up to and including the first that leaves a record.
  ///
  /// Those that only bring a status up to date are performed on the way; those that change nothing are passed over
  /// and do not move the clock.
  ///
  /// - Parameters:
  ///   - filter: whose action is wanted. What others have to do before it is done on the way.
  ///   - deadline: the last instant at which an action may be due. Nil lets the clock run as far as needed; with a
  ///     filter, up to `idleHorizon`.
  /// - Returns: nil when no action that leaves a record is due by then; with a filter the world is as it was.
  public mutating func step(_ filter: ActorFilter = .any, notAfter deadline: VirtualTime? = nil)
    -> StepResult?
  {
    guard filter == .any else { return step(to: filter, notAfter: deadline ?? now + Self.idleHorizon) }
    var ahead = self
    return step(notAfter: deadline, passingOver: &ahead)
  }

  /// - Parameter ahead: to begin with this world; in the end, this world after what was passed over since.
  private mutating func step(notAfter deadline: VirtualTime?, passingOver ahead: inout World) -> StepResult? {
    while let result = ahead.actOnce(notAfter: deadline) {
      guard ahead.hasChanged(since: self) || !result.records.isEmpty else { continue }
      self = ahead
      if !result.records.isEmpty { return result }
    }
    return nil
  }

  private mutating func step(to filter: ActorFilter, notAfter deadline: VirtualTime) -> StepResult? {
    var ahead = self
    var meanwhile: [DecisionRecord] = []
    while var result = ahead.actOnce(notAfter: deadline) {
      if filter.admits(result.actor), !result.records.isEmpty {
        result.meanwhile = meanwhile
        self = ahead
        return result
      }
      meanwhile += result.records
    }
    return nil
  }

  /// Performs everything due up to an instant, and lets the clock run to it.
  ///
  /// - Parameter perStep: sees each step as it is made and the world after it; returning false ends the run there.
  public mutating func run(until end: VirtualTime, perStep: (StepResult, World) -> Bool = { _, _ in true }) {
    while let result = actOnce(notAfter: end) {
      guard result.records.isEmpty || perStep(result, self) else { return }
    }
    now = max(now, end)
  }

  /// Performs what is due until nothing is for `idleHorizon`, or nothing but what recurs; the clock stays at the
  /// last action.
  ///
  /// - Returns: the next action after that, if there is one.
  @discardableResult
  public mutating func runUntilIdle(
    perStep: (StepResult, World) -> Bool = { _, _ in true }
  ) -> (actor: Actor, time: VirtualTime)? {
    var before: World
    repeat {
      before = self
      var ahead = self
      while let result = ahead.step(notAfter: now + Self.idleHorizon) {
        if result.isRecurring, !hasSomethingNew(notAfter: now + Self.idleHorizon) { return nextAction }
        self = ahead
        guard perStep(result, self) else { return nextAction }
      }
      self = ahead
    } while hasChanged(since: before)
    return nextAction
  }

  /// Whether anything will change by then, apart from what recurs.
  private func hasSomethingNew(notAfter deadline: VirtualTime) -> Bool {
    var ahead = self
    while let result = ahead.actOnce(notAfter: deadline, skippingRecurring: true) {
      if ahead.hasChanged(since: self) || !result.records.isEmpty { return true }
    }
    return false
  }

  /// Whether an object, or something else that a later action depends on, is another than in an earlier world.
  private func hasChanged(since earlier: World) -> Bool {
    revision != earlier.revision || unstoredChanges != earlier.unstoredChanges
  }

  /// The next action that would leave a record, and when; nil when there is none for ever.
  public var nextAction: (actor: Actor, time: VirtualTime)? {
    var ahead = self
    return ahead.step().map { (actor: $0.actor, time: ahead.now) }
  }

  /// Has the actor whose turn it is look at one object; nil when nothing is due in time.
  ///
  /// - Parameter skippingRecurring: drops what would only do again what was done before.
  private mutating func actOnce(notAfter deadline: VirtualTime?, skippingRecurring: Bool = false)
    -> StepResult?
  {
    guard let actor = nextActor, let due = queues[actor.rawValue].nextDue,
      deadline.map({ due <= $0 }) ?? true, let item = queues[actor.rawValue].popFirst()
    else { return nil }
    guard !(skippingRecurring && item.isRecurring) else {
      return StepResult(actor: actor, object: item.key, records: [])
    }
    now = max(now, due)
    if lastTurn.time != now || lastTurn.actor < actor { lastTurn = (now, actor) }
    let lastRecord = decisions.last?.id
    let revisionBefore = revision
    cause = item.cause
    isRepeating = item.isRecurring && actor != .cronJobController
    act(actor, on: item.key)
    cause = nil
    show(ifChangedSince: revisionBefore)
    isRepeating = false
    let result = StepResult(
      actor: actor, object: item.key, records: decisions.since(lastRecord), isRecurring: item.isRecurring)
    compactDecisions()
    return result
  }

  /// When an actor that looks at set times may look next: now, unless its turn at this instant is over.
  func nextTurn(of actor: Actor) -> VirtualTime {
    lastTurn.time == now && lastTurn.actor >= actor ? now + .seconds(1) : now
  }

  private var nextActor: Actor? {
    var best: (actor: Actor, time: VirtualTime)?
    for actor in Actor.allCases {
      guard let due = queues[actor.rawValue].nextDue else { continue }
      let effective = max(due, now)
      if let best, best.time <= effective { continue }
      best = (actor, effective)
    }
    return best?.actor
  }

  /// - Parameter isRecurring: whether it will only do again what was done before; nil says so of what follows from
  ///   something that is.
  mutating func enqueue(
    _ actor: Actor, _ key: NamespacedName, at time: VirtualTime? = nil, isRecurring: Bool? = nil
  ) {
    let isRecurring = isRecurring ?? isRepeating
    if let time {
      queues[actor.rawValue].add(key, at: time, cause: cause, isRecurring: isRecurring)
    } else {
      queues[actor.rawValue].add(key, now: now, cause: cause, isRecurring: isRecurring)
    }
  }
}
