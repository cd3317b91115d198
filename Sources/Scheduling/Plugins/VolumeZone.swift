import Kubernetes

/// Keeps a pod off a node in another zone or region than the labels of its bound volumes name.
///
/// A node without any such label can take every volume.
///
/// Source: kube-scheduler 1.35, `plugins/volumezone`.
struct VolumeZone: FilterPlugin {
  static let name = PluginName.volumeZone
  private static let currentKeys = [
    "failure-domain.beta.kubernetes.io/zone": WellKnown.zone,
    "failure-domain.beta.kubernetes.io/region": WellKnown.region,
  ]
  private static let keys = [WellKnown.zone, WellKnown.region] + currentKeys.keys.sorted()

  private let required: [(key: String, values: [String])]

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    let storage = cycle.snapshot.storage
    var required: [(key: String, values: [String])] = []
    for name in StorageObjects.claimNames(of: cycle.pod) {
      guard let claim = storage.claim(name) else { return .refuse(.claimNotFound(name.name)) }
      if claim.volumeName.isEmpty { continue }
      guard let volume = storage.volumes[claim.volumeName] else {
        return .refuse(.volumeNotFound(claim.volumeName))
      }
      for key in keys {
        guard let value = volume.metadata.labels[key] else { continue }
        required.append((key, value.split(separator: "__").map(String.init)))
      }
    }
    return required.isEmpty ? .skip : .filter(VolumeZone(required: required))
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    let labels = node.facts.labels
    guard Self.keys.contains(where: { labels[$0] != nil }) else { return .fits }
    let holds = required.allSatisfy { key, values in
      (labels[key] ?? Self.currentKeys[key].flatMap { labels[$0] }).map(values.contains) ?? false
    }
    return holds ? .fits : reject(.volume(.otherZone), preemptionMayHelp: false)
  }
}
