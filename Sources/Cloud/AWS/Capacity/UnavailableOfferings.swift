import Kubernetes

/// What Karpenter remembers of refused launches: offerings that it does not ask for again for three minutes.
///
/// Being told again starts the three minutes anew. The memory is Karpenter's, not EC2's: an offering may have
/// capacity again before it is forgotten.
///
/// Source: aws/karpenter-provider-aws `pkg/cache/unavailableofferings.go`.
public struct UnavailableOfferings: Equatable, Sendable {
  public static let timeToLive = Duration.seconds(180)

  private var offerings: [OfferingKey: VirtualTime] = [:]
  private var capacityTypes: [CapacityType: VirtualTime] = [:]
  private var subnets: [String: VirtualTime] = [:]
  private var reservations: [String: VirtualTime] = [:]

  /// How long a capacity reservation counts as taken back: EC2 is asked again after that.
  static let reservationTimeToLive = Duration.seconds(60)

  public init() {}

  public mutating func mark(
    _ offering: OfferingKey, at now: VirtualTime, for duration: Duration = timeToLive
  ) {
    forget(at: now)
    offerings[offering] = now + duration
  }

  public mutating func mark(_ capacityType: CapacityType, at now: VirtualTime) {
    forget(at: now)
    capacityTypes[capacityType] = now + Self.timeToLive
  }

  /// A subnet without free addresses; its zone is unavailable once all the NodeClass's subnets there are.
  public mutating func mark(subnet: String, at now: VirtualTime) {
    forget(at: now)
    subnets[subnet] = now + Self.timeToLive
  }

  /// A capacity reservation whose owner has taken it back.
  public mutating func mark(reservation: String, at now: VirtualTime) {
    forget(at: now)
    reservations[reservation] = now + Self.reservationTimeToLive
  }

  public func contains(reservation: String, at now: VirtualTime) -> Bool {
    reservations[reservation].map { now <= $0 } ?? false
  }

  /// - Parameter subnets: those of the offering's zone.
  public func contains(_ offering: OfferingKey, subnets zoneSubnets: [String], at now: VirtualTime) -> Bool {
    func isKnown(_ until: VirtualTime?) -> Bool { until.map { now <= $0 } ?? false }
    return isKnown(offerings[offering]) || isKnown(capacityTypes[offering.capacityType])
      || (!zoneSubnets.isEmpty && zoneSubnets.allSatisfy { isKnown(subnets[$0]) })
  }

  public func contains(subnet: String, at now: VirtualTime) -> Bool {
    subnets[subnet].map { now <= $0 } ?? false
  }

  /// What is remembered now, in order, and until when.
  public func entries(at now: VirtualTime) -> [(offering: OfferingKey, until: VirtualTime)] {
    offerings.filter { now <= $0.value }.sorted { $0.key < $1.key }.map {
      (offering: $0.key, until: $0.value)
    }
  }

  /// When the next of them is forgotten; nil when nothing is remembered.
  public func nextExpiry(after now: VirtualTime) -> VirtualTime? {
    [
      Array(offerings.values), Array(capacityTypes.values), Array(subnets.values), Array(reservations.values),
    ].joined().filter { now <= $0 }.min()
  }

  /// Which instance types have something remembered of them: most often a few of many hundred.
  func concerned(at now: VirtualTime) -> Concerned {
    guard capacityTypes.isEmpty, subnets.isEmpty else { return .all }
    let names = offerings.filter { now <= $0.value }.map(\.key.instanceType)
    return names.isEmpty ? .none : .only(Set(names))
  }

  enum Concerned: Equatable {
    case none, all
    case only(Set<String>)

    func includes(_ instanceType: String) -> Bool {
      switch self {
      case .none: false
      case .all: true
      case .only(let names): names.contains(instanceType)
      }
    }
  }

  private mutating func forget(at now: VirtualTime) {
    offerings = offerings.filter { now <= $0.value }
    capacityTypes = capacityTypes.filter { now <= $0.value }
    subnets = subnets.filter { now <= $0.value }
    reservations = reservations.filter { now <= $0.value }
  }
}
