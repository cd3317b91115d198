import Cloud
import Kubernetes

/// What an instance type costs where a claim may have it, by the offerings that can be had at this moment; infinite
/// where there is none.
struct TypePrices {
  /// Those offerings, by their places in the type's list.
  let offerings: [Int]
  /// The cheapest offering.
  var lowest = Double.infinity
  /// The most that a launch can cost: the dearest offering of the first capacity type that has one, of reserved,
  /// spot and on-demand in this order.
  var worstLaunch = Double.infinity

  /// - Source: sigs.k8s.io/karpenter `pkg/cloudprovider/types.go`, `WorstLaunchPrice`.
  init(_ type: InstanceType, question: OfferingQuestion) {
    offerings = type.offerings.indices.filter { place in
      let offering = type.offerings[place]
      return offering.isAvailable && question.allows(OfferingKind(offering))
    }
    let allowed = offerings.lazy.map { type.offerings[$0] }
    lowest = allowed.map(\.priceUSDPerHour).min() ?? .infinity
    for capacityType in [CapacityType.reserved, .spot, .onDemand] {
      let prices = allowed.filter { $0.capacityType == capacityType }.map(\.priceUSDPerHour)
      if let dearest = prices.max() {
        worstLaunch = dearest
        break
      }
    }
  }
}

/// What the types of a catalogue cost where a claim may have them.
struct PriceList {
  private let types: [TypePrices]
  /// Places of all types, the cheapest first, then in the catalogue's order.
  let order: [Int]

  init(_ types: [TypePrices]) {
    self.types = types
    order = types.indices.sorted { left, right in
      let (price, other) = (types[left].lowest, types[right].lowest)
      return price == other ? left < right : price < other
    }
  }

  /// Of the type at a place of the catalogue.
  subscript(place: Int) -> TypePrices { types[place] }
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
    prices(allowedBy: requirements).order.filter(types.contains)
  }

  /// - Parameter types: the cheapest first.
  func choice(of types: [Int], requirements: Requirements) -> TypeChoice {
    let prices = prices(allowedBy: requirements)
    var capacityTypes = Set<CapacityType>()
    var cheapest = TwoCheapest()
    for index in types {
      for offering in offerings(ofType: index, in: prices) {
        capacityTypes.insert(offering.capacityType)
        cheapest.consider(offering, of: self.types[index])
      }
    }
    var written = requirements
    written.add(Requirement(WellKnown.instanceType, .isIn, names(of: set(of: types))))
    if !capacityTypes.isEmpty {
      written.add(Requirement(WellKnown.capacityType, .isIn, capacityTypes.map(\.rawValue)))
    }
    return TypeChoice(
      instanceTypes: types.map { index in
        let lowest = prices[index].lowest
        return PricedInstanceType(
          name: self.types[index].name, priceUSDPerHour: lowest.isFinite ? lowest : nil)
      },
      cheapest: cheapest.first, nextCheapest: cheapest.second, requirements: written)
  }
}

/// The two cheapest of some offerings: by price, then by type and zone.
private struct TwoCheapest {
  private(set) var first: PricedOffering?
  private(set) var second: PricedOffering?

  mutating func consider(_ offering: Offering, of type: InstanceType) {
    guard offering.priceUSDPerHour <= second?.priceUSDPerHour ?? .infinity else { return }
    let candidate = PricedOffering(
      instanceType: type.name, zone: offering.zone, capacityType: offering.capacityType,
      priceUSDPerHour: offering.priceUSDPerHour)
    if Self.isCheaper(candidate, first) {
      (first, second) = (candidate, first)
    } else if Self.isCheaper(candidate, second) {
      second = candidate
    }
  }

  private static func isCheaper(_ left: PricedOffering, _ right: PricedOffering?) -> Bool {
    guard let right else { return true }
    if left.priceUSDPerHour != right.priceUSDPerHour { return left.priceUSDPerHour < right.priceUSDPerHour }
    return (left.instanceType, left.zone) < (right.instanceType, right.zone)
  }
}

extension PlannedClaim {
  /// The claim with fewer types to choose from, and what must then hold of its offerings.
  func narrowed(to types: [Int], of catalogue: Catalogue, requirements: Requirements) -> PlannedClaim {
    let choice = catalogue.choice(of: types, requirements: requirements)
    var claim = self
    claim.requirements = choice.requirements
    claim.nodeClaim.spec.requirements = choice.requirements.nodeSelectorRequirements
    claim.instanceTypes = choice.instanceTypes
    claim.cheapest = choice.cheapest
    claim.nextCheapest = choice.nextCheapest
    return claim
  }
}
