import Controllers
import Kubernetes
import Scheduling

/// kube-scheduler at work: one attempt for one Pod, and what follows from it.
extension World {
  /// The scheduler's entries in its queue: its next attempt, and the round in which it retries all.
  private static let attemptKey = NamespacedName(namespace: "", name: "attempt")
  private static let retryKey = NamespacedName(namespace: "", name: "retry-all")

  /// Up to so many nodes, an attempt is written down with every node's verdict and score; beyond, with counts.
  private static let fullyRecordedNodes = 32

  mutating func schedule(_ key: NamespacedName) {
    if key == Self.retryKey {
      schedulingQueue.retryAll(at: now)
      mayRetryHelp = false
    }
    if key == Self.attemptKey, let pod = schedulingQueue.popNext(at: now) { attempt(pod, after: cause) }
    planScheduler()
  }

  private mutating func attempt(_ waiting: Pod, after waking: DecisionID?) {
    guard let pod = objects.pods[waiting.name] else { return }
    let level: RecordingLevel = objects.nodes.count <= Self.fullyRecordedNodes ? .full : .compact
    let placement = scheduler.place(pod, in: schedulingSnapshot, recording: level)
    let isFirst = schedulingQueue.attempts(of: pod.name) <= 1
    cause = isFirst ? schedulingCauses[pod.name] ?? waking : waking
    if case .bound(let node) = placement.outcome {
      cause = decisions.append(.podPlacement(placement), by: .scheduler, at: now, cause: cause)
      schedulingCauses[pod.name] = nil
      return bind(pod, to: node, note: placement.scheduledNote ?? "")
    }
    schedulingQueue.attemptFailed(placement, at: now)
    let condition = pod.status.conditions[PodCondition.scheduled]
    let saysTheSame =
      condition?.message == placement.failedSchedulingNote && placement.preemption?.nominatedNode == nil
    guard !saysTheSame else { return }
    cause = decisions.append(.podPlacement(placement), by: .scheduler, at: now, cause: cause)
    noteFailure(of: pod, placement)
  }

  /// Puts the scheduler's next attempt, and its next retry of all, where they are due.
  ///
  /// Pods that back off because there are no nodes wait for one: until then every attempt would end the same.
  mutating func planScheduler() {
    let next = schedulingQueue.nextDue(at: now)
    let wouldFailAgain = schedulingSnapshot.nodeCount == 0 && next.map { $0 > now } ?? false
    plan(Self.attemptKey, at: wouldFailAgain ? nil : next)
    plan(Self.retryKey, at: mayRetryHelp ? schedulingQueue.nextRetryOfAll : nil)
  }

  private mutating func plan(_ key: NamespacedName, at time: VirtualTime?) {
    if let time {
      queues[Actor.scheduler.rawValue].reschedule(key, at: max(time, now), cause: cause)
    } else {
      queues[Actor.scheduler.rawValue].remove(key)
    }
  }

  private mutating func bind(_ pod: Pod, to node: NodeName, note: String) {
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
    record(
      EventReport(object: pod.reference, type: .warning, reason: "FailedScheduling", message: message),
      from: pod.spec.schedulerName)
    if let preemption = placement.preemption { carryOut(preemption, for: pod) }
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

// MARK: - What the scheduler watches

extension World {
  mutating func observeForScheduling(_ change: ObjectChange) {
    updateSchedulingSnapshot(change)
    let concerned: ClusterChange
    switch change {
    case .pod(let before, let after):
      if let after {
        schedulingQueue.put(after, at: now)
      } else if let before {
        schedulingQueue.remove(before.name)
      }
      if before == nil, let after, !after.isBound { schedulingCauses[after.name] = cause }
      mayRetryHelp = mayRetryHelp || before?.isBound ?? false || after?.isBound ?? false
      concerned = .pod(before: before, after: after)
    case .node(let before, let after):
      mayRetryHelp = true
      concerned = .node(before: before, after: after)
    case .deployment, .replicaSet, .daemonSet, .podDisruptionBudget, .nodePool, .nodeClaim, .ec2NodeClass,
      .namespace,
      .service, .other:
      return
    }
    let namespaces = objects.namespaces
    schedulingQueue.note(concerned, at: now) {
      namespaces[NamespacedName(namespace: "", name: $0)]?.metadata.labels ?? [:]
    }
    planScheduler()
  }

  private mutating func updateSchedulingSnapshot(_ change: ObjectChange) {
    switch change {
    case .pod(_, let after?): schedulingSnapshot.put(after)
    case .pod(let before?, nil): schedulingSnapshot.removePod(before.name)
    case .node(_, let after?): schedulingSnapshot.put(after)
    case .node(let before?, nil): schedulingSnapshot.removeNode(before.nodeName)
    case .namespace(_, let after?): schedulingSnapshot.put(after)
    case .namespace(let before?, nil): schedulingSnapshot.removeNamespace(before.metadata.name)
    case .service(_, let after?): schedulingSnapshot.put(after)
    case .service(let before?, nil): schedulingSnapshot.removeService(before.name)
    case .replicaSet(_, let after?): schedulingSnapshot.put(after)
    case .replicaSet(let before?, nil): schedulingSnapshot.removeReplicaSet(before.name)
    case .podDisruptionBudget(_, let after?): schedulingSnapshot.put(after)
    case .podDisruptionBudget(let before?, nil): schedulingSnapshot.removeBudget(before.name)
    case .pod, .node, .namespace, .service, .replicaSet, .podDisruptionBudget, .deployment, .daemonSet,
      .nodePool,
      .nodeClaim, .ec2NodeClass, .other:
      break
    }
  }
}

enum PodCondition {
  static let scheduled = "PodScheduled"
}
