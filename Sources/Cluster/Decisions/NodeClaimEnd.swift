import Cloud
import Controllers
import Kubernetes

/// Why a NodeClaim was deleted.
public enum NodeClaimEnd: Equatable, Sendable {
  /// Karpenter's disruption controller took its node away.
  case disruption(NodePool.Budget.Reason)
  case interruption(InterruptionKind)
  case expired
  /// Its machine was gone before.
  case vanished
  /// Its node had been unwell for too long.
  case unhealthy
  /// It never came to be a node.
  case failure(NodeClaimStep.Failure)
  /// Somebody deleted it, its node or its NodePool, with this command where that is known.
  case byHand(command: String?)

  /// As the label `reason` of Karpenter's metric `karpenter_nodeclaims_disrupted_total` has it; `deleted` for what
  /// the metric does not count.
  public var reason: String {
    switch self {
    case .disruption(let reason): reason.rawValue.lowercased()
    case .interruption(let kind): kind.rawValue
    case .expired: "expired"
    case .vanished: "garbage_collected"
    case .unhealthy: "unhealthy"
    case .failure(.insufficientCapacity): "insufficient_capacity"
    case .failure(.nodeClassNotReady): "nodeclass_not_ready"
    case .failure(.launchTimeout), .failure(.launchFailed): "launch_timeout"
    case .failure(.registrationTimeout), .failure(.multipleNodes): "registration_timeout"
    case .byHand: "deleted"
    }
  }
}
