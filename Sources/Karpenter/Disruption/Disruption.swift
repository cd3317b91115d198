import Cloud
import Kubernetes

/// Karpenter's disruption controller: which nodes go because they are not needed.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption`.
public enum Disruption {
  /// How long a command waits before it is looked at again.
  public static let validationWait = Duration.seconds(15)
  /// How often a pass is made while nothing is found.
  public static let period = Duration.seconds(10)

  /// Proposes to delete the empty nodes that budgets let go, the cheapest to disrupt first.
  ///
  /// - Returns: nil when there is none.
  public static func propose(_ snapshot: DisruptionSnapshot) -> DisruptionPass? {
    let state = ClusterState(snapshot.cluster)
    return emptiness(snapshot, state, among: nil, stage: .proposed)
  }

  /// Looks again at a command that has waited: what of it still holds is carried out.
  public static func validate(_ pass: DisruptionPass, _ snapshot: DisruptionSnapshot) -> DisruptionPass {
    let state = ClusterState(snapshot.cluster)
    let proposed = Set(pass.candidates.map(\.node))
    if let confirmed = emptiness(snapshot, state, among: proposed, stage: .carriedOut) { return confirmed }
    var abandoned = pass
    abandoned.stage = .abandoned
    return abandoned
  }

  private static func emptiness(
    _ snapshot: DisruptionSnapshot, _ state: ClusterState, among allowed: Set<NodeName>?,
    stage: DisruptionPass.Stage
  ) -> DisruptionPass? {
    let empty = snapshot.candidates(in: state).compactMap { _, verdict in try? verdict.get() }
      .filter { $0.goesWhenEmpty && (allowed?.contains($0.node) ?? true) }
      .sorted { ($0.cost, $0.node) < ($1.cost, $1.node) }
    guard !empty.isEmpty else { return nil }
    let allowances = snapshot.allowances(for: .empty, in: state)
    var remaining = allowances.mapValues(\.remaining)
    var going: [DisruptionCandidate] = []
    var held: [NodeName] = []
    for candidate in empty {
      let pool = candidate.nodePool.nodePoolName
      if remaining[pool, default: 0] > 0 {
        remaining[pool, default: 0] -= 1
        going.append(candidate)
      } else {
        held.append(candidate.node)
      }
    }
    guard !going.isEmpty else { return nil }
    return DisruptionPass(
      method: .emptiness, reason: .empty, stage: stage, decision: .delete,
      candidates: going.map { snapshot.report($0) }, heldByBudget: held,
      allowances: allowances.values.sorted { $0.nodePool < $1.nodePool })
  }
}

extension DisruptionCandidate {
  fileprivate var goesWhenEmpty: Bool {
    nodePool.replicas == nil && nodePool.disruption.consolidateAfter != .never && isEmpty
      && nodeClaim.status.conditions.isTrue(NodeClaim.ConditionType.consolidatable)
  }
}

extension DisruptionSnapshot {
  fileprivate func report(_ candidate: DisruptionCandidate) -> DisruptionPass.Candidate {
    let labels = candidate.nodeClaim.metadata.labels
    let type = labels[WellKnown.instanceType]
    let offerings =
      cluster.instanceTypes[candidate.nodePool.nodePoolName]?.first { $0.name == type }?.offerings ?? []
    let prices = offerings.filter {
      $0.zone == labels[WellKnown.zone] && $0.capacityType.rawValue == labels[WellKnown.capacityType]
    }.map(\.priceUSDPerHour)
    return DisruptionPass.Candidate(
      node: candidate.node, nodeClaim: candidate.nodeClaim.nodeClaimName,
      nodePool: candidate.nodePool.nodePoolName,
      instanceType: type, cost: candidate.cost, priceUSDPerHour: prices.min())
  }
}
