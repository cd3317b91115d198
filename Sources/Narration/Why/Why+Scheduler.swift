import Cluster
import Kubernetes
import Scheduling

/// kube-scheduler's part of an answer about a Pod.
extension Why {
  /// So many runs of attempts are listed, the latest.
  private static let listedRuns = 8

  func scheduler(_ pod: Pod?, _ runs: [AttemptRun]) -> [StyledText] {
    if let pod, let reason = reasonForNoAttempt(pod, runs) { return line(reason) }
    guard let last = runs.last else { return line(WhyMessage.schedulerNotYet) }
    let kept = runs.reduce(0) { $0 + $1.count }
    let count = max(kept, pod.map { world.schedulingAttempts.count(of: $0.name) } ?? 0)
    var told: [Story.Part] = []
    if runs.count > 1 {
      told.append(.line(AttemptMessage.attempts))
      if count > kept { told.append(.indented(AttemptMessage.omittedRuns(attempts: count - kept))) }
      told.append(.table(Story.Table(rows: runs.suffix(Self.listedRuns).map(\.summary))))
    }
    told += last.parts
    if let pod, !pod.isBound, let waiting = waiting(pod) { told.append(.line(waiting)) }
    return line(WhyMessage.scheduler(attempts: count, at: last.last)) + parts(told)
  }

  /// Why kube-scheduler does not try, or did not have to.
  func reasonForNoAttempt(_ pod: Pod, _ runs: [AttemptRun]) -> AttemptMessage? {
    if let node = pod.spec.nodeName { return runs.isEmpty ? .cameWithNode(node) : nil }
    let names = world.schedulerNames
    if !names.contains(pod.spec.schedulerName) {
      return .nobodySchedules(wanted: pod.spec.schedulerName, present: names)
    }
    return pod.spec.schedulingGates.isEmpty ? nil : .gated(pod.spec.schedulingGates)
  }

  private func waiting(_ pod: Pod) -> AttemptMessage? {
    switch world.schedulingState(of: pod.name) {
    case .unschedulable(let plugins): .waitsFor(plugins)
    case .backingOff(let end): end > world.now ? .backingOff(until: end) : nil
    case .active, .gated, .inFlight, nil: nil
    }
  }
}

extension AttemptRun {
  /// When and how often, and what came of it.
  fileprivate var summary: [any Message] {
    let outcome: AttemptMessage =
      switch placement.outcome {
      case .bound(let node): .ranToNode(node)
      case .unschedulable(let node?): .ranPromised(node)
      case .unschedulable(nil):
        .ranOut(reasons: placement.rejections.map { .init($0) }, nodes: placement.nodeCount)
      case .refused(let refusal): .ranRefused(refusal.reason)
      case .noNodes: .ranWithoutNodes
      case .gated(let gates): .gated(gates)
      }
    return [AttemptMessage.run(first: record.time, last: last, count: count), outcome]
  }

  /// What the last attempt of the run decided, and from what.
  fileprivate var parts: [Story.Part] {
    let placement = placementInFull
    switch placement.outcome {
    case .bound:
      let headline: Story.Part = .line(placement.headline)
      let isKept = placement.sheet != nil || placement.feasibleCount < 2
      let scores = isKept ? placement.scoreParts : [.line(AttemptMessage.tooLongAgo)]
      let refusals = placement.namesItsNodes ? [] : placement.refusalParts
      return [headline] + placement.choice + scores
        + (refusals.isEmpty ? [] : [.line(SchedulingMessage.leftOut)] + refusals)
    case .refused(let refusal):
      return note(placement) + [.line(SchedulingMessage.refusalReason(refusal.reason))]
    case .unschedulable, .noNodes, .gated:
      let preemption = placement.preemption.map { $0.parts + $0.moreParts } ?? []
      return note(placement) + placement.refusalParts + preemption
    }
  }

  /// As `kubectl describe` shows it.
  private func note(_ placement: PodPlacement) -> [Story.Part] {
    placement.failedSchedulingNote.map { [.line(Verbatim($0, .dim))] } ?? []
  }
}

extension Preemption {
  /// Who leaves, and where else others might have.
  fileprivate var moreParts: [Story.Part] {
    guard case .nominated(let chosen, _) = outcome else { return [] }
    let rows: [[any Message]] = chosen.victims.map { victim in
      let budget: any Message = victim.violatesBudget ? AttemptMessage.breaksBudget : Verbatim("")
      return [Verbatim(victim.pod.name, .name), Verbatim(victim.priority), budget]
    }
    let table = Story.Table(
      header: [AttemptMessage.victimColumn, AttemptMessage.priorityColumn, AttemptMessage.budgetColumn],
      rows: rows, alignments: [.left, .right])
    let others = candidates.filter { $0.node != chosen.node }.prefix(Self.listedCandidates)
    return [.table(table)]
      + others.map { candidate in
        .line(
          AttemptMessage.otherCandidate(
            candidate.node, victims: candidate.victims.count,
            highestPriority: candidate.victims.map(\.priority).max() ?? 0,
            budgetViolations: candidate.budgetViolations))
      }
  }

  private static let listedCandidates = 5
}
