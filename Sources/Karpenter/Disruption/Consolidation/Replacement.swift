import Cloud
import Kubernetes

/// The one new node that a simulation asks for, while it is judged by its price.
struct Replacement {
  private let claim: SettledClaim
  private let solver: Solver
  private(set) var requirements: Requirements
  /// Places in the catalogue, the cheapest first.
  private(set) var types: [Int]

  init(_ claim: SettledClaim, of solver: Solver) {
    self.claim = claim
    self.solver = solver
    requirements = claim.requirements
    types = claim.types
  }

  private var catalogue: Catalogue { claim.catalogue }

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

  /// What Karpenter reckons it to cost.
  var listPriceUSDPerHour: Double { types.first.map(catalogue.listPrice) ?? 0 }

  /// The claim with what is left of its types.
  var planned: PlannedClaim {
    solver.plan(claim).narrowed(to: types, of: catalogue, requirements: requirements)
  }

  /// In short.
  var summary: ReplacementSummary {
    ReplacementSummary(
      nodePool: claim.claim.template.name, instanceTypes: types.count,
      cheapest: catalogue.choice(of: types, requirements: requirements).cheapest)
  }
}

extension Catalogue {
  /// The lowest price of a type, wherever and however it may be had.
  func listPrice(ofType place: Int) -> Double { types[place].offerings.map(\.priceUSDPerHour).min() ?? 0 }
}
