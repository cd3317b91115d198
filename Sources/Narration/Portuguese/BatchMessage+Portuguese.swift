import Controllers
import Kubernetes

extension BatchMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .cronJob(let change, let owner): Self.portuguese(change, owner)
    }
  }

  private static func portuguese(_ change: CronJobChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdJob(let job, let due):
      "\(owner): chegou a vez de \(due.clock) → criou o Job \(job.name, .name)"
    case .skipped(let due, let running):
      "\(owner): \(format.first(3, of: running.map(\.name)), .name) ainda roda, e concurrencyPolicy é Forbid → pulou a vez de \(due.clock)"
    case .replaced(let running):
      "\(owner): chegou outra vez, e concurrencyPolicy é Replace → apagou \(format.first(3, of: running.map(\.name)), .name)"
    case .missed(let due):
      "\(owner): a vez de \(due.clock) atrasou mais do que startingDeadlineSeconds permite → pulada"
    case .deletedOldJob(let job, let limit):
      "\(owner) guarda \(format.count(limit, "Job terminado", "Jobs terminados")) → apagou \(job.name, .name)"
    }
  }
}
