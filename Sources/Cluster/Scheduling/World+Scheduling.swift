import Controllers
import Kubernetes
import Scheduling

/// kube-scheduler at work: one attempt for one Pod, and what follows from it.
extension World {
  /// The scheduler's entries in its queue: its next attempt, and the round in which it retries all.
  private static let attemptKey = NamespacedName(namespace: "", name: "attempt")
  private static let retryKey = NamespacedName(namespace: "", name: "retry-all")

  /// - Parameter key: one of the two, or a Pod that waits for its volumes.
  mutating func schedule(_ key: NamespacedName) {
    if !key.namespace.isEmpty { bindIfVolumesAreReady(key) }
    if key == Self.retryKey {
      schedulingQueue.retryAll(at: now)
      mayRetryHelp = false
    }
    if key == Self.attemptKey, let pod = schedulingQueue.popNext(at: now) { attempt(pod, after: cause) }
    planScheduler()
  }

  /// An attempt out of turn, for a world in which something is only tried.
  mutating func attemptNow(_ name: PodName) {
    if let pod = objects.pods[name] { attempt(pod, after: cause) }
  }

  private mutating func attempt(_ waiting: Pod, after waking: DecisionID?) {
    guard let pod = objects.pods[waiting.name] else { return }
    let attempt = SchedulingAttempt(pod: pod, snapshot: schedulingSnapshot, scheduler: scheduler)
    let placement = scheduler.place(pod, in: schedulingSnapshot)
    let isFirst = schedulingQueue.attempts(of: pod.name) <= 1
    cause = isFirst ? schedulingCauses[pod.name] ?? waking : waking
    if case .bound(let node) = placement.outcome {
      record(placement, of: attempt)
      schedulingCauses[pod.name] = nil
      compareWithKarpenter(placement, by: attempt)
      let note = placement.scheduledNote ?? ""
      return awaitVolumes(of: pod, on: node, note: note) ? () : bind(pod, to: node, note: note)
    }
    schedulingQueue.attemptFailed(placement, at: now)
    let condition = pod.status.conditions[PodCondition.scheduled]
    let saysTheSame =
      condition?.message == placement.failedSchedulingNote && placement.preemption?.nominatedNode == nil
    guard !saysTheSame else {
      schedulingAttempts.repeatLast(attempt, pod: pod.name, at: now)
      return reportFailure(of: pod, condition?.message ?? "")
    }
    record(placement, of: attempt)
    noteFailure(of: pod, placement)
  }

  private mutating func record(_ placement: PodPlacement, of attempt: SchedulingAttempt) {
    let id = decisions.append(.podPlacement(placement), by: .scheduler, at: now, cause: cause)
    schedulingAttempts.begin(attempt, pod: placement.pod, record: id, at: now)
    cause = id
  }

  /// Puts the scheduler's next attempt, and its next retry of all, where they are due.
  ///
  /// Pods that back off because there are no nodes wait for one: until then every attempt would end the same.
  mutating func planScheduler() {
    let next = schedulingQueue.nextDue(at: now)
    let wouldFailAgain = schedulingSnapshot.nodeCount == 0 && next.map { $0 > now } ?? false
    plan(Self.attemptKey, at: wouldFailAgain ? nil : next)
    plan(Self.retryKey, at: mayRetryHelp ? schedulingQueue.nextRetryOfAll() : nil)
  }

  private mutating func plan(_ key: NamespacedName, at time: VirtualTime?) {
    if let time {
      queues[Actor.scheduler.rawValue].reschedule(key, at: max(time, now), cause: cause)
    } else {
      queues[Actor.scheduler.rawValue].remove(key)
    }
  }

  mutating func bind(_ pod: Pod, to node: NodeName, note: String) {
    _ = try? update(pod.with { $0.spec.nodeName = node })
    guard let bound = objects.pods[pod.name] else { return }
    _ = try? updateStatus(
      bound.with {
        $0.status.nominatedNodeName = nil
        $0.status.conditions.set(Condition(type: PodCondition.scheduled, status: .isTrue), at: now)
      })
    record(
      EventReport(object: pod.reference, reason: "Scheduled", message: note), from: pod.spec.schedulerName)
  }

  private mutating func noteFailure(of pod: Pod, _ placement: PodPlacement) {
    let message = placement.failedSchedulingNote ?? ""
    _ = try? updateStatus(
      pod.with {
        if case .unschedulable(let node?) = placement.outcome { $0.status.nominatedNodeName = node }
        $0.status.conditions.set(
          Condition(
            type: PodCondition.scheduled, status: .isFalse, reason: "Unschedulable", message: message),
          at: now)
      })
    reportFailure(of: pod, message)
    if let preemption = placement.preemption { carryOut(preemption, for: pod) }
  }

  private mutating func reportFailure(of pod: Pod, _ message: String) {
    record(
      EventReport(object: pod.reference, type: .warning, reason: "FailedScheduling", message: message),
      from: pod.spec.schedulerName)
  }

  /// Makes the victims of a preemption leave, and says so on each.
  private mutating func carryOut(_ preemption: Preemption, for preemptor: Pod) {
    guard case .nominated(let candidate, _) = preemption.outcome else { return }
    let note = preemption.preemptedNote(preemptor: preemptor.metadata.uid) ?? ""
    for victim in candidate.victims where !victim.isTerminating {
      guard let pod = objects.pods[victim.pod] else { continue }
      let condition = Preemption.disruptionCondition(schedulerName: preemptor.spec.schedulerName)
      _ = try? updateStatus(pod.with { $0.status.conditions.set(condition, at: now) })
      record(
        EventReport(object: pod.reference, reason: "Preempted", message: note),
        from: preemptor.spec.schedulerName)
      try? delete(pod.reference)
    }
  }
}

enum PodCondition {
  static let scheduled = "PodScheduled"
}
