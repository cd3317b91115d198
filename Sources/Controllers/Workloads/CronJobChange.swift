import Kubernetes

/// What a CronJob did when its schedule came due, or with Jobs that have ended.
public enum CronJobChange: Equatable, Sendable {
  case createdJob(NamespacedName, due: VirtualTime)
  /// `Forbid`: the one before still runs.
  case skipped(due: VirtualTime, running: [NamespacedName])
  /// `Replace`: the one before makes way.
  case replaced(running: [NamespacedName])
  /// The turn was missed by more than `startingDeadlineSeconds`.
  case missed(due: VirtualTime)
  case deletedOldJob(NamespacedName, historyLimit: Int)
}
