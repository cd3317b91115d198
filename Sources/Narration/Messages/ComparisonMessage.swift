/// Words of two worlds set side by side.
public enum ComparisonMessage: Message, Equatable {
  case now
  case whatIf
  case time
  case nodes
  case nodesIn(String)
  case podsRunning
  case podsPending
  case perHour
  case perMonth
  case decisions
  /// Machines that only the second world has, or only the first: `+2 × c7g.xlarge spot`.
  case moreMachines(count: Int, what: String)
  /// Machines that the second world has in the place of as many of the same kind.
  case otherMachines(count: Int, what: String)
}
