import Cluster
import Kubernetes
import Scheduling

/// Attempts to place a Pod, one after the other, that ended alike.
struct AttemptRun {
  /// Of the first of them.
  let record: DecisionRecord
  /// As the record has it: without the verdicts of single nodes.
  let placement: PodPlacement
  let last: VirtualTime
  let count: Int
  /// What the last of them was decided from; nil when that is no longer kept.
  let attempt: SchedulingAttempt?

  /// In full where it can be.
  var placementInFull: PodPlacement { attempt?.placement ?? placement }
}

extension Why {
  /// Every attempt for a Pod, the oldest first. Of one that is gone, those that left a record.
  func attempts(for pod: PodName) -> [AttemptRun] {
    let attempts = world.schedulingAttempts
    let runs = attempts.runs(of: pod).compactMap { run -> AttemptRun? in
      guard let record = world.decisions[run.record], case .podPlacement(let placement) = record.decision
      else { return nil }
      return AttemptRun(
        record: record, placement: placement, last: run.last, count: run.count, attempt: attempts.attempt(run)
      )
    }
    guard runs.isEmpty, world.objects.pods[pod] == nil else { return runs }
    return log.compactMap { record in
      guard case .podPlacement(let placement) = record.decision, placement.pod == pod else { return nil }
      return AttemptRun(record: record, placement: placement, last: record.time, count: 1, attempt: nil)
    }
  }
}
