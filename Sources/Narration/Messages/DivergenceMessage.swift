import Cluster
import Karpenter
import Kubernetes
import Scheduling

/// Where kube-scheduler put a Pod, against where Karpenter had assumed it would go.
public enum DivergenceMessage: Message, Equatable {
  case divergence(SchedulerDivergence)
  /// Why, as a phrase of its own.
  case reason(SchedulerDivergence.Reason, assumed: String, actual: NodeName)
  case givenUp([Relaxation])
}

extension Story {
  init(of divergence: SchedulerDivergence) {
    self.init(DivergenceMessage.divergence(divergence))
    if !divergence.relaxations.isEmpty {
      details = [.line(DivergenceMessage.givenUp(divergence.relaxations))]
    }
  }
}

extension SchedulerDivergence {
  /// The reason as a message of its own.
  public var told: DivergenceMessage {
    .reason(reason, assumed: assumedNode?.text ?? assumed.name, actual: actual)
  }
}

extension AssumedPlace {
  /// Of the node, or of the claim.
  public var name: String {
    switch self {
    case .node(let name): name.text
    case .nodeClaim(let name): name.text
    }
  }
}
