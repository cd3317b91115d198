import Controllers

/// What a CronJob did.
public enum BatchMessage: Message, Equatable {
  case cronJob(CronJobChange, of: StyledText)
}
