import Cloud
import Kubernetes

/// What doing without some nodes comes to.
enum ConsolidationPlan {
  case refused(DisruptionAttempt.Outcome)
  case delete(DisruptionSimulation)
  case replace(Replacement, DisruptionSimulation)

  var isRefused: Bool {
    if case .refused = self { true } else { false }
  }

  var outcome: DisruptionAttempt.Outcome {
    switch self {
    case .refused(let outcome): outcome
    case .delete: .deletion
    case .replace(let replacement, _): .replacement([replacement.summary])
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
  /// Where the Pods of these nodes would go, and whether that would be cheaper.
  mutating func consolidate(_ candidates: [DisruptionCandidate]) -> ConsolidationPlan {
    let simulation = context.simulator.simulate(without: candidates, publishingTo: &recorder)
    let plan = simulation.map { context.plan(candidates, $0) } ?? .refused(.noNodePools)
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

  /// The command that a plan comes to, simulated once more with all that a record keeps.
  mutating func command(
    _ method: DisruptionMethod, taking candidates: [DisruptionCandidate],
    by plan: (ConsolidationPlan) -> ConsolidationPlan = { $0 }
  ) -> DisruptionCommand? {
    guard
      let simulation = context.simulator.simulate(
        without: candidates, publishingTo: &recorder, recording: context.snapshot.cluster.options.recording)
    else { return nil }
    switch plan(context.plan(candidates, simulation)) {
    case .refused: return nil
    case .delete: return context.command(method, taking: candidates, after: simulation)
    case .replace(let replacement, _):
      return context.command(
        method, taking: candidates, replacements: [replacement.planned],
        replacementPrice: replacement.listPriceUSDPerHour, after: simulation)
    }
  }
}

extension DisruptionContext {
  /// Types cheaper than a spot node that it takes to replace it by another spot node: with fewer, whatever is
  /// launched would soon be replaced again.
  private static let spotFlexibility = 15

  fileprivate func plan(
    _ candidates: [DisruptionCandidate], _ simulation: DisruptionSimulation
  ) -> ConsolidationPlan {
    guard simulation.stranded.isEmpty else { return .refused(.stranded(simulation.stranded)) }
    guard !simulation.claims.isEmpty else { return .delete(simulation) }
    guard var replacement = simulation.replacement else {
      return .refused(.severalNodesNeeded(simulation.claims.count))
    }
    let areAllSpot = candidates.allSatisfy { $0.capacityType == CapacityType.spot.rawValue }
    let isSpotToSpot = areAllSpot && replacement.admits(.spot)
    if isSpotToSpot {
      guard snapshot.spotToSpotConsolidation else { return .refused(.spotToSpotDisabled) }
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

  /// - Parameter replacementPrice: what Karpenter reckons the replacements to cost.
  func command(
    _ method: DisruptionMethod, taking candidates: [DisruptionCandidate], replacements: [PlannedClaim] = [],
    replacementPrice: Double = 0, after simulation: DisruptionSimulation? = nil
  ) -> DisruptionCommand {
    DisruptionCommand(
      method: method, candidates: candidates.map(\.inCommand), replacements: replacements,
      existing: simulation?.existing ?? [], pending: simulation?.pending ?? [],
      savingsUSDPerHour: candidates.priceUSDPerHour - replacementPrice)
  }
}
