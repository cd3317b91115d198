import Kubernetes

/// CronJobs and what they make.
extension UpstreamText {
  static let createdJob = "Created job "
  static func deletedJob(_ name: String) -> String { "Deleted job \(name)" }
  static let sawCompletedJob = "SawCompletedJob"
  static func sawJob(_ name: String, _ condition: String) -> String {
    "Saw completed job: \(name), condition: \(condition)"
  }
  static let missSchedule = "MissSchedule"
  static func missedStartTime(_ due: VirtualTime) -> String {
    "Missed scheduled time to start a job: \(goTime(due))"
  }
  static let jobAlreadyActive = "JobAlreadyActive"
  static let priorExecutionRuns =
    "Not starting job because prior execution is running and concurrency policy is Forbid"
}
