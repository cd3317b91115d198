import Kubernetes

/// Pods that wait for a node, and when each is worth another attempt.
///
/// The most important pod comes first, of equals the one that has waited longest since its last attempt. A pod that
/// was refused is left alone until a change concerns a plugin that refused it, and then for the time of its
/// backoff; but when nothing else is to be done, a pod that is only backing off is taken at once. The cluster owns
/// the queue, tells it what changes, and says what time it is.
///
/// Source: kube-scheduler 1.35, `backend/queue`, with `SchedulerPopFromBackoffQ` and queueing hints on.
public struct SchedulingQueue: Sendable {
  private var pods: [PodName: WaitingPod] = [:]
  private var active = Heap<Ticket>()
  private var backingOff = Heap<Ticket>()
  /// Pods whose attempt failed without any plugin's refusal: their backoff is never cut short.
  private var backingOffFromError = Heap<Ticket>()
  /// Pods that wait for a change, the one that has waited longest first.
  private var waitingForChange = Heap<Ticket>()
  /// The same pods, by the plugins that refused them.
  private var refused: [PluginName: Set<PodName>] = [:]
  private var lastTicket = 0
  private var activeCount = 0
  /// Pods that are backing off, and are taken all the same by a scheduler that has nothing else to do.
  private var impatientCount = 0
  /// The attempts of the present second.
  private var pace = (second: VirtualTime.start, attempts: 0)
  private var initialBackoff: Duration
  private var maximumBackoff: Duration

  /// - Parameters: `podInitialBackoffSeconds` and `podMaxBackoffSeconds` of the configuration.
  public init(initialBackoff: Duration = .seconds(1), maximumBackoff: Duration = .seconds(10)) {
    self.initialBackoff = initialBackoff
    self.maximumBackoff = maximumBackoff
  }

  /// Where a pod waits.
  public enum State: Equatable, Sendable {
    case active
    /// The backoff is over at this time.
    case backingOff(until: VirtualTime)
    /// Until something changes that concerns one of these plugins.
    case unschedulable(refusedBy: [PluginName])
    /// Until its scheduling gates are gone.
    case gated
    /// An attempt is under way.
    case inFlight
  }

  /// Shared by copies of the queue: a Pod is much to copy.
  private final class SharedPod: Sendable {
    let pod: Pod
    init(_ pod: Pod) { self.pod = pod }
  }

  private struct WaitingPod: Sendable {
    private var shared: SharedPod
    var state = State.active
    /// When it came, or when its last attempt failed.
    var since: VirtualTime
    var attempts = 0
    var refusals = 0
    var consecutiveErrors = 0
    var refusedBy: Set<PluginName> = []
    /// Of its place in a heap; a place with an older ticket is void.
    var ticket = 0

    init(_ pod: Pod, state: State = .active, since: VirtualTime) {
      shared = SharedPod(pod)
      self.state = state
      self.since = since
    }

    var pod: Pod {
      get { shared.pod }
      set { shared = SharedPod(newValue) }
    }

    /// The plugins of which one must change its mind.
    var awaited: Set<PluginName> {
      if case .unschedulable = state { refusedBy } else { [] }
    }

    var isActive: Bool { state == .active }

    /// Whether its backoff may be cut short.
    var isImpatient: Bool {
      if case .backingOff = state { !refusedBy.isEmpty } else { false }
    }
  }

  private struct Ticket: Comparable, Sendable {
    let pod: PodName
    let due: VirtualTime
    let priority: Int
    let since: VirtualTime
    let number: Int

    static func < (left: Self, right: Self) -> Bool {
      if left.due != right.due { return left.due < right.due }
      if left.priority != right.priority { return left.priority > right.priority }
      return left.since == right.since ? left.number < right.number : left.since < right.since
    }
  }
}

// MARK: - Reading

extension SchedulingQueue {
  public var count: Int { pods.count }

  /// Nil when it does not wait.
  public func state(of pod: PodName) -> State? { pods[pod]?.state }

  /// Attempts so far, the one under way included.
  public func attempts(of pod: PodName) -> Int { pods[pod]?.attempts ?? 0 }

  /// When the next pod can be taken; nil when all wait for something to change.
  ///
  /// - Parameter now: never later than the answer.
  public mutating func nextDue(at now: VirtualTime) -> VirtualTime? {
    if activeCount > 0 { return now }
    if impatientCount > 0 { return isBusy(at: now) ? Self.firstInstant(after: now) : now }
    let ends = [first(in: \.backingOff), first(in: \.backingOffFromError)].compactMap { $0?.due }
    return ends.min().map { max(Self.firstInstant(after: $0), now) }
  }

  /// When pods that nothing has concerned for five minutes are next tried regardless; nil when none waits so.
  public mutating func nextRetryOfAll() -> VirtualTime? {
    first(in: \.waitingForChange).map { longest in
      let deadline = longest.since + Self.longestWait
      return .start + .seconds((deadline - .start).wholeSecondsRoundedDown / 30 * 30 + 30)
    }
  }

  private static let longestWait = Duration.seconds(300)

  /// Attempts that kube-scheduler gets done in a second, about. Here an attempt takes no time; but whoever has made so
  /// many in a second was not idle in it, and cuts no backoff short.
  private static let attemptsPerSecond = 1000

  private func isBusy(at now: VirtualTime) -> Bool {
    pace.attempts >= Self.attemptsPerSecond && pace.second == Self.wholeSecond(of: now)
  }

  /// Backoffs end with a whole second, and count as over in the next.
  private static func firstInstant(after end: VirtualTime) -> VirtualTime {
    wholeSecond(of: end) + .seconds(1)
  }

  private static func wholeSecond(of time: VirtualTime) -> VirtualTime {
    .start + .seconds((time - .start).wholeSecondsRoundedDown)
  }
}

// MARK: - Coming and going

extension SchedulingQueue {
  /// Takes in a pod that waits for a node, or what has changed of it; one that waits no longer is let go.
  public mutating func put(_ pod: Pod, at now: VirtualTime) {
    guard !pod.isBound, !pod.isFinished, !pod.metadata.isBeingDeleted else { return remove(pod.name) }
    guard var waiting = pods[pod.name], waiting.pod.metadata.uid == pod.metadata.uid else {
      remove(pod.name)
      set(WaitingPod(pod, state: .gated, since: now))
      if pod.spec.schedulingGates.isEmpty { activate(pod.name) }
      return
    }
    let before = waiting.pod
    waiting.pod = pod
    set(waiting)
    switch waiting.state {
    case .gated: if pod.spec.schedulingGates.isEmpty { activate(pod.name) }
    case .unschedulable:
      let plugins = waiting.refusedBy
      if plugins.contains(where: { $0.reconsiders(pod, changedFrom: before) }) { requeue(pod.name, at: now) }
    case .active: if pod.spec.priority != before.spec.priority { activate(pod.name) }
    case .backingOff, .inFlight: break
    }
  }

  public mutating func remove(_ pod: PodName) {
    if let waiting = pods.removeValue(forKey: pod) { recount(waiting, nil) }
  }

  /// The pod that is to be tried next, which starts an attempt: it is then taken out by being bound or deleted, or
  /// comes back with `attemptFailed`.
  ///
  /// - Returns: nil when no pod is worth an attempt now.
  public mutating func popNext(at now: VirtualTime) -> Pod? {
    endBackoffs(at: now)
    guard let name = pop(from: \.active) ?? (isBusy(at: now) ? nil : pop(from: \.backingOff)),
      var waiting = pods[name]
    else { return nil }
    let second = Self.wholeSecond(of: now)
    pace = (second, pace.second == second ? pace.attempts + 1 : 1)
    waiting.attempts += 1
    waiting.ticket = 0
    waiting.state = .inFlight
    set(waiting)
    return waiting.pod
  }

  /// Takes a pod back that was not placed.
  public mutating func attemptFailed(_ placement: PodPlacement, at now: VirtualTime) {
    guard var waiting = pods[placement.pod] else { return }
    waiting.since = now
    waiting.refusedBy = placement.refusingPlugins
    if waiting.refusedBy.isEmpty {
      waiting.consecutiveErrors += 1
      set(waiting)
      backOff(placement.pod)
    } else {
      waiting.refusals += 1
      waiting.consecutiveErrors = 0
      set(waiting)
      enter(
        placement.pod, .unschedulable(refusedBy: waiting.refusedBy.sorted()), \.waitingForChange, due: now)
    }
  }
}

// MARK: - What changes

extension SchedulingQueue {
  /// Tries those again whom a change may have helped.
  public mutating func note(_ change: ClusterChange, at now: VirtualTime) {
    guard let change = RelevantChange(change) else { return }
    var helped: Set<PodName> = []
    for (plugin, names) in refused where plugin.mayReconsider(after: change) {
      for name in names where !helped.contains(name) {
        guard let pod = pods[name]?.pod, change.concerns(pod) else { continue }
        if plugin.reconsiders(pod, after: change) { helped.insert(name) }
      }
    }
    for name in helped.sorted() { requeue(name, at: now) }
  }

  /// Tries pods again that nothing has concerned for more than five minutes, as the scheduler does every half
  /// minute.
  public mutating func retryAll(at now: VirtualTime) {
    var overdue: [PodName] = []
    while let longest = first(in: \.waitingForChange), now - longest.since > Self.longestWait {
      _ = waitingForChange.popFirst()
      overdue.append(longest.pod)
    }
    for name in overdue.sorted() { requeue(name, at: now) }
  }

  /// Begins anew with the pods that wait: each is tried at once, and its backoff counts from one again.
  public mutating func restart(initialBackoff: Duration, maximumBackoff: Duration, at now: VirtualTime) {
    self.initialBackoff = initialBackoff
    self.maximumBackoff = maximumBackoff
    for (name, waiting) in pods.sorted(by: { ($0.value.since, $0.key) < ($1.value.since, $1.key) }) {
      var waiting = waiting
      waiting.refusals = 0
      waiting.consecutiveErrors = 0
      waiting.since = now
      set(waiting)
      if waiting.state != .gated, waiting.state != .inFlight { activate(name) }
    }
  }

  /// Into the active queue, or into backoff while that lasts.
  private mutating func requeue(_ name: PodName, at now: VirtualTime) {
    guard let waiting = pods[name] else { return }
    endOfBackoff(of: waiting) < Self.wholeSecond(of: now) ? activate(name) : backOff(name)
  }

  private mutating func endBackoffs(at now: VirtualTime) {
    for heap in [\Self.backingOff, \Self.backingOffFromError] {
      while let name = first(in: heap)?.pod, let waiting = pods[name],
        endOfBackoff(of: waiting) < Self.wholeSecond(of: now)
      {
        activate(name)
      }
    }
  }

  /// Doubles with every failure, from the initial one to the longest; ends with a whole second.
  private func endOfBackoff(of waiting: WaitingPod) -> VirtualTime {
    let failures = waiting.consecutiveErrors > 0 ? waiting.consecutiveErrors : waiting.refusals
    guard failures > 0, maximumBackoff > .zero else { return waiting.since - .seconds(1) }
    var backoff = initialBackoff
    for _ in 1..<failures where backoff < maximumBackoff { backoff = backoff * 2 }
    return Self.wholeSecond(of: waiting.since + min(backoff, maximumBackoff))
  }
}

// MARK: - Places

extension SchedulingQueue {
  private mutating func set(_ waiting: WaitingPod) {
    recount(pods.updateValue(waiting, forKey: waiting.pod.name), waiting)
  }

  /// Keeps what is counted of the pods that wait.
  private mutating func recount(_ before: WaitingPod?, _ after: WaitingPod?) {
    activeCount += (after?.isActive == true ? 1 : 0) - (before?.isActive == true ? 1 : 0)
    impatientCount += (after?.isImpatient == true ? 1 : 0) - (before?.isImpatient == true ? 1 : 0)
    let (old, new) = (before?.awaited ?? [], after?.awaited ?? [])
    guard old != new, let name = (after ?? before)?.pod.name else { return }
    for plugin in old.subtracting(new) { refused[plugin]?.remove(name) }
    for plugin in new.subtracting(old) { refused[plugin, default: []].insert(name) }
  }

  private mutating func activate(_ name: PodName) { enter(name, .active, \.active, due: .start) }

  private mutating func backOff(_ name: PodName) {
    guard let waiting = pods[name] else { return }
    let end = endOfBackoff(of: waiting)
    enter(
      name, .backingOff(until: end), waiting.refusedBy.isEmpty ? \.backingOffFromError : \.backingOff,
      due: end)
  }

  private mutating func enter(
    _ name: PodName, _ state: State, _ heap: WritableKeyPath<Self, Heap<Ticket>>, due: VirtualTime
  ) {
    guard var waiting = pods[name] else { return }
    lastTicket += 1
    waiting.state = state
    waiting.ticket = lastTicket
    set(waiting)
    self[keyPath: heap].insert(
      Ticket(
        pod: name, due: due, priority: waiting.pod.spec.priority ?? 0, since: waiting.since,
        number: lastTicket))
  }

  /// The first place of a heap that its pod has not left.
  private mutating func first(in heap: WritableKeyPath<Self, Heap<Ticket>>) -> Ticket? {
    while let ticket = self[keyPath: heap].first {
      if pods[ticket.pod]?.ticket == ticket.number { return ticket }
      _ = self[keyPath: heap].popFirst()
    }
    return nil
  }

  private mutating func pop(from heap: WritableKeyPath<Self, Heap<Ticket>>) -> PodName? {
    guard let name = first(in: heap)?.pod else { return nil }
    _ = self[keyPath: heap].popFirst()
    return name
  }
}

extension PodPlacement {
  /// The plugins that stood in the way: only what concerns one of them makes another attempt worthwhile.
  public var refusingPlugins: Set<PluginName> {
    var plugins = Set(rejections.compactMap(\.plugin))
    for case .notAmongNodes(let named) in rejections.map(\.reason) { plugins.formUnion(named) }
    if case .refused(let refusal) = outcome {
      if let plugin = refusal.plugin { plugins.insert(plugin) }
      if case .noCommonNode(let named) = refusal.reason { plugins.formUnion(named) }
    }
    return plugins
  }
}
