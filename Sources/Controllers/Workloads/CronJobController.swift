import Kubernetes

/// Makes a Job whenever a CronJob's schedule comes due, and clears away Jobs that have ended.
///
/// Source: k8s.io/kubernetes `pkg/controller/cronjob/cronjob_controllerv2.go`.
public enum CronJobController {
  static let scheduledTimestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp"

  /// - Parameter jobs: of the CronJob's namespace.
  public static func reconcile(_ cronJob: CronJob, jobs: [Job], at now: VirtualTime) -> Reconciliation {
    guard !cronJob.metadata.isBeingDeleted else { return .settled }
    var pass = CronJobPass(cronJob, jobs: jobs.filter { $0.isControlled(by: cronJob) }, at: now)
    pass.countJobs()
    pass.clearHistory()
    if !cronJob.isSuspended { pass.followSchedule() }
    return pass.finish()
  }
}

/// One look at a CronJob.
private struct CronJobPass {
  private let original: CronJob
  private var cronJob: CronJob
  private let jobs: [Job]
  private let now: VirtualTime
  private var result = Reconciliation()

  init(_ cronJob: CronJob, jobs: [Job], at now: VirtualTime) {
    original = cronJob
    self.cronJob = cronJob
    self.jobs = jobs.sorted {
      ($0.metadata.creationTimestamp ?? .start, $0.name) < ($1.metadata.creationTimestamp ?? .start, $1.name)
    }
    self.now = now
  }

  func finish() -> Reconciliation {
    var result = result
    if cronJob.status != original.status { result.writes.append(.updateStatus(cronJob)) }
    return result
  }

  private var running: [Job] { jobs.filter { !$0.isFinished } }

  mutating func countJobs() {
    for ended in jobs
    where ended.isFinished && original.status.active.contains(where: { $0.uid == ended.metadata.uid }) {
      let isComplete = ended.status.conditions.isTrue("Complete")
      result.report(
        cronJob.reference, .normal, UpstreamText.sawCompletedJob,
        UpstreamText.sawJob(ended.metadata.name, isComplete ? "Complete" : "Failed"))
      if isComplete, let time = ended.status.completionTime {
        cronJob.status.lastSuccessfulTime = max(cronJob.status.lastSuccessfulTime ?? time, time)
      }
    }
    cronJob.status.active = running.map { CronJob.ActiveJob(name: $0.name, uid: $0.metadata.uid) }
  }

  /// Deletes the oldest Jobs beyond the limits: of those that succeeded, and of those that failed.
  mutating func clearHistory() {
    for (condition, limit) in [
      ("Complete", cronJob.successfulJobsHistoryLimit), ("Failed", cronJob.failedJobsHistoryLimit),
    ] {
      let ended = jobs.filter { $0.status.conditions.isTrue(condition) }
      for job in ended.prefix(max(0, ended.count - max(0, limit))) {
        result.writes.append(.delete(job.reference, gracePeriodSeconds: nil))
        result.report(
          cronJob.reference, .normal, UpstreamText.successfulDelete,
          UpstreamText.deletedJob(job.metadata.name))
        result.record(
          cronJob.reference, .cronJob(.deletedOldJob(job.name, historyLimit: max(0, limit))))
      }
    }
  }

  mutating func followSchedule() {
    guard let schedule = CronSchedule(cronJob.schedule) else { return }
    let offset = cronJob.timeZone.flatMap(TimeZoneOffset.of) ?? .zero
    func next(after time: VirtualTime) -> VirtualTime? {
      schedule.next(after: time + offset).map { $0 - offset }
    }
    if let due = lastDue(next) { start(due) }
    if let time = next(after: now) { result.recur(at: time) }
  }

  /// The latest turn that has come and not been seen to.
  private func lastDue(_ next: (VirtualTime) -> VirtualTime?) -> VirtualTime? {
    var time = cronJob.status.lastScheduleTime ?? cronJob.metadata.creationTimestamp ?? now
    if let seconds = cronJob.startingDeadlineSeconds {
      time = max(time, now - .seconds(max(0, seconds)) - .seconds(60))
    }
    var latest: VirtualTime?
    // A suspended year of minutes is looked through no further than the turns that a real controller counts.
    for _ in 0..<10_000 {
      guard let due = next(time), due <= now else { break }
      latest = due
      time = due
    }
    return latest
  }

  private mutating func start(_ due: VirtualTime) {
    if let seconds = cronJob.startingDeadlineSeconds, now > due + .seconds(max(0, seconds)) {
      cronJob.status.lastScheduleTime = due
      result.report(
        cronJob.reference, .warning, UpstreamText.missSchedule, UpstreamText.missedStartTime(due))
      return result.record(cronJob.reference, .cronJob(.missed(due: due)))
    }
    let running = running
    switch cronJob.concurrencyPolicy {
    case .forbid where !running.isEmpty:
      cronJob.status.lastScheduleTime = due
      result.report(
        cronJob.reference, .normal, UpstreamText.jobAlreadyActive, UpstreamText.priorExecutionRuns)
      return result.record(
        cronJob.reference, .cronJob(.skipped(due: due, running: running.map(\.name))))
    case .replace where !running.isEmpty:
      for job in running {
        result.writes.append(.delete(job.reference, gracePeriodSeconds: nil))
        result.report(
          cronJob.reference, .normal, UpstreamText.successfulDelete,
          UpstreamText.deletedJob(job.metadata.name))
      }
      cronJob.status.active = []
      result.record(cronJob.reference, .cronJob(.replaced(running: running.map(\.name))))
    case .allow, .forbid, .replace: break
    }
    create(due)
  }

  private mutating func create(_ due: VirtualTime) {
    var job = cronJob.jobTemplate
    let template = job.metadata
    job.metadata = ObjectMeta(
      name: "\(cronJob.metadata.name)-\(due.unixMinute)", namespace: cronJob.metadata.namespace,
      labels: template.labels)
    job.metadata.annotations = template.annotations
    job.metadata.annotations[CronJobController.scheduledTimestamp] = due.rfc3339
    job.metadata.ownerReferences = [OwnerReference(controller: cronJob)]
    cronJob.status.lastScheduleTime = due
    result.writes.append(
      .create(
        job,
        reporting: CreationReport(owner: cronJob.reference, namePrefix: UpstreamText.createdJob)))
    result.record(cronJob.reference, .cronJob(.createdJob(job.name, due: due)))
  }
}
