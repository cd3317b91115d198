import Kubernetes

/// A NodeClaim's requirements, asked of one value at a time: enough for a launch, where every type and offering
/// has its values settled.
struct ClaimRequirements {
  private let byKey: [String: [NodeSelectorRequirement]]
  /// Those on labels of types, apart from name, architecture and system.
  private let onLabels: [(key: String, requirements: [NodeSelectorRequirement])]
  private let onNames: [NodeSelectorRequirement]
  private let names: Set<String>?
  private let onZones: [NodeSelectorRequirement]
  private let onZoneIDs: [NodeSelectorRequirement]
  private let onReservations: [NodeSelectorRequirement]
  private let capacityTypes: Set<CapacityType>
  let hasMinValues: Bool
  private let minValues: [(key: String, count: Int)]
  /// Those that a type of the provider's either has or is known not to have. Any other key is a label that nodes
  /// are given, such as one of another provider's.
  private let labelsOfTypes: Set<String>

  init(_ claim: NodeClaim, of provider: CloudProvider) {
    labelsOfTypes = provider.labelsOfTypes
    let byKey = Dictionary(grouping: claim.spec.requirements.map(\.requirement), by: \.key)
    self.byKey = byKey
    let others: Set = [
      WellKnown.instanceType, WellKnown.arch, WellKnown.os, WellKnown.zone, WellKnown.zoneID,
      WellKnown.capacityType, WellKnown.capacityReservationID,
    ]
    onLabels = byKey.filter { !others.contains($0.key) }.sorted { $0.key < $1.key }
      .map { (key: $0.key, requirements: $0.value) }
    onNames = byKey[WellKnown.instanceType] ?? []
    names = onNames.filter { $0.operator == .isIn }.map { Set($0.values) }.reduce(nil) { common, next in
      common?.intersection(next) ?? next
    }
    onZones = byKey[WellKnown.zone] ?? []
    onZoneIDs = byKey[WellKnown.zoneID] ?? []
    onReservations = byKey[WellKnown.capacityReservationID] ?? []
    capacityTypes = Set(
      CapacityType.allCases.filter { type in
        byKey[WellKnown.capacityType]?.allSatisfy { $0.matches(type.rawValue) } ?? true
      })
    minValues = claim.spec.requirements.compactMap { item in
      item.minValues.map { (key: item.requirement.key, count: $0) }
    }
    hasMinValues = !minValues.isEmpty
  }

  func allows(_ value: String, for key: String) -> Bool {
    byKey[key]?.allSatisfy { $0.matches(value) } ?? true
  }

  func allows(_ capacityType: CapacityType) -> Bool { capacityTypes.contains(capacityType) }

  /// Whether the type's own labels do; zones, capacity types and reservations are the offerings' matter.
  func allows(_ type: InstanceType) -> Bool {
    // A claim names hundreds of types.
    if let names, !names.contains(type.name) { return false }
    guard onNames.allSatisfy({ $0.operator == .isIn || $0.matches(type.name) }),
      allows(type.architecture, for: WellKnown.arch),
      type.operatingSystems.contains(where: { allows($0, for: WellKnown.os) })
    else { return false }
    return onLabels.allSatisfy { key, requirements in
      if let value = type.labels[key] { return requirements.allSatisfy { $0.matches(value) } }
      if let values = type.openLabels[key] {
        return values.contains { value in requirements.allSatisfy { $0.matches(value) } }
      }
      return !labelsOfTypes.contains(key) || requirements.allSatisfy(\.matchesAbsence)
    }
  }

  func allows(_ offering: Offering) -> Bool {
    guard capacityTypes.contains(offering.capacityType), onZones.allSatisfy({ $0.matches(offering.zone) })
    else {
      return false
    }
    if let zoneID = offering.zoneID, !onZoneIDs.allSatisfy({ $0.matches(zoneID) }) { return false }
    guard let id = offering.reservation?.id else { return onReservations.allSatisfy(\.matchesAbsence) }
    return onReservations.allSatisfy { $0.matches(id) }
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

extension CloudProvider {
  fileprivate var labelsOfTypes: Set<String> {
    switch self {
    case .aws: AWSLabel.ofTypes
    case .azure: AzureLabel.wellKnown
    case .oci: OCILabel.wellKnown
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
