import Kubernetes

/// Tries nodes one by one until one can go for at most one new node that costs less. NodePools take turns, each with
/// its node that is cheapest to disrupt.
///
/// Computing takes no virtual time, so that the real engine's limit of three minutes never ends it, and no NodePool
/// is left unseen.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/singlenodeconsolidation.go`.
enum SingleNodeConsolidation: DisruptionRule {
  static let method = DisruptionMethod.singleNodeConsolidation

  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal? { candidate.consolidationRefusal }

  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    for candidate in interleaved(candidates.byCost) where run.isAllowed(candidate) {
      guard !candidate.isEmpty else { continue }
      let plan = run.consolidate([candidate])
      run.note([candidate], plan.outcome)
      if !plan.isRefused, let command = run.command(method, taking: [candidate]) {
        return .commands([command])
      }
    }
    run.noteFruitless()
    return .nothing
  }

  /// The first of each NodePool, by name, then the second of each, and so on.
  private static func interleaved(_ candidates: [DisruptionCandidate]) -> [DisruptionCandidate] {
    var turns: [NodePoolName: Int] = [:]
    let placed = candidates.map { candidate in
      let turn = turns[candidate.nodePoolName, default: 0]
      turns[candidate.nodePoolName] = turn + 1
      return (turn: turn, candidate: candidate)
    }
    return placed.sorted { ($0.turn, $0.candidate.nodePoolName) < ($1.turn, $1.candidate.nodePoolName) }
      .map(\.candidate)
  }
}
