import Cluster

extension Story {
  /// The story of any decision.
  public init(of decision: Decision) {
    switch decision {
    case .userCommand(let command): self.init(of: command)
    case .podPlacement(let placement): self.init(of: placement)
    case .provisioningRound(let round): self.init(of: round)
    case .controllerStep(let step): self.init(of: step)
    case .nodeClaimStep(let step): self.init(of: step)
    case .drainStep(let step): self.init(of: step)
    case .disruptionPass(let pass): self.init(of: pass)
    case .interruptionHandling(let handling): self.init(of: handling)
    case .cloudEvent(.incident(let incident)): self.init(of: incident)
    case .cloudEvent(let event): self.init(CloudMessage(event: event))
    case .schedulerDivergence(let divergence): self.init(of: divergence)
    }
  }

  init(of command: UserCommand) { self.init(Verbatim(command.text, .command)) }
}
