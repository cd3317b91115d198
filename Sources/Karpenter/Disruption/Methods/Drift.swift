import Kubernetes

/// Replaces the node that drifted first by whatever its Pods need now, at any price. Empty nodes come before others.
///
/// One node a pass; a new pass begins as soon as a command has been started, so that several go on at the same time
/// as far as budgets allow.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/drift.go`.
enum Drift: DisruptionRule {
  static let method = DisruptionMethod.drift

  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal? {
    if candidate.isStatic { return .staticNodePool }
    return candidate.has(NodeClaim.ConditionType.drifted) ? nil : .notDrifted
  }

  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    for candidate in ordered(candidates) where run.isAllowed(candidate) {
      guard let simulation = run.context.simulator.simulate(without: [candidate], publishingTo: &run.recorder)
      else {
        run.note([candidate], .noNodePools)
        return .noNodePools
      }
      guard simulation.stranded.isEmpty else {
        run.note([candidate], .stranded(simulation.stranded))
        run.recorder.publish(.blocked(candidate, UpstreamText.stranded(simulation.stranded)))
        continue
      }
      return run.replace(candidate)
    }
    return .nothing
  }

  /// Empty ones first, then those that drifted first; otherwise as they come.
  private static func ordered(_ candidates: [DisruptionCandidate]) -> [DisruptionCandidate] {
    let sorted = candidates.enumerated().sorted { left, right in
      if left.element.isEmpty != right.element.isEmpty { return left.element.isEmpty }
      let (since, other) = (left.element.driftedAt, right.element.driftedAt)
      guard since != other else { return left.offset < right.offset }
      guard let since, let other else { return since == nil }
      return since < other
    }
    return sorted.map(\.element)
  }
}

extension MethodRun {
  /// The command that replaces a drifted node, simulated once more with all that a record keeps.
  fileprivate mutating func replace(_ candidate: DisruptionCandidate) -> MethodOutcome {
    guard
      let simulation = context.simulator.simulate(
        without: [candidate], publishingTo: &recorder, recording: context.snapshot.cluster.options.recording)
    else { return .noNodePools }
    let claims = simulation.plannedClaims
    note([candidate], claims.isEmpty ? .deletion : .replacement(claims.map { ReplacementSummary($0) }))
    let prices = simulation.claims.map { claim in
      claim.types.first.map(claim.catalogue.listPrice) ?? 0
    }
    return .commands([
      context.command(
        .drift, taking: [candidate], replacements: claims, replacementPrice: prices.reduce(0, +),
        after: simulation)
    ])
  }
}

extension DisruptionCandidate {
  /// Nil where the condition does not say: before any time.
  fileprivate var driftedAt: VirtualTime? {
    nodeClaim.status.conditions[NodeClaim.ConditionType.drifted]?.lastTransitionTime
  }
}
