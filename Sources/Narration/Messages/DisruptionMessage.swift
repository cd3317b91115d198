import Karpenter
import Kubernetes

/// What a pass of the disruption controller came to.
public enum DisruptionMessage: Message, Equatable {
  case pass(DisruptionPass)
  /// The nodes that go.
  case candidate(DisruptionPass.Candidate)
  case heldByBudget([String])
  case savings(Double)
}

extension Story {
  init(of pass: DisruptionPass) {
    self.init(DisruptionMessage.pass(pass))
    details = pass.candidates.map { .line(DisruptionMessage.candidate($0)) }
    if !pass.heldByBudget.isEmpty {
      details.append(.line(DisruptionMessage.heldByBudget(pass.heldByBudget.map(\.text))))
    }
    if pass.stage != .abandoned, pass.savingsUSDPerHour > 0 {
      details.append(.line(DisruptionMessage.savings(pass.savingsUSDPerHour)))
    }
  }
}
