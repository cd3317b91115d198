import Kubernetes

/// How many machines EC2 has left. What is not named here never runs out.
public struct CapacityPools: Equatable, Sendable {
  /// Machines left in a pool; 0 is an exhausted one.
  public var remaining: [OfferingKey: Int] = [:]
  /// What has run out, whatever `remaining` says, in the order in which it did.
  public var shortages: [CapacityShortage] = []
  /// Zones that are out of service, by name.
  public var zonesDown: Set<String> = []

  public init() {}

  public func hasCapacity(_ offering: OfferingKey, at now: VirtualTime) -> Bool {
    !zonesDown.contains(offering.zone) && remaining[offering] ?? 1 > 0
      && !shortages.contains { $0.isActive(at: now) && $0.concerns(offering) }
  }

  mutating func take(_ offering: OfferingKey) {
    if let left = remaining[offering] { remaining[offering] = max(left - 1, 0) }
  }

  mutating func giveBack(_ offering: OfferingKey) {
    if let left = remaining[offering], left < Int.max { remaining[offering] = left + 1 }
  }
}

/// Machines that EC2 has none of: a type, a zone, a capacity type, or all that they leave open.
public struct CapacityShortage: Equatable, Sendable {
  /// Nil is every one.
  public var instanceType: String?
  public var zone: String?
  public var capacityType: CapacityType?
  /// Nil is without end.
  public var until: VirtualTime?
  /// Whose machines they are.
  public var provider: CloudProvider

  public init(
    instanceType: String? = nil, zone: String? = nil, capacityType: CapacityType? = nil,
    until: VirtualTime? = nil, provider: CloudProvider = .aws
  ) {
    self.provider = provider
    self.instanceType = instanceType
    self.zone = zone
    self.capacityType = capacityType
    self.until = until
  }

  public func isActive(at now: VirtualTime) -> Bool { until.map { now < $0 } ?? true }

  public func concerns(_ offering: OfferingKey) -> Bool {
    instanceType ?? offering.instanceType == offering.instanceType && zone ?? offering.zone == offering.zone
      && capacityType ?? offering.capacityType == offering.capacityType
  }
}
