import Kubernetes

/// What counts of the cluster's storage when a place is sought for a Pod: its claims, their volumes and classes.
public struct StorageObjects: Equatable, Sendable {
  public var claims: [NamespacedName: PersistentVolumeClaim] = [:]
  public var volumes: [String: PersistentVolume] = [:]
  public var classes: [String: StorageClass] = [:]
  /// How many volumes of each driver a node takes.
  public var limits: [NodeName: [String: Int]] = [:]

  public init() {}

  /// Takes what matters from objects of all kinds; others are passed over.
  public init(_ objects: some Sequence<any KubernetesObject>) {
    for object in objects {
      switch object {
      case let claim as PersistentVolumeClaim: claims[claim.name] = claim
      case let volume as PersistentVolume: volumes[volume.metadata.name] = volume
      case let storageClass as StorageClass: classes[storageClass.metadata.name] = storageClass
      case let node as CSINode:
        let counts = node.drivers.compactMap { driver in driver.allocatableCount.map { (driver.name, $0) } }
        limits[NodeName(node.metadata.name)] = Dictionary(counts) { first, _ in first }
      default: break
      }
    }
  }
}

extension PersistentVolumeClaim {
  /// Whether the claim and its volume name each other.
  var isBindCompleted: Bool { metadata.annotations[Self.bindCompleted] != nil }
}
