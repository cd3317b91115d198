import Cloud
import Kubernetes

/// One label over all types of a catalogue: each different requirement of it, with the types that have it.
struct LabelColumn {
  struct Entry {
    /// Nil where the type says nothing of the label.
    let requirement: Requirement?
    var types: TypeSet
  }

  private(set) var entries: [Entry] = []
  private let noType: TypeSet

  /// Types whose requirement of the label has a value in common with this one, or that say nothing of it.
  func types(compatibleWith requirement: Requirement) -> TypeSet {
    var result = noType
    for entry in entries where entry.requirement.map({ !$0.clashes(with: requirement) }) ?? true {
      result.formUnion(entry.types)
    }
    return result
  }

  /// A label over all types of a catalogue; nil when none of them says anything of it.
  ///
  /// Every well-known label that a type does not carry must be missing on its nodes; only the NodePool's own
  /// label is left open.
  init?(_ key: String, of types: [InstanceType], wellKnown: Set<String>) {
    noType = TypeSet(none: types.count)
    let names = LabelRules.names(of: key)
    let absent = wellKnown.contains(key) ? Requirement(key, .doesNotExist) : nil
    var isKnown = absent != nil && key != WellKnown.nodePool
    var positions: [[String]?: Int] = [:]
    for (index, type) in types.enumerated() {
      let values = Self.values(of: key, named: names, on: type)
      isKnown = isKnown || values != nil
      let position = positions[values] ?? entries.count
      if position == entries.count {
        positions[values] = position
        entries.append(
          Entry(requirement: values.map { Requirement(key, .isIn, $0) } ?? absent, types: noType))
      }
      entries[position].types.insert(index)
    }
    guard isKnown else { return nil }
  }

  /// Nil where the type does not carry the label.
  private static func values(of key: String, named names: [String], on type: InstanceType) -> [String]? {
    switch key {
    case WellKnown.instanceType: return [type.name]
    case WellKnown.arch: return [type.architecture]
    case WellKnown.os: return type.operatingSystems
    case WellKnown.zone: return Set(type.offerings.map(\.zone)).sorted()
    case WellKnown.capacityType: return Set(type.offerings.map(\.capacityType.rawValue)).sorted()
    case WellKnown.zoneID: return Set(type.offerings.compactMap(\.zoneID)).sorted()
    default:
      for name in names {
        if let values = type.openLabels[name] { return values }
        if let value = type.labels[name] { return [value] }
      }
      return nil
    }
  }
}
