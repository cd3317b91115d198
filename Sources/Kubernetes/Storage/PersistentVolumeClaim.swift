/// What a Pod's author asks of storage.
public struct PersistentVolumeClaim: KubernetesObject {
  public static let kind = Kind.persistentVolumeClaim

  public enum Phase: String, CaseIterable, Sendable {
    case pending = "Pending", bound = "Bound", lost = "Lost"
  }

  /// The node that the scheduler has chosen for the first Pod that uses the claim.
  public static let selectedNode = "volume.kubernetes.io/selected-node"
  /// Written once the claim and its volume name each other.
  public static let bindCompleted = "pv.kubernetes.io/bind-completed"
  public static let storageProvisioner = "volume.kubernetes.io/storage-provisioner"

  public var metadata = ObjectMeta()
  public var accessModes: [VolumeAccessMode] = []
  public var resources = ResourceRequirements()
  /// Nil takes the cluster's default class; the empty name is no class: the claim is bound by hand.
  public var storageClassName: String?
  public var selector: LabelSelector?
  /// The volume that it has, or is to have.
  public var volumeName = ""
  public var volumeMode = PersistentVolume.VolumeMode.filesystem
  public var phase = Phase.pending
  /// What its volume really has.
  public var capacity = ResourceList()
  public var inert: InertFields = [:]

  public init() {}

  public var isBound: Bool { phase == .bound && !volumeName.isEmpty }
  /// The class it names; empty for none.
  public var className: String { storageClassName ?? "" }
  public var requestedStorage: Quantity { resources.requests[.storage] ?? .zero }
}

extension Kind {
  public static let persistentVolumeClaim = Kind(
    group: "", version: "v1", name: "PersistentVolumeClaim", plural: "persistentvolumeclaims",
    shortNames: ["pvc"], isNamespaced: true)
}
