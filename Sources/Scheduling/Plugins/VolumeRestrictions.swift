import Kubernetes

/// Keeps a pod off every node while another pod has a claim of its that one pod alone may have
/// (`ReadWriteOncePod`). Taking the other away helps.
///
/// Source: kube-scheduler 1.35, `plugins/volumerestrictions`.
struct VolumeRestrictions: FilterPlugin {
  static let name = PluginName.volumeRestrictions
  private let exclusive: Set<NamespacedName>
  private var conflicts: Int

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    let exclusive = Set(
      StorageObjects.claimNames(of: cycle.pod).filter {
        cycle.snapshot.storage.claim($0)?.accessModes.contains(.readWriteOncePod) ?? false
      })
    guard !exclusive.isEmpty else { return .skip }
    var restrictions = VolumeRestrictions(exclusive: exclusive, conflicts: 0)
    for slot in cycle.snapshot.order {
      for pod in cycle.snapshot.rows[slot].load.pods {
        restrictions.conflicts += restrictions.shared(with: pod)
      }
    }
    return .filter(restrictions)
  }

  private func shared(with pod: PlacedPod) -> Int {
    pod.claims.count { exclusive.contains(NamespacedName(namespace: pod.name.namespace, name: $0)) }
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    conflicts > 0 ? reject(.volume(.claimInUse), preemptionMayHelp: true) : .fits
  }

  mutating func add(_ pod: PlacedPod, to node: NodeSnapshot) { conflicts += shared(with: pod) }

  mutating func remove(_ pod: PlacedPod, from node: NodeSnapshot) { conflicts -= shared(with: pod) }
}
