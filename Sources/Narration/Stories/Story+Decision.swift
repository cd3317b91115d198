import Cluster

extension Story {
  /// The story of any decision.
  public init(of decision: Decision) {
    switch decision {
    case .userCommand(let command): self.init(of: command)
    case .controllerStep(let step): self.init(of: step)
    }
  }

  init(of command: UserCommand) { self.init(Verbatim(command.text, .command)) }
}
