import Cloud
import Kubernetes

/// What becomes of a claim when all Pods have had their turn.
enum FinishedClaim {
  case planned(PlannedClaim)
  /// The cheapest types alone do not have the `minValues` asked for.
  case dropped(PodFailure)
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
    let priced = offers(of: claim.types, in: catalogue, allowedBy: requirements)
    let kept = Array(priced.prefix(Self.typeLimit))
    var types = catalogue.noType
    for offer in kept { types.insert(offer.index) }
    let unmet = catalogue.unmetMinValues(of: requirements, in: types)
    if options.minValuesPolicy == .strict, !unmet.isEmpty {
      return .dropped(
        .minValuesAfterTruncation(keys: unmet.map(\.key), nodePool: claim.template.name))
    }
    let offerings = kept.flatMap { offer in
      offer.offerings.map {
        PricedOffering(
          instanceType: catalogue.types[offer.index].name, zone: $0.zone, capacityType: $0.capacityType,
          priceUSDPerHour: $0.priceUSDPerHour)
      }
    }
    let capacityTypes = offerings.map(\.capacityType.rawValue)
    var funnel = funnel(
      of: claim, requirements: claim.requirements, requests: claim.requests, left: claim.types)
    funnel.note(.truncation, types, of: catalogue)
    requirements.add(
      Requirement(WellKnown.instanceType, .isIn, kept.map { catalogue.types[$0.index].name }))
    if !capacityTypes.isEmpty { requirements.add(Requirement(WellKnown.capacityType, .isIn, capacityTypes)) }
    let cheapest = offerings.sorted(by: Self.isCheaper).prefix(2)
    return .planned(
      PlannedClaim(
        nodePool: claim.template.name, pods: claim.pods.map { pods[$0].pod.name },
        nodeClaim: nodeClaim(claim, requirements), requirements: requirements,
        instanceTypes: kept.map {
          PricedInstanceType(name: catalogue.types[$0.index].name, priceUSDPerHour: $0.price)
        },
        cheapest: cheapest.first, nextCheapest: cheapest.dropFirst().first, funnel: funnel,
        minValuesRelaxed: claim.minValuesRelaxed, limitExceeded: limitExceeded(claim.template.nodePool)))
  }

  private struct TypeOffer {
    let index: Int
    let offerings: [Offering]
    let price: Double?
  }

  /// The types with what they are offered for, cheapest first, then in the catalogue's order.
  private func offers(
    of types: TypeSet, in catalogue: Catalogue, allowedBy requirements: Requirements
  ) -> [TypeOffer] {
    types.indices.map { index in
      let offerings = catalogue.offerings(ofType: index, allowedBy: requirements)
      return TypeOffer(index: index, offerings: offerings, price: offerings.map(\.priceUSDPerHour).min())
    }.sorted { left, right in
      let (price, other) = (left.price ?? .infinity, right.price ?? .infinity)
      return price == other ? left.index < right.index : price < other
    }
  }

  private static func isCheaper(_ left: PricedOffering, _ right: PricedOffering) -> Bool {
    if left.priceUSDPerHour != right.priceUSDPerHour { return left.priceUSDPerHour < right.priceUSDPerHour }
    return (left.instanceType, left.zone) < (right.instanceType, right.zone)
  }

  private func nodeClaim(_ claim: InFlightClaim, _ requirements: Requirements) -> NodeClaim {
    var nodeClaim = claim.template.nodePool.claim(requirements)
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
