import Cloud
import Kubernetes

/// What an instance type costs where a claim may have it, by the offerings that can be had at this moment; infinite
/// where there is none.
struct TypePrices {
  /// The cheapest offering.
  var lowest = Double.infinity
  /// The most that a launch can cost: the dearest offering of the first capacity type that has one, of reserved,
  /// spot and on-demand in this order.
  var worstLaunch = Double.infinity

  /// - Source: sigs.k8s.io/karpenter `pkg/cloudprovider/types.go`, `WorstLaunchPrice`.
  init(_ offerings: [Offering]) {
    lowest = offerings.lazy.map(\.priceUSDPerHour).min() ?? .infinity
    for capacityType in [CapacityType.reserved, .spot, .onDemand] {
      let prices = offerings.lazy.filter { $0.capacityType == capacityType }.map(\.priceUSDPerHour)
      if let dearest = prices.max() {
        worstLaunch = dearest
        break
      }
    }
  }
}

/// The types that a claim ends with, written down.
struct TypeChoice {
  let instanceTypes: [PricedInstanceType]
  let cheapest: PricedOffering?
  let nextCheapest: PricedOffering?
  /// The claim's, with the types named and the capacity types narrowed to those that can be had.
  let requirements: Requirements
}

extension Catalogue {
  /// The types by price, the cheapest first, then in the catalogue's order.
  func byPrice(_ types: TypeSet, allowedBy requirements: Requirements) -> [Int] {
    let prices = prices(allowedBy: requirements)
    return types.indices.sorted { left, right in
      let (price, other) = (prices[left].lowest, prices[right].lowest)
      return price == other ? left < right : price < other
    }
  }

  /// - Parameter types: the cheapest first.
  func choice(of types: [Int], requirements: Requirements) -> TypeChoice {
    let offerings = types.flatMap { index in
      self.offerings(ofType: index, allowedBy: requirements).map {
        PricedOffering(
          instanceType: self.types[index].name, zone: $0.zone, capacityType: $0.capacityType,
          priceUSDPerHour: $0.priceUSDPerHour)
      }
    }
    var written = requirements
    written.add(Requirement(WellKnown.instanceType, .isIn, types.map { self.types[$0].name }))
    let capacityTypes = Set(offerings.map(\.capacityType.rawValue))
    if !capacityTypes.isEmpty {
      written.add(Requirement(WellKnown.capacityType, .isIn, Array(capacityTypes)))
    }
    let prices = prices(allowedBy: requirements)
    let cheapest = offerings.sorted(by: PricedOffering.isCheaper).prefix(2)
    return TypeChoice(
      instanceTypes: types.map { index in
        let lowest = prices[index].lowest
        return PricedInstanceType(
          name: self.types[index].name, priceUSDPerHour: lowest.isFinite ? lowest : nil)
      },
      cheapest: cheapest.first, nextCheapest: cheapest.dropFirst().first, requirements: written)
  }
}

extension PricedOffering {
  fileprivate static func isCheaper(_ left: Self, _ right: Self) -> Bool {
    if left.priceUSDPerHour != right.priceUSDPerHour { return left.priceUSDPerHour < right.priceUSDPerHour }
    return (left.instanceType, left.zone) < (right.instanceType, right.zone)
  }
}

extension PlannedClaim {
  /// The claim with fewer types to choose from, and what must then hold of its offerings.
  func narrowed(to types: [Int], of catalogue: Catalogue, requirements: Requirements) -> PlannedClaim {
    let choice = catalogue.choice(of: types, requirements: requirements)
    var claim = self
    claim.schedulingRequirements = requirements
    claim.requirements = choice.requirements
    claim.nodeClaim.spec.requirements = choice.requirements.nodeSelectorRequirements
    claim.instanceTypes = choice.instanceTypes
    claim.cheapest = choice.cheapest
    claim.nextCheapest = choice.nextCheapest
    return claim
  }
}
