import Controllers
import Kubernetes

extension NodeDrainMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .change(.began(let cause, let onlyCordons), let node):
      "\(node): \(Self.reason(cause)) → cordoned\(onlyCordons ? ", and nothing else: its Pods stay" : ", and its Pods are evicted as their PDBs allow; nothing is launched for them beforehand")"
    case .change(.evicted(let evicted, let refused), let node):
      "\(node): \(Self.evictions(evicted, refused))"
    case .change(.done, let node): "\(node): only DaemonSets' Pods are left → drained"
    case .change(.gaveUp(let left), let node):
      "\(node): the time to drain is over, and \(Self.names(left), .name) \(left.count == 1 ? "is" : "are") still there → waits no more"
    }
  }

  private static func reason(_ cause: NodeDrainChange.Cause) -> StyledText {
    switch cause {
    case .scaleIn(let group): "its group \(group, .name) has more nodes than it should, and this one goes"
    case .spotInterruption(let end):
      "its machine's metadata says that EC2 takes it back at \(end.clock) (spot/instance-action)"
    case .rebalanceRecommendation:
      "its machine's metadata says that EC2 may soon take it back (events/recommendations/rebalance)"
    }
  }

  private static func evictions(_ evicted: [PodName], _ refused: [PodName]) -> StyledText {
    let stay: StyledText =
      "\(names(refused), .name) \(refused.count == 1 ? "stays" : "stay") for now, held by a PDB; asked again every 5s"
    guard !evicted.isEmpty else { return stay }
    return refused.isEmpty ? "evicted \(names(evicted), .name)" : "evicted \(names(evicted), .name); \(stay)"
  }

  private static func names(_ pods: [PodName]) -> String { format.first(3, of: pods.map(\.name)) }
}
