import Kubernetes

/// A NodeClaim's requirements, asked of one value at a time: enough for a launch, where every type and offering
/// has its values settled.
struct ClaimRequirements {
  private let byKey: [String: [NodeSelectorRequirement]]
  let hasMinValues: Bool
  private let minValues: [(key: String, count: Int)]

  init(_ claim: NodeClaim) {
    byKey = Dictionary(grouping: claim.spec.requirements.map(\.requirement), by: \.key)
    minValues = claim.spec.requirements.compactMap { item in
      item.minValues.map { (key: item.requirement.key, count: $0) }
    }
    hasMinValues = !minValues.isEmpty
  }

  func allows(_ value: String, for key: String) -> Bool {
    byKey[key]?.allSatisfy { $0.matches(value) } ?? true
  }

  func allows(_ capacityType: CapacityType) -> Bool {
    allows(capacityType.rawValue, for: WellKnown.capacityType)
  }

  /// Whether the type's own labels do; zones, capacity types and reservations are the offerings' matter.
  func allows(_ type: InstanceType) -> Bool {
    guard allows(type.name, for: WellKnown.instanceType), allows(type.architecture, for: WellKnown.arch),
      type.operatingSystems.contains(where: { allows($0, for: WellKnown.os) })
    else { return false }
    return byKey.allSatisfy { key, requirements in
      if let value = type.labels[key] { return requirements.allSatisfy { $0.matches(value) } }
      if let values = type.openLabels[key] {
        return values.contains { value in requirements.allSatisfy { $0.matches(value) } }
      }
      return !AWSLabel.ofTypes.contains(key) || requirements.allSatisfy(\.matchesAbsence)
    }
  }

  func allows(_ offering: Offering) -> Bool {
    guard allows(offering.zone, for: WellKnown.zone), allows(offering.capacityType) else { return false }
    if let zoneID = offering.zoneID, !allows(zoneID, for: WellKnown.zoneID) { return false }
    let reservations = byKey[WellKnown.capacityReservationID] ?? []
    guard let id = offering.reservation?.id else { return reservations.allSatisfy(\.matchesAbsence) }
    return reservations.allSatisfy { $0.matches(id) }
  }

  /// The first key, in order, that has fewer values left among the types than it asks for.
  func minValuesNotMet(by types: [InstanceType]) -> String? {
    minValues.sorted { $0.key < $1.key }.first { key, count in
      Set(types.flatMap { values(of: key, in: $0) }).count < count
    }?.key
  }

  private func values(of key: String, in type: InstanceType) -> [String] {
    switch key {
    case WellKnown.instanceType: [type.name]
    case WellKnown.arch: [type.architecture]
    case WellKnown.os: type.operatingSystems
    case WellKnown.zone: type.offerings.map(\.zone).filter { allows($0, for: key) }
    case WellKnown.capacityType: type.offerings.map(\.capacityType.rawValue).filter { allows($0, for: key) }
    default: type.labels[key].map { [$0] } ?? type.openLabels[key] ?? []
    }
  }
}

extension NodeSelectorRequirement {
  /// Whether a label with this value meets it. Bounds compare whole numbers.
  func matches(_ value: String) -> Bool {
    switch `operator` {
    case .isIn: return values.contains(value)
    case .notIn: return !values.contains(value)
    case .exists: return true
    case .doesNotExist: return false
    case .gt, .lt, .gte, .lte:
      guard let number = Int(value), let bound = values.first.flatMap({ Int($0) }) else { return false }
      switch `operator` {
      case .gt: return number > bound
      case .lt: return number < bound
      case .gte: return number >= bound
      default: return number <= bound
      }
    }
  }

  /// Whether the absence of the label meets it.
  var matchesAbsence: Bool { `operator` == .notIn || `operator` == .doesNotExist }
}
