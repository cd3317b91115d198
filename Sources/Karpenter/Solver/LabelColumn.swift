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

  /// The labels of a catalogue.
  ///
  /// Every well-known label that a type does not carry must be missing on its nodes; only the NodePool's own
  /// label is left open.
  static func columns(of types: [InstanceType]) -> [String: LabelColumn] {
    var keys = LabelRules.wellKnown.subtracting([WellKnown.nodePool])
    for type in types {
      for key in Array(type.labels.keys) + type.openLabels.keys { keys.insert(LabelRules.normalized(key)) }
    }
    let requirements = types.map(ownRequirements)
    var columns: [String: LabelColumn] = [:]
    for key in keys {
      let absent = LabelRules.wellKnown.contains(key) ? Requirement(key, .doesNotExist) : nil
      columns[key] = LabelColumn(requirements.map { $0[key] ?? absent })
    }
    return columns
  }

  private init(_ requirements: [Requirement?]) {
    noType = TypeSet(none: requirements.count)
    var positions: [Requirement?: Int] = [:]
    for (index, requirement) in requirements.enumerated() {
      let position = positions[requirement] ?? entries.count
      if position == entries.count {
        positions[requirement] = position
        entries.append(Entry(requirement: requirement, types: noType))
      }
      entries[position].types.insert(index)
    }
  }

  private static func ownRequirements(of type: InstanceType) -> [String: Requirement] {
    var result: [String: Requirement] = [:]
    for (key, value) in type.labels {
      let requirement = Requirement(label: key, value: value)
      result[requirement.key] = requirement
    }
    for (key, values) in type.openLabels {
      let requirement = Requirement(key, .isIn, values)
      result[requirement.key] = requirement
    }
    for (key, values) in [
      (WellKnown.instanceType, [type.name]), (WellKnown.arch, [type.architecture]),
      (WellKnown.os, type.operatingSystems), (WellKnown.zone, type.offerings.map(\.zone)),
      (WellKnown.capacityType, type.offerings.map(\.capacityType.rawValue)),
      (WellKnown.zoneID, type.offerings.compactMap(\.zoneID)),
    ] {
      result[key] = Requirement(key, .isIn, values)
    }
    return result
  }
}
