import Controllers
import Kubernetes
import Scheduling

/// kube-scheduler at work: one attempt for one Pod, and what follows from it.
extension World {
  mutating func schedule(_ name: PodName) {
    guard let pod = objects.pods[name], pod.awaitsScheduling else { return }
    let placement = scheduler.place(pod, in: schedulingSnapshot)
    cause = decisions.append(.podPlacement(placement), by: .scheduler, at: now, cause: cause)
    switch placement.outcome {
    case .bound(let node): bind(pod, to: node, note: placement.scheduledNote ?? "")
    case .unschedulable, .refused, .noNodes: noteFailure(of: pod, placement)
    case .gated: break
    }
  }

  private mutating func bind(_ pod: Pod, to node: NodeName, note: String) {
    unschedulablePods[pod.name] = nil
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
    unschedulablePods[pod.name] = true
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

// MARK: - What wakes a Pod that found no node

extension World {
  func wakesScheduler(_ before: Node?, _ after: Node?) -> Bool {
    guard let after else { return false }
    guard let before else { return true }
    return before.spec.taints != after.spec.taints || before.spec.unschedulable != after.spec.unschedulable
      || before.metadata.labels != after.metadata.labels
      || before.status.allocatable != after.status.allocatable
  }

  /// A Pod that ends makes room; one that is bound may be what another's affinity waits for.
  func wakesScheduler(_ before: Pod?, _ after: Pod?) -> Bool {
    let wasPlaced = before.map { $0.isBound && !$0.isFinished } ?? false
    let isPlaced = after.map { $0.isBound && !$0.isFinished } ?? false
    if wasPlaced, !isPlaced { return true }
    guard !wasPlaced, isPlaced else { return false }
    return unschedulablePods.contains { objects.pods[$0.key]?.spec.affinity?.podAffinity != nil }
  }

  mutating func retryUnschedulablePods() {
    for name in unschedulablePods.keys {
      unschedulablePods[name] = nil
      if objects.pods[name] != nil { enqueue(.scheduler, name) }
    }
  }

  mutating func updateSchedulingSnapshot(_ change: ObjectChange) {
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

extension Pod {
  /// Whether it is for the scheduler to find it a node.
  var awaitsScheduling: Bool {
    !isBound && !isFinished && !metadata.isBeingDeleted && spec.schedulingGates.isEmpty
  }
}

enum PodCondition {
  static let scheduled = "PodScheduled"
}
