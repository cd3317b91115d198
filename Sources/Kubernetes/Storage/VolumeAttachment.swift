/// That a volume is to be on a node, and whether it is.
public struct VolumeAttachment: KubernetesObject {
  public static let kind = Kind.volumeAttachment

  public var metadata = ObjectMeta()
  /// The driver that attaches and detaches.
  public var attacher = ""
  public var nodeName = NodeName("")
  /// The PersistentVolume.
  public var volumeName = ""
  public var isAttached = false
  public var inert: InertFields = [:]

  public init() {}
}

extension Kind {
  public static let volumeAttachment = Kind(
    group: "storage.k8s.io", version: "v1", name: "VolumeAttachment", plural: "volumeattachments",
    isNamespaced: false)
}
