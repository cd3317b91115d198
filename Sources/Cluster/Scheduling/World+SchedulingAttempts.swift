import Kubernetes
import Scheduling

extension World {
  /// A record with everything that went into it: of an attempt to place a Pod, every node's verdict and every plugin's
  /// score. Other records, and those of attempts too long ago, as they are.
  public func inFull(_ record: DecisionRecord) -> DecisionRecord {
    guard case .podPlacement(let placement) = record.decision, placement.sheet == nil,
      let run = schedulingAttempts.runs(of: placement.pod).first(where: { $0.record == record.id }),
      let attempt = schedulingAttempts.attempt(run)
    else { return record }
    return DecisionRecord(
      id: record.id, time: record.time, actor: record.actor, cause: record.cause,
      decision: .podPlacement(attempt.placement))
  }

  /// What kube-scheduler would decide from if it were to place a Pod now, as if that were on no node yet.
  public func schedulingAttempt(placing pod: Pod) -> SchedulingAttempt {
    var snapshot = schedulingSnapshot
    snapshot.remove(pod)
    let waiting = pod.with {
      $0.spec.nodeName = nil
      $0.status.nominatedNodeName = nil
    }
    return SchedulingAttempt(pod: waiting, snapshot: snapshot, scheduler: scheduler)
  }

  /// Where a Pod waits for kube-scheduler's next look; nil when it does not.
  public func schedulingState(of pod: PodName) -> SchedulingQueue.State? { schedulingQueue.state(of: pod) }

  /// The names of the profiles that schedule Pods here, by `spec.schedulerName`.
  public var schedulerNames: [String] { scheduler.profiles.map(\.schedulerName) }
}
