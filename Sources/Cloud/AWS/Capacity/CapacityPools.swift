/// How many machines EC2 has left. What is not named here never runs out.
public struct CapacityPools: Equatable, Sendable {
  /// Machines left in a pool; 0 is an exhausted one.
  public var remaining: [OfferingKey: Int] = [:]
  /// Zones that give out no machine at all.
  public var zonesWithoutCapacity: Set<String> = []
  /// Capacity types that are refused everywhere, as spot on a bad day.
  public var exhaustedCapacityTypes: Set<CapacityType> = []

  public init() {}

  public func hasCapacity(_ offering: OfferingKey) -> Bool {
    !zonesWithoutCapacity.contains(offering.zone) && !exhaustedCapacityTypes.contains(offering.capacityType)
      && remaining[offering] ?? 1 > 0
  }

  mutating func take(_ offering: OfferingKey) {
    if let left = remaining[offering] { remaining[offering] = max(left - 1, 0) }
  }

  mutating func giveBack(_ offering: OfferingKey) {
    if let left = remaining[offering], left < Int.max { remaining[offering] = left + 1 }
  }
}
