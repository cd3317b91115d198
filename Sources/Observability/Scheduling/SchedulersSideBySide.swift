import Cluster
import Karpenter
import Kubernetes
import Scheduling

/// Both schedulers' answers for the Pods of one provisioning round: where Karpenter assumed each would go, and where
/// kube-scheduler put it.
public struct SchedulersSideBySide: Equatable, Sendable {
  public let round: DecisionID
  public let time: VirtualTime
  /// In the order of the round.
  public let rows: [Row]

  public struct Row: Equatable, Sendable {
    public let pod: PodName
    /// Nil where the round found no place.
    public let assumed: AssumedPlace?
    /// How many preferences Karpenter gave up for it.
    public let relaxations: Int
    /// Nil while it is not bound.
    public let actual: NodeName?
    /// Nil where the two agree, or where nothing can be said yet.
    public let divergence: SchedulerDivergence?
  }

  public var divergences: Int { rows.count { $0.divergence != nil } }

  /// - Parameter id: of the round; nil means the last one.
  public init?(_ id: DecisionID? = nil, in log: DecisionLog) {
    let all = log.all
    let found = all.last { record in
      guard case .provisioningRound = record.decision else { return false }
      return id.map { $0 == record.id } ?? true
    }
    guard let record = found, case .provisioningRound(let round) = record.decision else { return nil }
    self.round = record.id
    time = record.time
    var bound: [PodName: NodeName] = [:]
    var divergences: [PodName: SchedulerDivergence] = [:]
    for later in log.since(record.id) {
      switch later.decision {
      case .podPlacement(let placement):
        guard case .bound(let node) = placement.outcome, bound[placement.pod] == nil else { continue }
        bound[placement.pod] = node
      case .schedulerDivergence(let divergence) where divergence.round == record.id:
        divergences[divergence.pod] = divergence
      default: continue
      }
    }
    rows = round.pods.map { decision in
      Row(
        pod: decision.pod, assumed: round.assumedPlace(of: decision),
        relaxations: decision.relaxations.count, actual: bound[decision.pod],
        divergence: divergences[decision.pod])
    }
  }
}
