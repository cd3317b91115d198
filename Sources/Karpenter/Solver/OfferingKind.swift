import Cloud
import Kubernetes

/// Where and how a type is had, price aside: offerings alike in this are asked for together.
struct OfferingKind: Hashable {
  let zone: String
  let zoneID: String?
  let capacityType: String
  let reservation: String?

  init(_ offering: Offering) {
    zone = offering.zone
    zoneID = offering.zoneID
    capacityType = offering.capacityType.rawValue
    reservation = offering.reservation?.id
  }

  /// Every kind that some type has, counting those of its offerings that pass a test, with those types.
  static func all(in types: [InstanceType], where counts: (Offering) -> Bool) -> [(
    kind: OfferingKind, types: TypeSet
  )] {
    var result: [(kind: OfferingKind, types: TypeSet)] = []
    var positions: [OfferingKind: Int] = [:]
    for (index, type) in types.enumerated() {
      for offering in type.offerings where counts(offering) {
        let kind = OfferingKind(offering)
        let position = positions[kind] ?? result.count
        if position == result.count {
          positions[kind] = position
          result.append((kind, TypeSet(none: types.count)))
        }
        result[position].types.insert(index)
      }
    }
    return result
  }
}

/// The part of a claim's requirements that an offering can contradict.
struct OfferingQuestion: Hashable {
  static let keys: Set = [
    WellKnown.zone, WellKnown.zoneID, WellKnown.capacityType, WellKnown.capacityReservationID,
  ]

  private let zone: Requirement?
  private let zoneID: Requirement?
  private let capacityType: Requirement?
  private let reservation: Requirement?

  init(_ requirements: Requirements) {
    zone = requirements[WellKnown.zone]
    zoneID = requirements[WellKnown.zoneID]
    capacityType = requirements[WellKnown.capacityType]
    reservation = requirements[WellKnown.capacityReservationID]
  }

  /// An offering without a reservation requires that its nodes carry no reservation's label.
  func allows(_ kind: OfferingKind) -> Bool {
    (zone?.allows(kind.zone) ?? true)
      && (kind.zoneID.map { zoneID?.allows($0) ?? true } ?? true)
      && (capacityType?.allows(kind.capacityType) ?? true)
      && (reservation.map { required in
        kind.reservation.map(required.allows) ?? required.allowsAbsence
      } ?? true)
  }
}
