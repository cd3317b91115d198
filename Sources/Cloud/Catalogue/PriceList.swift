import Kubernetes

/// Prices of somebody's own, in the place of the catalogue's where it has one.
public struct PriceList: Equatable, Sendable {
  /// What is sold: a type, on-demand or spot, in one zone or in all of them.
  public struct Offer: Hashable, Comparable, Sendable {
    public let instanceType: String
    public let capacityType: CapacityType
    /// Nil means every zone that no entry names.
    public let zone: String?

    public init(_ instanceType: String, _ capacityType: CapacityType, zone: String?) {
      self.instanceType = instanceType
      self.capacityType = capacityType
      self.zone = zone
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.instanceType, left.capacityType.rawValue, left.zone ?? "")
        < (right.instanceType, right.capacityType.rawValue, right.zone ?? "")
    }
  }

  public private(set) var usdPerHour: [Offer: Double] = [:]

  public init() {}

  public var isEmpty: Bool { usdPerHour.isEmpty }

  /// In the order of types.
  public var entries: [(offer: Offer, usdPerHour: Double)] {
    usdPerHour.sorted { $0.key < $1.key }.map { (offer: $0.key, usdPerHour: $0.value) }
  }

  public mutating func set(_ offer: Offer, to usdPerHour: Double) { self.usdPerHour[offer] = usdPerHour }

  /// Takes over what another list says.
  public mutating func add(_ other: PriceList) { usdPerHour.merge(other.usdPerHour) { $1 } }

  func price(of instanceType: String, _ capacityType: CapacityType, in zone: String) -> Double? {
    guard !isEmpty else { return nil }
    return usdPerHour[Offer(instanceType, capacityType, zone: zone)]
      ?? usdPerHour[Offer(instanceType, capacityType, zone: nil)]
  }
}
