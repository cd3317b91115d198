import Kubernetes

/// Looks for as many nodes as possible, the cheapest to disrupt first, that can all go at once for at most one new
/// node that costs less than they do together.
///
/// The number is found by binary search, which is not sure to find the largest. Computing takes no virtual time, so
/// that the real engine's limit of a minute never ends it.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/multinodeconsolidation.go`.
enum MultiNodeConsolidation: DisruptionRule {
  static let method = DisruptionMethod.multiNodeConsolidation
  /// How far the search looks; it counts from 0, so that of more nodes one more than this may go.
  private static let searchLimit = 100

  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal? { candidate.consolidationRefusal }

  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    var going: [DisruptionCandidate] = []
    for candidate in candidates.byCost where run.isAllowed(candidate) {
      guard !candidate.isEmpty else { continue }
      run.spend(on: candidate)
      going.append(candidate)
    }
    switch search(going, &run) {
    case .commands(let commands): return .commands(commands)
    case .noNodePools: return .noNodePools
    case .nothing:
      run.noteFruitless()
      return .nothing
    }
  }

  private static func search(_ candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    guard candidates.count >= 2 else { return .nothing }
    var lowest = 1
    var highest = candidates.count <= searchLimit ? candidates.count - 1 : searchLimit
    var best: [DisruptionCandidate] = []
    while lowest <= highest {
      let middle = (lowest + highest) / 2
      let batch = Array(candidates[...middle])
      let plan = run.consolidate(batch).avoidingTypes(of: batch)
      run.note(batch, plan.outcome)
      if plan.outcome == .noNodePools { return .noNodePools }
      if plan.isRefused {
        highest = middle - 1
      } else {
        best = batch
        lowest = middle + 1
      }
    }
    guard !best.isEmpty else { return .nothing }
    return run.command(method, taking: best, by: { $0.avoidingTypes(of: best) }).map { .commands([$0]) }
      ?? .nothing
  }
}
