import Kubernetes
import Testing

@testable import Controllers

struct JobControllerTests {
  private func job(_ change: (inout Job) -> Void = { _ in }) -> Job {
    Job().with {
      $0.metadata = ObjectMeta(name: "import", namespace: "default")
      $0.metadata.uid = "uid-import"
      $0.template.spec.restartPolicy = .never
      change(&$0)
    }
  }

  private func pod(_ name: String, _ phase: PodStatus.Phase, endedAt end: Int = 0, index: Int? = nil) -> Pod {
    Pod(name, on: "n1").with {
      $0.metadata.ownerReferences = [OwnerReference(controller: job())]
      $0.metadata.annotations[JobController.completionIndex] = index.map { String($0) }
      $0.status.phase = phase
      $0.status.setReadiness(isReady: false, reason: "", message: "", at: .seconds(end))
    }
  }

  struct Run: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var completions: Int?
    var parallelism: Int
    var active = 0
    var succeeded = 0
    var makes: Int
  }

  @Test(
    "as many Pods run as are wanted",
    arguments: [
      Run(testDescription: "one by default", completions: 1, parallelism: 1, makes: 1),
      Run(testDescription: "as many as may at a time", completions: 10, parallelism: 3, makes: 3),
      Run(
        testDescription: "no more than are left to do", completions: 10, parallelism: 5, active: 1,
        succeeded: 7, makes: 2),
      Run(
        testDescription: "of a work queue none any more once one is done", completions: nil, parallelism: 3,
        active: 1, succeeded: 1, makes: 0),
    ])
  func parallelism(_ c: Run) {
    let pods =
      (0..<c.active).map { pod("a\($0)", .running) } + (0..<c.succeeded).map { pod("s\($0)", .succeeded) }
    let answer = JobController.reconcile(
      job {
        $0.completions = c.completions
        $0.parallelism = c.parallelism
      }, pods: pods, at: .seconds(1))
    #expect(answer.created(Pod.self).count == c.makes)
  }

  @Test("enough successes complete it")
  func completes() throws {
    let answer = JobController.reconcile(job(), pods: [pod("a", .succeeded)], at: .seconds(9))
    let status = try #require(answer.updatedStatus(Job.self).first?.status)
    #expect(status.conditions.isTrue("Complete"))
    #expect(status.completionTime == .seconds(9))
    #expect(answer.reports.map(\.message) == ["Job completed"])
    #expect(answer.changes == [.jobCompleted(succeeded: 1, failed: 0)])
  }

  @Test("a failed Pod is replaced after 10 s, then 20, and the Job fails past its limit")
  func retries() throws {
    let limited = job { $0.backoffLimit = 2 }
    let one = [pod("a", .failed, endedAt: 100)]
    let early = JobController.reconcile(limited, pods: one, at: .seconds(109))
    #expect(early.created(Pod.self).isEmpty)
    #expect(early.lookAgainAt == .seconds(110))
    #expect(JobController.reconcile(limited, pods: one, at: .seconds(110)).created(Pod.self).count == 1)
    let two = one + [pod("b", .failed, endedAt: 115)]
    #expect(JobController.reconcile(limited, pods: two, at: .seconds(120)).lookAgainAt == .seconds(135))
    let three = two + [pod("c", .failed, endedAt: 140)]
    let failed = JobController.reconcile(limited, pods: three, at: .seconds(140))
    let condition = try #require(failed.updatedStatus(Job.self).first?.status.conditions["Failed"])
    #expect(condition.reason == "BackoffLimitExceeded")
    #expect(condition.message == "Job has reached the specified backoff limit")
  }

  @Test("past its deadline its Pods are ended, then it fails")
  func deadline() {
    let limited = job {
      $0.activeDeadlineSeconds = 60
      $0.status.startTime = .start
    }
    let running = [pod("a", .running)]
    #expect(JobController.reconcile(limited, pods: running, at: .seconds(59)).lookAgainAt == .seconds(60))
    let due = JobController.reconcile(limited, pods: running, at: .seconds(60))
    #expect(due.deletions == ["a"])
    #expect(due.updatedStatus(Job.self).first?.isFinished == false)
    let last = JobController.reconcile(limited, pods: [], at: .seconds(61))
    #expect(last.updatedStatus(Job.self).first?.status.conditions["Failed"]?.reason == "DeadlineExceeded")
  }

  @Test("an Indexed Job makes the indexes that are neither done nor at work")
  func indexed() {
    let indexed = job {
      $0.completionMode = .indexed
      $0.completions = 4
      $0.parallelism = 4
    }
    let pods = [pod("a", .succeeded, index: 0), pod("b", .running, index: 2)]
    let answer = JobController.reconcile(indexed, pods: pods, at: .seconds(1))
    #expect(answer.created(Pod.self).map(\.metadata.generateName) == ["import-1-", "import-3-"])
  }

  @Test("a suspended Job runs nothing; a finished one goes after its time")
  func suspendedAndFinished() {
    let suspended = JobController.reconcile(
      job { $0.isSuspended = true }, pods: [pod("a", .running)], at: .seconds(1))
    #expect(suspended.deletions == ["a"])
    let finished = job {
      $0.ttlSecondsAfterFinished = 100
      $0.status.conditions.set(Condition(type: "Complete", status: .isTrue), at: .seconds(10))
    }
    #expect(JobController.reconcile(finished, pods: [], at: .seconds(20)).lookAgainAt == .seconds(110))
    #expect(JobController.reconcile(finished, pods: [], at: .seconds(110)).deletions == ["import"])
  }
}
