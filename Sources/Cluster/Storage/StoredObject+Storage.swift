import Kubernetes
import Manifests

extension PersistentVolume: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.persistentVolumes }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .persistentVolume(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { phase = other.phase }
}

extension PersistentVolumeClaim: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.persistentVolumeClaims }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .persistentVolumeClaim(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) {
    phase = other.phase
    capacity = other.capacity
  }
}

extension StorageClass: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.storageClasses }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .storageClass(before: before, after: after)
  }
}

extension VolumeAttachment: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.volumeAttachments }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .volumeAttachment(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { isAttached = other.isAttached }
}

extension CSINode: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.csiNodes }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .csiNode(before: before, after: after)
  }
}

extension EndpointSlice: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.endpointSlices }
}
