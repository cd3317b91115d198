import Kubernetes

/// Claims, volumes and classes of the cluster.
struct StorageObjects: Sendable {
  private var claims: [NamespacedName: PersistentVolumeClaim] = [:]
  private(set) var volumes: [String: PersistentVolume] = [:]
  private(set) var classes: [String: StorageClass] = [:]

  mutating func put(_ claim: PersistentVolumeClaim) { claims[claim.name] = claim }
  mutating func removeClaim(_ name: NamespacedName) { claims[name] = nil }
  mutating func put(_ volume: PersistentVolume) { volumes[volume.metadata.name] = volume }
  mutating func removeVolume(_ name: String) { volumes[name] = nil }
  mutating func put(_ storageClass: StorageClass) { classes[storageClass.metadata.name] = storageClass }
  mutating func removeClass(_ name: String) { classes[name] = nil }

  func claim(_ name: NamespacedName) -> PersistentVolumeClaim? { claims[name] }

  func waitsForFirstConsumer(_ claim: PersistentVolumeClaim) -> Bool {
    classes[claim.className]?.volumeBindingMode == .waitForFirstConsumer
  }

  /// The claims that a pod mounts, by name in its namespace, in the order of its volumes.
  static func claimNames(of pod: Pod) -> [NamespacedName] {
    pod.spec.volumes.compactMap(\.persistentVolumeClaim).map {
      NamespacedName(namespace: pod.metadata.namespace, name: $0.claimName)
    }
  }
}

extension SchedulingSnapshot {
  public mutating func put(_ claim: PersistentVolumeClaim) { storage.put(claim) }
  public mutating func removeClaim(_ name: NamespacedName) { storage.removeClaim(name) }
  public mutating func put(_ volume: PersistentVolume) { storage.put(volume) }
  public mutating func removeVolume(_ name: String) { storage.removeVolume(name) }
  public mutating func put(_ storageClass: StorageClass) { storage.put(storageClass) }
  public mutating func removeStorageClass(_ name: String) { storage.removeClass(name) }
}
