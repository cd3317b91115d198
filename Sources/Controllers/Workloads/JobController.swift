import Kubernetes

/// Runs a Job's Pods until enough have succeeded or too many failed.
///
/// Source: k8s.io/kubernetes `pkg/controller/job`.
public enum JobController {
  static let jobNameLabel = "batch.kubernetes.io/job-name"
  static let controllerUIDLabel = "batch.kubernetes.io/controller-uid"
  static let completionIndex = "batch.kubernetes.io/job-completion-index"

  /// - Parameter pods: the Job's own, ended ones included: they are what it counts.
  public static func reconcile(_ job: Job, pods: [Pod], at now: VirtualTime) -> Reconciliation {
    guard !job.metadata.isBeingDeleted else { return .settled }
    if job.isFinished { return removeInTime(job, at: now) }
    var pass = JobPass(job, pods: pods.filter { $0.isControlled(by: job) }, at: now)
    pass.act()
    return pass.finish()
  }

  /// A finished Job goes after `ttlSecondsAfterFinished`.
  private static func removeInTime(_ job: Job, at now: VirtualTime) -> Reconciliation {
    let finished = ["Complete", "Failed"].compactMap { job.status.conditions[$0]?.lastTransitionTime }.max()
    guard let seconds = job.ttlSecondsAfterFinished, let finished else { return .settled }
    let end = finished + Duration.seconds(max(0, seconds))
    guard now >= end else { return Reconciliation(lookAgainAt: end) }
    var result = Reconciliation(writes: [.delete(job.reference, gracePeriodSeconds: nil)])
    result.record(job.reference, .jobExpired(ttlSeconds: seconds))
    return result
  }
}

/// One look at a Job.
private struct JobPass {
  /// A failed Pod's successor waits, twice as long each time.
  private static let firstRetry = Duration.seconds(10)
  private static let longestRetry = Duration.seconds(360)
  /// The most Pods made or deleted at once.
  private static let burst = 500

  private let original: Job
  private var job: Job
  private let active: [Pod]
  private let succeeded: [Pod]
  private let failed: [Pod]
  private var result = Reconciliation()
  private let now: VirtualTime

  init(_ job: Job, pods: [Pod], at now: VirtualTime) {
    original = job
    self.job = job
    self.now = now
    active = pods.filter(\.isActive)
    succeeded = pods.filter { $0.status.phase == .succeeded }
    failed = pods.filter { $0.status.phase == .failed }
  }

  /// Indexes that are done, of an Indexed Job; otherwise the Pods that succeeded.
  private var done: Int {
    job.completionMode == .indexed ? Set(succeeded.compactMap(\.completionIndex)).count : succeeded.count
  }

  mutating func act() {
    count()
    if job.isSuspended { return suspend() }
    if job.status.conditions.isTrue("Suspended") {
      set("Suspended", .isFalse, UpstreamText.jobResumed, UpstreamText.jobIsResumed)
    }
    job.status.startTime = job.status.startTime ?? now
    if failed.count > job.backoffLimit || hasRestartedTooOften {
      return fail(UpstreamText.backoffLimitExceeded, UpstreamText.reachedBackoffLimit)
    }
    if let deadline = deadline, now >= deadline {
      return fail(UpstreamText.deadlineExceeded, UpstreamText.activeLongerThanDeadline)
    }
    if let deadline { result.lookAgain(at: deadline) }
    if isComplete { return complete() }
    manage()
  }

  func finish() -> Reconciliation {
    var result = result
    if job.status != original.status { result.writes.append(.updateStatus(job)) }
    return result
  }

  private mutating func count() {
    job.status.active = active.count
    job.status.ready = active.count { $0.status.isReady }
    job.status.succeeded = done
    job.status.failed = failed.count
  }

  /// With `OnFailure` it is the restarts of containers that count.
  private var hasRestartedTooOften: Bool {
    guard job.template.spec.restartPolicy == .onFailure else { return false }
    let restarts = active.reduce(0) { count, pod in
      (pod.status.initContainerStatuses + pod.status.containerStatuses).reduce(count) { $0 + $1.restartCount }
    }
    return restarts >= max(1, job.backoffLimit)
  }

  private var deadline: VirtualTime? {
    guard let seconds = job.activeDeadlineSeconds, let start = job.status.startTime else { return nil }
    return start + Duration.seconds(max(0, seconds))
  }

  private var isComplete: Bool {
    guard let completions = job.completions else { return !succeeded.isEmpty && active.isEmpty }
    return done >= completions
  }

  /// How many Pods should run now.
  private var want: Int {
    let parallelism = max(0, job.parallelism ?? 1)
    guard let completions = job.completions else { return succeeded.isEmpty ? parallelism : active.count }
    return min(parallelism, max(0, completions - done))
  }

  private mutating func manage() {
    if active.count > want {
      let victims = PodVictims(active, related: active, at: now).first(active.count - want)
      delete(victims)
      result.record(
        job.reference, .deletedPods(names: victims.map(\.name), have: active.count, want: want))
    } else if active.count < want {
      if let retry = retryTime, retry > now { return result.lookAgain(at: retry) }
      let pods = newPods(min(want - active.count, Self.burst))
      let report = CreationReport(owner: job.reference, namePrefix: UpstreamText.createdPod)
      result.writes += pods.map { .create($0, reporting: report) }
      if !pods.isEmpty {
        result.record(job.reference, .createdPods(count: pods.count, have: active.count, want: want))
      }
    }
  }

  /// When a failed Pod may be replaced; nil when the last to end did not fail.
  private var retryTime: VirtualTime? {
    let lastSuccess = succeeded.compactMap(\.endTime).max()
    let failures = failed.compactMap(\.endTime).filter { time in lastSuccess.map { time > $0 } ?? true }
    guard let last = failures.max() else { return nil }
    let wait = Self.firstRetry * (1 << min(failures.count - 1, 10))
    return last + min(wait, Self.longestRetry)
  }

  private func newPods(_ count: Int) -> [Pod] {
    var pod = Pod(from: job.template, of: job)
    for (key, value) in [
      (JobController.jobNameLabel, job.metadata.name), ("job-name", job.metadata.name),
      (JobController.controllerUIDLabel, job.metadata.uid.text), ("controller-uid", job.metadata.uid.text),
    ] { pod.metadata.labels[key] = value }
    guard job.completionMode == .indexed else { return Array(repeating: pod, count: count) }
    let taken = Set((active + succeeded).compactMap(\.completionIndex))
    let free = (0..<max(0, job.completions ?? 0)).lazy.filter { !taken.contains($0) }.prefix(count)
    return free.map { index in
      pod.with {
        $0.metadata.generateName = "\(job.metadata.name)-\(index)-"
        $0.metadata.labels[JobController.completionIndex] = String(index)
        $0.metadata.annotations[JobController.completionIndex] = String(index)
      }
    }
  }

  private mutating func suspend() {
    delete(active)
    set("Suspended", .isTrue, UpstreamText.jobSuspended, UpstreamText.jobIsSuspended)
    job.status.startTime = nil
  }

  private mutating func complete() {
    set("SuccessCriteriaMet", .isTrue, UpstreamText.completionsReached, UpstreamText.reachedCompletions)
    guard active.isEmpty else { return delete(active) }
    set("Complete", .isTrue, UpstreamText.completionsReached, UpstreamText.reachedCompletions)
    job.status.completionTime = now
    result.report(job.reference, .normal, UpstreamText.jobCompletedReason, UpstreamText.jobCompleted)
    result.record(job.reference, .jobCompleted(succeeded: done, failed: failed.count))
  }

  private mutating func fail(_ reason: String, _ message: String) {
    set("FailureTarget", .isTrue, reason, message)
    guard active.isEmpty else { return delete(active) }
    set("Failed", .isTrue, reason, message)
    result.report(job.reference, .warning, reason, message)
    result.record(job.reference, .jobFailed(reason: reason, failed: failed.count))
  }

  private mutating func delete(_ pods: [Pod]) {
    for pod in pods {
      result.writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
      result.report(
        job.reference, .normal, UpstreamText.successfulDelete, UpstreamText.deletedPod(pod.metadata.name))
    }
  }

  private mutating func set(_ type: String, _ status: Condition.Status, _ reason: String, _ message: String) {
    guard job.status.conditions[type]?.status != status else { return }
    job.status.conditions.set(
      Condition(type: type, status: status, reason: reason, message: message), at: now)
  }
}

extension Pod {
  /// Of an Indexed Job's Pod.
  fileprivate var completionIndex: Int? {
    metadata.annotations[JobController.completionIndex].flatMap { Int($0) }
  }

  /// When its last container ended.
  fileprivate var endTime: VirtualTime? {
    let ends = status.containerStatuses.compactMap { status -> VirtualTime? in
      guard case .terminated(_, _, let end) = status.state else { return nil }
      return end
    }
    return ends.max() ?? status.conditions["Ready"]?.lastTransitionTime
  }
}
