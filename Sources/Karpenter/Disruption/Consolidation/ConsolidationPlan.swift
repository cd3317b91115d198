import Cloud
import Kubernetes

/// What doing without some nodes comes to.
enum ConsolidationPlan {
  case refused(DisruptionAttempt.Outcome)
  case delete(DisruptionSimulation)
  case replace(Replacement, DisruptionSimulation)

  var outcome: DisruptionAttempt.Outcome {
    switch self {
    case .refused(let outcome): outcome
    case .delete: .deletion
    case .replace(let replacement, _): .replacement([ReplacementSummary(replacement.planned)])
    }
  }

  /// Of several nodes, one that has a type the new node could be had better stay: only what is cheaper than the
  /// cheapest such node will do.
  ///
  /// Source: sigs.k8s.io/karpenter `multinodeconsolidation.go`, `filterOutSameInstanceType`.
  func avoidingTypes(of candidates: [DisruptionCandidate]) -> ConsolidationPlan {
    guard case .replace(var replacement, let simulation) = self else { return self }
    let shared = candidates.compactMap { candidate in
      candidate.instanceType.flatMap { type in
        replacement.names(type)
          ? PricedInstanceType(name: type.name, priceUSDPerHour: candidate.priceUSDPerHour) : nil
      }
    }
    let cheapest = shared.min { ($0.priceUSDPerHour ?? 0) < ($1.priceUSDPerHour ?? 0) }
    guard let cheapest else { return self }
    let unmet = replacement.keepTypes(cheaperThan: cheapest.priceUSDPerHour ?? 0)
    if !unmet.isEmpty { return .refused(.minValuesUnmet(unmet)) }
    return replacement.types.isEmpty
      ? .refused(.keepingOneIsBetter(cheapest)) : .replace(replacement, simulation)
  }
}

extension DisruptionCandidate {
  /// Why consolidation leaves it alone, with or without others; nil when it does not.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/consolidation.go`, `ShouldDisrupt`.
  var consolidationRefusal: MethodRefusal? {
    if isStatic { return .staticNodePool }
    if instanceType == nil { return .instanceTypeNotFound(labels[WellKnown.instanceType] ?? "") }
    for key in [WellKnown.capacityType, WellKnown.zone] where labels[key] == nil { return .labelMissing(key) }
    if nodePool.disruption.consolidateAfter == .never { return .consolidationDisabled }
    if nodePool.disruption.consolidationPolicy != .whenEmptyOrUnderutilized { return .onlyWhenEmpty }
    return has(NodeClaim.ConditionType.consolidatable) ? nil : .notConsolidatable
  }
}

// `pkg/controllers/disruption/consolidation.go`, `computeConsolidation`.
extension MethodRun {
  /// Types cheaper than a spot node that it takes to replace it by another spot node: with fewer, whatever is
  /// launched would soon be replaced again.
  private static let spotFlexibility = 15

  /// Where the Pods of these nodes would go, and whether that would be cheaper.
  mutating func consolidate(_ candidates: [DisruptionCandidate]) -> ConsolidationPlan {
    let plan = plan(candidates)
    switch plan {
    case .refused(let outcome):
      if let only = candidates.first, candidates.count == 1,
        let text = UpstreamText.unconsolidatable(outcome)
      {
        recorder.publish(.unconsolidatable(only, text))
      }
    case .delete: break
    case .replace(let replacement, _):
      let savings = candidates.priceUSDPerHour - replacement.listPriceUSDPerHour
      for candidate in candidates {
        recorder.publish(.consolidationCandidate(candidate, of: candidates.count, savings: savings))
      }
    }
    return plan
  }

  private mutating func plan(_ candidates: [DisruptionCandidate]) -> ConsolidationPlan {
    guard let simulation = context.simulate(without: candidates, publishingTo: &recorder) else {
      return .refused(.noNodePools)
    }
    guard simulation.stranded.isEmpty else { return .refused(.stranded(simulation.stranded)) }
    let claims = simulation.round.claims
    guard let claim = claims.first else { return .delete(simulation) }
    guard claims.count == 1, let catalogue = context.catalogue(of: claim) else {
      return .refused(.severalNodesNeeded(claims.count))
    }
    var replacement = Replacement(claim, in: catalogue)
    let areAllSpot = candidates.allSatisfy { $0.capacityType == CapacityType.spot.rawValue }
    let isSpotToSpot = areAllSpot && replacement.admits(.spot)
    if isSpotToSpot {
      guard context.snapshot.spotToSpotConsolidation else { return .refused(.spotToSpotDisabled) }
      replacement.require(.spot)
      replacement.keepAvailableTypes()
    }
    let nearest = replacement.nearest
    let unmet = replacement.keepTypes(cheaperThan: candidates.priceUSDPerHour)
    guard unmet.isEmpty else { return .refused(.minValuesUnmet(unmet)) }
    guard !replacement.types.isEmpty else { return .refused(.notCheaper(nearest: nearest)) }
    if isSpotToSpot, candidates.count == 1 {
      guard replacement.types.count >= Self.spotFlexibility else {
        return .refused(.tooFewSpotTypes(replacement.types.count))
      }
      replacement.truncate(to: Self.spotFlexibility)
    }
    // Had as on-demand after all, it might cost more than what it replaces.
    if replacement.admits(.spot), replacement.admits(.onDemand) { replacement.require(.spot) }
    return .replace(replacement, simulation)
  }

  func command(
    _ method: DisruptionMethod, taking candidates: [DisruptionCandidate], by plan: ConsolidationPlan
  ) -> DisruptionCommand? {
    switch plan {
    case .refused: nil
    case .delete(let simulation): context.command(method, taking: candidates, after: simulation)
    case .replace(let replacement, let simulation):
      context.command(method, taking: candidates, replacements: [replacement.planned], after: simulation)
    }
  }
}

extension DisruptionContext {
  func catalogue(of claim: PlannedClaim) -> Catalogue? {
    provisioning.templates.first { $0.name == claim.nodePool }?.catalogue
  }

  func command(
    _ method: DisruptionMethod, taking candidates: [DisruptionCandidate], replacements: [PlannedClaim] = [],
    after simulation: DisruptionSimulation? = nil
  ) -> DisruptionCommand {
    let replacementPrice = replacements.reduce(0.0) { sum, claim in
      sum + (catalogue(of: claim).map { Replacement(claim, in: $0).listPriceUSDPerHour } ?? 0)
    }
    return DisruptionCommand(
      method: method, candidates: candidates.map(\.inCommand), replacements: replacements,
      existing: simulation?.round.existing ?? [], pending: simulation?.pending ?? [],
      savingsUSDPerHour: candidates.priceUSDPerHour - replacementPrice)
  }
}
