import Cluster
import Kubernetes
import Narration

extension KindPrinter {
  static let statefulSet = KindPrinter(
    StatefulSet.self,
    [
      .name,
      Column("READY") { set, _ in
        StyledText(
          "\(set.status.readyReplicas)/\(set.replicas)",
          style: set.status.readyReplicas == set.replicas ? .success : .warning)
      },
      .age,
      Column("CONTAINERS", wide: true, text: \.template.containerNames),
      Column("IMAGES", wide: true, text: \.template.images),
    ])

  static let controllerRevision = KindPrinter(
    ControllerRevision.self,
    [
      .name,
      Column("CONTROLLER") { revision in
        guard let owner = revision.metadata.controller else { return "<none>" }
        let group = owner.apiVersion.split(separator: "/").first.map { ".\($0)" } ?? ""
        return "\(owner.kind.lowercased())\(group)/\(owner.name)"
      },
      Column("REVISION") { "\($0.revision)" },
      .age,
    ])

  static let job = KindPrinter(
    Job.self,
    [
      .name,
      Column("STATUS") { job, _ in StyledText(job.statusText, style: job.statusStyle) },
      Column("COMPLETIONS", text: \.completionsText),
      Column("DURATION") { job, world in StyledText(job.duration(at: world.now)?.kubectlAge ?? "") },
      .age,
      Column("CONTAINERS", wide: true, text: \.template.containerNames),
      Column("IMAGES", wide: true, text: \.template.images),
      Column("SELECTOR", wide: true, text: \.selectorText),
    ])

  static let cronJob = KindPrinter(
    CronJob.self,
    [
      .name,
      Column("SCHEDULE", text: \.schedule),
      Column("TIMEZONE") { $0.timeZone ?? "<none>" },
      Column("SUSPEND") { $0.isSuspended ? "True" : "False" },
      Column("ACTIVE") { "\($0.status.active.count)" },
      Column("LAST SCHEDULE") { cronJob, world in
        StyledText(cronJob.status.lastScheduleTime.map { world.age(since: $0) } ?? "<none>")
      },
      .age,
      Column("CONTAINERS", wide: true, text: \.jobTemplate.template.containerNames),
      Column("IMAGES", wide: true, text: \.jobTemplate.template.images),
      Column("SELECTOR", wide: true) { _ in "<none>" },
    ])
}

extension Job {
  /// Source: kubernetes `pkg/printers/internalversion/printers.go`, `printJob`.
  var statusText: String {
    if status.conditions.isTrue("Complete") { return "Complete" }
    if status.conditions.isTrue("Failed") { return "Failed" }
    if metadata.isBeingDeleted { return "Terminating" }
    for type in ["Suspended", "FailureTarget", "SuccessCriteriaMet"] where status.conditions.isTrue(type) {
      return type
    }
    return "Running"
  }

  fileprivate var statusStyle: StyledText.Style {
    switch statusText {
    case "Complete": .success
    case "Failed", "FailureTarget": .refusal
    default: .warning
    }
  }

  fileprivate var completionsText: String {
    if let completions { return "\(status.succeeded)/\(completions)" }
    let parallelism = parallelism ?? 1
    return parallelism > 1 ? "\(status.succeeded)/1 of \(parallelism)" : "\(status.succeeded)/1"
  }

  /// From its start to its end, or to now.
  func duration(at now: VirtualTime) -> Duration? {
    status.startTime.map { (status.completionTime ?? now) - $0 }
  }

  var selectorText: String { "batch.kubernetes.io/controller-uid=\(metadata.uid)" }
}
