import Kubernetes

/// Keeps a pod off a node whose machine cannot take as many more volumes of a driver as the pod brings. Taking
/// other pods away may help.
///
/// A volume that is there already counts once; a node that names no limit for a driver has none. Volumes that stand
/// in pods without a claim are not counted.
///
/// Source: kube-scheduler 1.35, `plugins/nodevolumelimits`.
struct NodeVolumeLimits: FilterPlugin {
  static let name = PluginName.nodeVolumeLimits
  private let wanted: Set<MountedVolume>
  private let storage: StorageObjects

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    let storage = cycle.snapshot.storage
    let wanted = Set(StorageObjects.claimNames(of: cycle.pod).compactMap { storage.mountedVolume(of: $0) })
    return wanted.isEmpty ? .skip : .filter(NodeVolumeLimits(wanted: wanted, storage: storage))
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    let limits = storage.volumeLimits(of: node.name)
    guard !limits.isEmpty else { return .fits }
    var there = storage.attachedVolumes(of: node.name)
    for pod in node.load.pods where !pod.claims.isEmpty {
      for claim in pod.claims {
        let name = NamespacedName(namespace: pod.name.namespace, name: claim)
        if let volume = storage.mountedVolume(of: name) { there.insert(volume) }
      }
    }
    let added = wanted.subtracting(there)
    let isTooMany = limits.contains { driver, limit in
      let count = added.count { $0.driver == driver }
      return count > 0 && there.count { $0.driver == driver } + count > limit
    }
    return isTooMany ? reject(.volume(.tooManyVolumes), preemptionMayHelp: true) : .fits
  }
}
