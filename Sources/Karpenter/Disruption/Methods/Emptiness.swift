import Kubernetes

/// Deletes nodes without Pods that would have to go elsewhere, as many at once as budgets let go. Nothing is
/// simulated, and no price is asked.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/emptiness.go`.
enum Emptiness: DisruptionRule {
  static let method = DisruptionMethod.emptiness

  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal? {
    if candidate.isStatic { return .staticNodePool }
    if candidate.nodePool.disruption.consolidateAfter == .never { return .consolidationDisabled }
    if !candidate.isEmpty { return .hasPods(candidate.pods.count) }
    return candidate.has(NodeClaim.ConditionType.consolidatable) ? nil : .notConsolidatable
  }

  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    var going: [DisruptionCandidate] = []
    for candidate in candidates.byCost where run.isAllowed(candidate) {
      run.spend(on: candidate)
      going.append(candidate)
    }
    guard !going.isEmpty else {
      run.noteFruitless()
      return .nothing
    }
    run.note(going, .deletion)
    return .commands([run.context.command(method, taking: going)])
  }
}
