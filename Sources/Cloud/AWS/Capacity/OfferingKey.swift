/// A pool of machines that EC2 gives out and runs out of: a type in a zone, under a capacity type.
public struct OfferingKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let capacityType: CapacityType
  public let instanceType: String
  public let zone: String

  public init(capacityType: CapacityType, instanceType: String, zone: String) {
    self.capacityType = capacityType
    self.instanceType = instanceType
    self.zone = zone
  }

  /// `m6g.large/us-east-1a/spot`
  public var description: String { "\(instanceType)/\(zone)/\(capacityType.rawValue)" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.instanceType, left.zone, left.capacityType.rawValue)
      < (right.instanceType, right.zone, right.capacityType.rawValue)
  }
}
