import Cloud
import Kubernetes

/// What becomes of a claim when all Pods have had their turn.
enum FinishedClaim {
  case settled(SettledClaim)
  /// The cheapest types alone do not have the `minValues` asked for.
  case dropped(PodFailure)
}

/// A claim of whose Pods nothing changes any more, before its types are written down.
struct SettledClaim {
  let claim: InFlightClaim
  /// What must hold of its node, and of the offering it is had by.
  let requirements: Requirements
  /// Places in the catalogue, the cheapest first.
  let types: [Int]

  var catalogue: Catalogue { claim.template.catalogue }
}

// nodeclaim.go, `FinalizeScheduling`; nodeclaimtemplate.go, `ToNodeClaim`; types.go, `Truncate`.
extension Solver {
  /// The most instance types that a claim names.
  static let typeLimit = 600

  func finish(_ claim: InFlightClaim) -> FinishedClaim {
    let catalogue = claim.template.catalogue
    var requirements = claim.requirements
    requirements.remove(WellKnown.hostname)
    if !claim.reservations.isEmpty {
      requirements.replace(Requirement(WellKnown.capacityType, .isIn, [CapacityType.reserved.rawValue]))
      requirements.add(Requirement(WellKnown.capacityReservationID, .isIn, claim.reservations))
    }
    let kept = Array(catalogue.byPrice(claim.types, allowedBy: requirements).prefix(Self.typeLimit))
    let types = catalogue.set(of: kept)
    let unmet = catalogue.unmetMinValues(of: requirements, in: types)
    if options.minValuesPolicy == .strict, !unmet.isEmpty {
      return .dropped(
        .minValuesAfterTruncation(keys: unmet.map(\.key), nodePool: claim.template.name))
    }
    return .settled(SettledClaim(claim: claim, requirements: requirements, types: kept))
  }

  /// The claim to create, with how its types came about.
  func plan(_ settled: SettledClaim) -> PlannedClaim {
    let claim = settled.claim
    let catalogue = settled.catalogue
    let types = catalogue.set(of: settled.types)
    var cutter = FunnelCutter(
      catalogue,
      after: funnel(
        of: claim, requirements: claim.requirements, requests: claim.requests, left: claim.types),
      types: claim.types)
    cutter.keep(types, because: .dearer)
    cutter.close(.truncation)
    let choice = catalogue.choice(of: settled.types, requirements: settled.requirements)
    return PlannedClaim(
      nodePool: claim.template.name, pods: claim.pods.map { pods[$0].pod.name },
      nodeClaim: nodeClaim(claim, choice.requirements, types), requirements: choice.requirements,
      instanceTypes: choice.instanceTypes, cheapest: choice.cheapest,
      nextCheapest: choice.nextCheapest, funnel: cutter.funnel, minValuesRelaxed: claim.minValuesRelaxed,
      limitExceeded: limitExceeded(claim.template.nodePool))
  }

  private func nodeClaim(
    _ claim: InFlightClaim, _ requirements: Requirements, _ types: TypeSet
  ) -> NodeClaim {
    var nodeClaim = claim.template.nodePool.claim(requirements)
    for annotation in claim.template.catalogue.overlayAnnotations(of: types) {
      nodeClaim.metadata.annotations[annotation] = "true"
    }
    nodeClaim.metadata.annotations[WellKnown.minValuesRelaxed] = claim.minValuesRelaxed ? "true" : "false"
    nodeClaim.spec.resources.requests = claim.requests
    return nodeClaim
  }

  /// The first resource, by name, of which the NodePool's machines have more than its limits allow now.
  private func limitExceeded(_ nodePool: NodePool) -> LimitExceeded? {
    guard let limits = nodePool.limits else { return nil }
    let usage = context.state.usage(of: nodePool.nodePoolName)
    for (name, limit) in limits.sorted {
      if let used = usage[name], used > limit {
        return LimitExceeded(resource: name, usage: used, limit: limit)
      }
    }
    return nil
  }
}
