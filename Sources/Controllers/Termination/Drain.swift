import Karpenter
import Kubernetes

/// Since when evictions of a node's Pods have been refused. A refused eviction is tried again after 100 ms,
/// then after twice as long each time, up to ten seconds.
///
/// The cluster keeps one per node that drains and hands it back.
public struct EvictionQueue: Equatable, Sendable {
  private var refusedSince: [PodName: VirtualTime] = [:]

  public init() {}

  /// When the Pod may be asked for again; now when it has not been refused.
  func nextTry(_ pod: PodName, at now: VirtualTime) -> VirtualTime {
    guard let since = refusedSince[pod] else { return now }
    return BackOff(from: since, first: .milliseconds(100), longest: .seconds(10)).nextOrNow(at: now)
  }

  func isRefused(_ pod: PodName) -> Bool { refusedSince[pod] != nil }

  mutating func refuse(_ pod: PodName, at now: VirtualTime) {
    refusedSince[pod] = refusedSince[pod] ?? now
  }

  /// Forgets all but these.
  mutating func keep(_ pods: [PodName]) {
    let kept = Set(pods)
    refusedSince = refusedSince.filter { kept.contains($0.key) }
  }
}

/// One look at the Pods of a node that drains.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/node/termination/terminator`.
struct DrainPass {
  private let node: Node
  /// Why Pods leave, as their events say: `Underutilized`, `Forceful Termination`.
  private let reason: String
  private let deadline: VirtualTime?
  private let now: VirtualTime
  private(set) var result = Reconciliation()
  private(set) var queue: EvictionQueue
  /// Nil when no Pod is waited for any more.
  private(set) var drain: DrainStep.Drain?
  private var budgets: [PodDisruptionBudget]

  init(
    _ node: Node, pods: [Pod], budgets: [PodDisruptionBudget], queue: EvictionQueue, reason: String,
    deadline: VirtualTime?, at now: VirtualTime
  ) {
    self.node = node
    self.budgets = budgets
    self.queue = queue
    self.reason = reason
    self.deadline = deadline
    self.now = now
    let awaited = pods.filter { $0.isAwaitedByDrain(at: now) }
    guard let group = awaited.map(DrainGroup.init(of:)).min() else { return }
    var drain = DrainStep.Drain(group: group, waiting: awaited.count)
    let forced = forceOut(awaited, into: &drain)
    for pod in awaited where DrainGroup(of: pod) == group && !forced.contains(pod.name) {
      ask(pod, into: &drain)
    }
    for time in awaited.compactMap(\.stuckAt) { result.lookAgain(at: time + Duration.seconds(1)) }
    self.queue.keep(drain.refused.map(\.pod))
    self.drain = drain
  }

  /// Deletes every Pod, of whatever group, that would not end by the deadline if it began any later.
  ///
  /// - Returns: the names of those.
  private mutating func forceOut(_ pods: [Pod], into drain: inout DrainStep.Drain) -> Set<PodName> {
    guard let deadline else { return [] }
    var names: Set<PodName> = []
    for pod in pods {
      if let end = pod.metadata.deletionTimestamp, end <= deadline { continue }
      let own = pod.spec.terminationGracePeriodSeconds
      let due = deadline - Duration.seconds(own)
      guard now > due else {
        result.lookAgain(at: due + Duration.seconds(1))
        continue
      }
      let granted = Int(clamping: max(1, (deadline - now).wholeSecondsRoundedDown))
      names.insert(pod.name)
      drain.forced.append(
        DrainStep.Forced(pod: pod.name, grantedSeconds: granted, ownGraceSeconds: own))
      result.report(
        pod.reference, .normal, UpstreamText.disrupted,
        UpstreamText.deletingForDeadline(deadline, granted: granted, own: own))
      result.writes.append(.delete(pod.reference, gracePeriodSeconds: granted))
    }
    return names
  }

  private mutating func ask(_ pod: Pod, into drain: inout DrainStep.Drain) {
    if pod.metadata.isBeingDeleted { return drain.terminating.append(pod.name) }
    guard pod.isEvictable(at: now) else {
      drain.protected.append(pod.name)
      if let end = pod.protectionEnds { result.lookAgain(at: end) }
      return
    }
    switch EvictionReview.decide(pod, budgets: budgets, at: now) {
    case .refused(let refusal):
      if !queue.isRefused(pod.name) {
        result.report(
          node.reference, .warning, UpstreamText.failedDraining,
          UpstreamText.failedToDrain(UpstreamText.evictionRefused(refusal, pod.name)))
      }
      queue.refuse(pod.name, at: now)
      drain.refused.append(DrainStep.Refusal(pod: pod.name, refusal: refusal))
    case .allowed(let spent):
      let due = queue.nextTry(pod.name, at: now)
      guard due <= now else { return result.lookAgain(at: due) }
      if let spent, let index = budgets.firstIndex(where: { $0.name == spent.name }) {
        budgets[index] = spent
      }
      result.writes += EvictionReview.writes(evicting: pod, spending: spent, at: now)
      result.report(pod.reference, .normal, UpstreamText.evicted, UpstreamText.evictedPod(reason))
      drain.evicted.append(pod.name)
    }
  }
}

extension Pod {
  /// When its `karpenter.sh/do-not-disrupt`, given as a duration, has passed; nil when it never does.
  fileprivate var protectionEnds: VirtualTime? {
    guard let text = metadata.annotations[WellKnown.doNotDisrupt], let duration = Duration(go: text),
      let start = status.startTime
    else { return nil }
    return start + duration
  }
}
