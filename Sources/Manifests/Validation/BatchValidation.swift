import Kubernetes

/// Source: kubernetes 1.35, `pkg/apis/batch/validation/validation.go`.
extension Job {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.check(jobSpec: self, at: "spec")
  }
}

extension CronJob {
  /// The Jobs' names are longer by 11 characters.
  private static let longestName = 52

  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    if metadata.name.utf8.count > Self.longestName {
      validation.report(
        .invalid(.string(metadata.name), UpstreamText.atMostCharacters(Self.longestName)), at: "metadata.name"
      )
    }
    let path: FieldPath = "spec"
    if schedule.contains("TZ") {
      validation.report(.invalid(.string(schedule), UpstreamText.zoneInSchedule), at: path["schedule"])
    } else if !schedule.isEmpty, CronSchedule(schedule) == nil {
      validation.report(
        .invalid(.string(schedule), UpstreamText.badSchedule(schedule)), at: path["schedule"])
    }
    if let timeZone, TimeZoneOffset.of(timeZone) == nil {
      validation.report(
        .invalid(.string(timeZone), UpstreamText.unknownTimeZone(timeZone)), at: path["timeZone"])
    }
    validation.requireNonNegative(startingDeadlineSeconds, at: path["startingDeadlineSeconds"])
    validation.requireNonNegative(successfulJobsHistoryLimit, at: path["successfulJobsHistoryLimit"])
    validation.requireNonNegative(failedJobsHistoryLimit, at: path["failedJobsHistoryLimit"])
    validation.check(jobSpec: jobTemplate, at: path["jobTemplate"]["spec"])
  }
}

extension Validation {
  fileprivate mutating func check(jobSpec job: Job, at path: FieldPath) {
    for (field, number) in [
      ("parallelism", job.parallelism), ("completions", job.completions), ("backoffLimit", job.backoffLimit),
      ("activeDeadlineSeconds", job.activeDeadlineSeconds),
      ("ttlSecondsAfterFinished", job.ttlSecondsAfterFinished),
    ] { requireNonNegative(number, at: path[field]) }
    if job.completionMode == .indexed, job.completions == nil {
      report(.required(UpstreamText.indexedNeedsCompletions), at: path["completions"])
    }
    let template = path["template"]
    check(labels: job.template.metadata.labels, at: template["metadata"]["labels"])
    check(annotations: job.template.metadata.annotations, at: template["metadata"]["annotations"])
    check(podSpec: job.template.spec, at: template["spec"])
    if job.template.spec.restartPolicy == .always {
      report(
        .required(UpstreamText.jobRestartPolicies), at: template["spec"]["restartPolicy"],
        nearest: ["OnFailure", "Never"])
    }
  }
}
