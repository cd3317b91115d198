import Controllers
import Kubernetes

/// What happens to a NodeClaim, from the machine's launch to its end.
public enum NodeClaimMessage: Message, Equatable {
  case step(NodeClaimStep)
  /// What the machine offers to Pods.
  case allocatable(String)
  /// The provider's own words.
  case answer(String)
  /// What comes next for a claim that has just got here.
  case next(Next)

  public enum Next: Equatable, Sendable {
    case registration, initialization, scheduling, anotherRound
  }
}

extension Story {
  init(of step: NodeClaimStep) {
    self.init(NodeClaimMessage.step(step))
    switch step.step {
    case .launch(let machine):
      let allocatable = Amounts.text(machine.allocatable)
      details = [
        .fullOnly([.line(NodeClaimMessage.allocatable(allocatable))]),
        .line(NodeClaimMessage.next(.registration)),
      ]
    case .registration: details = [.line(NodeClaimMessage.next(.initialization))]
    case .initialization: details = [.line(NodeClaimMessage.next(.scheduling))]
    case .failure(.insufficientCapacity(let message)), .failure(.nodeClassNotReady(let message)):
      details = [.line(NodeClaimMessage.answer(message)), .line(NodeClaimMessage.next(.anotherRound))]
    case .failure(.launchFailed(_, let message)): details = [.line(NodeClaimMessage.answer(message))]
    case .failure(.launchTimeout), .failure(.registrationTimeout):
      details = [.line(NodeClaimMessage.next(.anotherRound))]
    case .failure(.multipleNodes), .waiting, .nodeDeletion, .instanceTermination, .termination: break
    }
  }
}
