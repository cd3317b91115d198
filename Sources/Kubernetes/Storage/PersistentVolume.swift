/// Storage that exists, and the nodes that can reach it.
public struct PersistentVolume: KubernetesObject {
  public static let kind = Kind.persistentVolume

  public enum Phase: String, CaseIterable, Sendable {
    case pending = "Pending", available = "Available", bound = "Bound", released = "Released",
      failed = "Failed"
  }

  /// What becomes of it when its claim is deleted.
  public enum ReclaimPolicy: String, CaseIterable, Sendable {
    case retain = "Retain", delete = "Delete", recycle = "Recycle"
  }

  public enum VolumeMode: String, CaseIterable, Sendable { case filesystem = "Filesystem", block = "Block" }

  /// A volume that a CSI driver mounts.
  public struct CSISource: Equatable, Sendable {
    public var driver = ""
    /// The volume's name at whoever keeps it: `vol-0a1b…`.
    public var volumeHandle = ""
    public var inert: InertFields = [:]

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var capacity = ResourceList()
  public var accessModes: [VolumeAccessMode] = []
  public var storageClassName = ""
  /// The claim that has it, or had it.
  public var claim: NamespacedName?
  /// Of the claim that it was bound to; empty when the claim is only named, and not yet bound.
  public var claimUID = UID("")
  public var reclaimPolicy = ReclaimPolicy.retain
  public var volumeMode = VolumeMode.filesystem
  public var csi: CSISource?
  /// Any one of the terms must match the node; nil is reachable from every node.
  public var requiredNodeAffinity: [NodeSelectorTerm]?
  public var inert: InertFields = [:]
  public var phase = Phase.pending

  public init() {}

  public var size: Quantity { capacity[.storage] ?? .zero }

  /// Whether it is large enough for a claim, and of the sort that the claim asks for.
  public func suits(_ claim: PersistentVolumeClaim) -> Bool {
    storageClassName == claim.className && size >= claim.requestedStorage && volumeMode == claim.volumeMode
      && claim.accessModes.allSatisfy(accessModes.contains)
      && claim.selector?.matches(metadata.labels) ?? true
  }

  /// Whether it is a directory of one node, which a Pod leaves behind when it moves.
  public var isLocal: Bool { inert["local"] != nil || inert["hostPath"] != nil }

  /// Who mounts it; empty when no driver does.
  public var driver: String {
    if let csi { return csi.driver }
    return inert["awsElasticBlockStore"] == nil ? "" : StorageClass.ebsDriver
  }
}

public enum VolumeAccessMode: String, CaseIterable, Sendable {
  case readWriteOnce = "ReadWriteOnce", readOnlyMany = "ReadOnlyMany", readWriteMany = "ReadWriteMany",
    readWriteOncePod = "ReadWriteOncePod"

  /// As kubectl's columns write it.
  public var abbreviation: String {
    switch self {
    case .readWriteOnce: "RWO"
    case .readOnlyMany: "ROX"
    case .readWriteMany: "RWX"
    case .readWriteOncePod: "RWOP"
    }
  }
}

extension Kind {
  public static let persistentVolume = Kind(
    group: "", version: "v1", name: "PersistentVolume", plural: "persistentvolumes", shortNames: ["pv"],
    isNamespaced: false)
}
