import Kubernetes
import Testing

@testable import Controllers

struct CronJobControllerTests {
  private func cronJob(_ change: (inout CronJob) -> Void = { _ in }) -> CronJob {
    CronJob().with {
      $0.metadata = ObjectMeta(name: "backup", namespace: "default")
      $0.metadata.uid = "uid-backup"
      $0.metadata.creationTimestamp = .start
      $0.schedule = "*/5 * * * *"
      change(&$0)
    }
  }

  private func job(_ name: String, of cronJob: CronJob, ended condition: String? = nil, at time: Int = 0)
    -> Job
  {
    Job().with {
      $0.metadata = ObjectMeta(name: name, namespace: "default")
      $0.metadata.uid = UID("uid-\(name)")
      $0.metadata.creationTimestamp = .seconds(time)
      $0.metadata.ownerReferences = [OwnerReference(controller: cronJob)]
      if let condition {
        $0.status.conditions.set(Condition(type: condition, status: .isTrue), at: .seconds(time))
      }
    }
  }

  @Test("a Job is made when the schedule comes due, named after its minute")
  func due() {
    let early = CronJobController.reconcile(cronJob(), jobs: [], at: .seconds(299))
    #expect(early.created(Job.self).isEmpty)
    #expect(early.recursAt == .seconds(300))
    let due = CronJobController.reconcile(cronJob(), jobs: [], at: .seconds(300))
    // 2026-01-15T12:05Z is minute 29474645 since 1970.
    #expect(due.created(Job.self).map(\.metadata.name) == ["backup-29474645"])
    #expect(due.updatedStatus(CronJob.self).first?.status.lastScheduleTime == .seconds(300))
  }

  @Test("in another time zone the same schedule comes due at another time")
  func timeZone() {
    let daily = cronJob {
      $0.schedule = "0 10 * * *"
      $0.timeZone = "America/Sao_Paulo"
    }
    // 10:00 in São Paulo is 13:00 UTC, an hour after the start.
    #expect(CronJobController.reconcile(daily, jobs: [], at: .start).recursAt == .seconds(3600))
  }

  @Test(
    "while a Job runs: one more, none, or in its place",
    arguments: [
      (CronJob.ConcurrencyPolicy.allow, 1, 0), (.forbid, 0, 0), (.replace, 1, 1),
    ])
  func concurrency(_ policy: CronJob.ConcurrencyPolicy, _ made: Int, _ deleted: Int) {
    let cronJob = cronJob { $0.concurrencyPolicy = policy }
    let answer = CronJobController.reconcile(
      cronJob, jobs: [job("backup-1", of: cronJob)], at: .seconds(300))
    #expect(answer.created(Job.self).count == made)
    #expect(answer.deletions.count == deleted)
    #expect((answer.reports.first?.reason == "JobAlreadyActive") == (policy == .forbid))
  }

  @Test("a suspended CronJob makes nothing; a turn that is too late is left out")
  func suspendedAndLate() {
    let suspended = CronJobController.reconcile(
      cronJob { $0.isSuspended = true }, jobs: [], at: .seconds(300))
    #expect(suspended.changesNothing && suspended.recursAt == nil)
    let late = CronJobController.reconcile(
      cronJob { $0.startingDeadlineSeconds = 20 }, jobs: [], at: .seconds(330))
    #expect(late.created(Job.self).isEmpty)
    #expect(late.changes == [.cronJob(.missed(due: .seconds(300)))])
  }

  @Test("of Jobs that ended, the oldest beyond each limit go")
  func history() {
    let cronJob = cronJob {
      $0.successfulJobsHistoryLimit = 1
      $0.failedJobsHistoryLimit = 0
    }
    let jobs = [
      job("a", of: cronJob, ended: "Complete", at: 1), job("b", of: cronJob, ended: "Complete", at: 2),
      job("c", of: cronJob, ended: "Failed", at: 3), job("d", of: cronJob, at: 4),
    ]
    #expect(CronJobController.reconcile(cronJob, jobs: jobs, at: .seconds(5)).deletions == ["a", "c"])
  }
}
