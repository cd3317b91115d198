import Cluster
import Kubernetes
import Narration

/// Source: kubectl `pkg/describe/describe.go`.
extension Description {
  init(_ set: StatefulSet, in world: World) {
    identity(set.metadata)
    if let created = set.metadata.creationTimestamp { field("CreationTimestamp", created.rfc1123) }
    field("Selector", set.selector.columnText)
    labelsAndAnnotations(set.metadata)
    field("Replicas", "\(set.replicas) desired | \(set.status.replicas) total")
    switch set.updateStrategy {
    case .onDelete: field("Update Strategy", "OnDelete")
    case .rollingUpdate(let partition):
      field("Update Strategy", "RollingUpdate")
      field("Partition", "\(partition)", level: 1)
    }
    field("Pods Status", Self.podsStatus(world.objects.pods(ownedBy: set.metadata.uid)))
    template(set.template)
    claims(set.volumeClaimTemplates)
    events(about: set.reference, in: world)
  }

  private mutating func claims(_ templates: [PersistentVolumeClaim]) {
    guard !templates.isEmpty else { return field("Volume Claims", "<none>") }
    line("Volume Claims:")
    for claim in templates {
      field("Name", claim.metadata.name, level: 1)
      field("StorageClass", claim.className, level: 1)
      labelsAndAnnotations(claim.metadata, level: 1)
      field("Capacity", claim.requestedStorage.isZero ? "<default>" : "\(claim.requestedStorage)", level: 1)
      field("Access Modes", "[\(claim.accessModes.map(\.rawValue).joined(separator: " "))]", level: 1)
    }
  }

  init(_ job: Job, in world: World) {
    identity(job.metadata)
    field("Selector", job.selectorText)
    labelsAndAnnotations(job.metadata)
    if let owner = job.metadata.controller { field("Controlled By", "\(owner.kind)/\(owner.name)") }
    field("Parallelism", "\(job.parallelism ?? 1)")
    field("Completions", job.completions.map(String.init) ?? "<unset>")
    field("Completion Mode", job.completionMode.rawValue)
    field("Suspend", "\(job.isSuspended)")
    field("Backoff Limit", "\(job.backoffLimit)")
    if let seconds = job.ttlSecondsAfterFinished { field("TTL Seconds After Finished", "\(seconds)") }
    if let start = job.status.startTime { field("Start Time", start.rfc1123) }
    if let end = job.status.completionTime { field("Completed At", end.rfc1123) }
    if job.status.completionTime != nil, let duration = job.duration(at: world.now) {
      field("Duration", duration.kubectlAge)
    }
    if let seconds = job.activeDeadlineSeconds { field("Active Deadline Seconds", "\(seconds)s") }
    field(
      "Pods Statuses",
      "\(job.status.active) Active (\(job.status.ready) Ready) / \(job.status.succeeded) Succeeded / "
        + "\(job.status.failed) Failed")
    template(job.template)
    events(about: job.reference, in: world)
  }

  init(_ cronJob: CronJob, in world: World) {
    let job = cronJob.jobTemplate
    identity(cronJob.metadata)
    labelsAndAnnotations(cronJob.metadata)
    field("Schedule", cronJob.schedule)
    if let zone = cronJob.timeZone { field("Time Zone", zone) }
    field("Concurrency Policy", cronJob.concurrencyPolicy.rawValue)
    field("Suspend", cronJob.isSuspended ? "True" : "False")
    field("Successful Job History Limit", "\(cronJob.successfulJobsHistoryLimit)")
    field("Failed Job History Limit", "\(cronJob.failedJobsHistoryLimit)")
    field("Starting Deadline Seconds", cronJob.startingDeadlineSeconds.map { "\($0)s" } ?? "<unset>")
    field("Selector", "<unset>")
    field("Parallelism", job.parallelism.map(String.init) ?? "<unset>")
    field("Completions", job.completions.map(String.init) ?? "<unset>")
    template(job.template)
    field("Last Schedule Time", cronJob.status.lastScheduleTime?.rfc1123 ?? "<unset>")
    field(
      "Active Jobs",
      cronJob.status.active.isEmpty
        ? "<none>" : cronJob.status.active.map(\.name.name).joined(separator: ", "))
    events(about: cronJob.reference, in: world)
  }
}
