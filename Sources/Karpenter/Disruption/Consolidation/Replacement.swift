import Cloud
import Kubernetes

/// The one new node that a simulation asks for, while it is judged by its price.
struct Replacement {
  private let claim: PlannedClaim
  private let catalogue: Catalogue
  private(set) var requirements: Requirements
  /// Places in the catalogue, the cheapest first.
  private(set) var types: [Int]

  init(_ claim: PlannedClaim, in catalogue: Catalogue) {
    self.claim = claim
    self.catalogue = catalogue
    requirements = claim.schedulingRequirements
    types = claim.instanceTypes.compactMap { catalogue.position(of: $0.name) }
  }

  func admits(_ capacityType: CapacityType) -> Bool {
    requirements.of(WellKnown.capacityType).allows(capacityType.rawValue)
  }

  func names(_ type: InstanceType) -> Bool { types.contains { catalogue.types[$0].name == type.name } }

  /// The type whose launch is sure to cost least, with what it costs at most.
  var nearest: PricedInstanceType? {
    let prices = catalogue.prices(allowedBy: requirements)
    let best = types.min { prices[$0].worstLaunch < prices[$1].worstLaunch }
    return best.flatMap { index in
      prices[index].worstLaunch.isFinite
        ? PricedInstanceType(name: catalogue.types[index].name, priceUSDPerHour: prices[index].worstLaunch)
        : nil
    }
  }

  /// Keeps the types whose launch is sure to cost less.
  ///
  /// - Returns: labels of which those left have too few different values, ascending; empty when all is well.
  mutating func keepTypes(cheaperThan limit: Double) -> [String] {
    let prices = catalogue.prices(allowedBy: requirements)
    types.removeAll { prices[$0].worstLaunch >= limit }
    return catalogue.unmetMinValues(of: requirements, in: catalogue.set(of: types)).map(\.key)
  }

  mutating func require(_ capacityType: CapacityType) {
    requirements.add(Requirement(WellKnown.capacityType, .isIn, [capacityType.rawValue]))
  }

  /// Keeps the types that can be had at this moment.
  mutating func keepAvailableTypes() {
    let offered = catalogue.types(offeredFor: requirements)
    types.removeAll { !offered.contains($0) }
  }

  /// Keeps the cheapest so many, or as many as `minValues` takes.
  mutating func truncate(to count: Int) {
    var kept = catalogue.noType
    var needed = 0
    if requirements.hasMinValues {
      for index in types {
        kept.insert(index)
        needed += 1
        if catalogue.unmetMinValues(of: requirements, in: kept).isEmpty { break }
      }
    }
    types = Array(types.prefix(max(count, needed)))
  }

  /// The lowest price of the cheapest type left, wherever and however it may be had: what Karpenter reckons a
  /// replacement to cost.
  var listPriceUSDPerHour: Double {
    types.first.flatMap { catalogue.types[$0].offerings.map(\.priceUSDPerHour).min() } ?? 0
  }

  /// The claim with what is left of its types.
  var planned: PlannedClaim { claim.narrowed(to: types, of: catalogue, requirements: requirements) }
}
