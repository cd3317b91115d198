import Kubernetes

/// Claims, volumes and classes of the cluster.
struct StorageObjects: Sendable {
  private var claims: [NamespacedName: PersistentVolumeClaim] = [:]
  private(set) var volumes: [String: PersistentVolume] = [:]
  private(set) var classes: [String: StorageClass] = [:]

  /// How many volumes of each driver a node takes, by node.
  private var limits: [NodeName: [String: Int]] = [:]
  private var attachments: [NodeName: [String: String]] = [:]

  mutating func put(_ claim: PersistentVolumeClaim) { claims[claim.name] = claim }
  mutating func removeClaim(_ name: NamespacedName) { claims[name] = nil }
  mutating func put(_ volume: PersistentVolume) { volumes[volume.metadata.name] = volume }
  mutating func removeVolume(_ name: String) { volumes[name] = nil }
  mutating func put(_ storageClass: StorageClass) { classes[storageClass.metadata.name] = storageClass }
  mutating func removeClass(_ name: String) { classes[name] = nil }

  mutating func put(_ node: CSINode) {
    let counts = node.drivers.compactMap { driver in driver.allocatableCount.map { (driver.name, $0) } }
    limits[NodeName(node.metadata.name)] = Dictionary(counts) { $1 }
  }
  mutating func removeLimits(of node: NodeName) { limits[node] = nil }
  mutating func put(_ attachment: VolumeAttachment) {
    attachments[attachment.nodeName, default: [:]][attachment.metadata.name] = attachment.volumeName
  }
  mutating func remove(_ attachment: VolumeAttachment) {
    attachments[attachment.nodeName]?[attachment.metadata.name] = nil
  }

  func claim(_ name: NamespacedName) -> PersistentVolumeClaim? { claims[name] }

  func volumeLimits(of node: NodeName) -> [String: Int] { limits[node] ?? [:] }

  /// Volumes that are on a node, or on their way to it, whoever mounts them.
  func attachedVolumes(of node: NodeName) -> Set<MountedVolume> {
    Set((attachments[node] ?? [:]).values.compactMap { volumes[$0].flatMap(MountedVolume.init) })
  }

  /// What a claim brings to the node of the pod that mounts it; nil when no driver has to do with it.
  func mountedVolume(of name: NamespacedName) -> MountedVolume? {
    guard let claim = claims[name] else { return nil }
    guard claim.volumeName.isEmpty else { return volumes[claim.volumeName].flatMap(MountedVolume.init) }
    let driver = classes[claim.className]?.driver ?? ""
    return driver.isEmpty ? nil : MountedVolume(driver: driver, handle: "\(name)")
  }

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

/// A volume as its driver knows it; of one that is yet to be made, the claim stands for it.
struct MountedVolume: Hashable, Sendable {
  let driver: String
  let handle: String

  init(driver: String, handle: String) {
    self.driver = driver
    self.handle = handle
  }

  /// Nil when no driver keeps it.
  init?(_ volume: PersistentVolume) {
    guard !volume.driver.isEmpty else { return nil }
    self.init(driver: volume.driver, handle: volume.csi?.volumeHandle ?? volume.metadata.name)
  }
}

extension SchedulingSnapshot {
  public mutating func put(_ claim: PersistentVolumeClaim) { storage.put(claim) }
  public mutating func removeClaim(_ name: NamespacedName) { storage.removeClaim(name) }
  public mutating func put(_ volume: PersistentVolume) { storage.put(volume) }
  public mutating func removeVolume(_ name: String) { storage.removeVolume(name) }
  public mutating func put(_ node: CSINode) { storage.put(node) }
  public mutating func removeVolumeLimits(of node: NodeName) { storage.removeLimits(of: node) }
  public mutating func put(_ attachment: VolumeAttachment) { storage.put(attachment) }
  public mutating func remove(_ attachment: VolumeAttachment) { storage.remove(attachment) }
  public mutating func put(_ storageClass: StorageClass) { storage.put(storageClass) }
  public mutating func removeStorageClass(_ name: String) { storage.removeClass(name) }
}
