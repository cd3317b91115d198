import Controllers
import Kubernetes

extension BatchMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .cronJob(let change, let owner): Self.english(change, owner)
    }
  }

  private static func english(_ change: CronJobChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdJob(let job, let due):
      "\(owner): the turn of \(due.clock) has come → made the Job \(job.name, .name)"
    case .skipped(let due, let running):
      "\(owner): \(format.first(3, of: running.map(\.name)), .name) still runs, and concurrencyPolicy is Forbid → left out the turn of \(due.clock)"
    case .replaced(let running):
      "\(owner): a new turn has come, and concurrencyPolicy is Replace → deleted \(format.first(3, of: running.map(\.name)), .name)"
    case .missed(let due):
      "\(owner): the turn of \(due.clock) is later than startingDeadlineSeconds allows → left out"
    case .deletedOldJob(let job, let limit):
      "\(owner) keeps \(format.count(limit, "ended Job")) → deleted \(job.name, .name)"
    }
  }
}
