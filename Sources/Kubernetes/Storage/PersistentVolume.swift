/// Storage that exists, and the nodes that can reach it.
public struct PersistentVolume: KubernetesObject {
  public static let kind = Kind.persistentVolume

  public var metadata = ObjectMeta()
  public var capacity = ResourceList()
  public var accessModes: [VolumeAccessMode] = []
  public var storageClassName = ""
  /// The claim that has it.
  public var claim: NamespacedName?
  /// Any one of the terms must match the node; nil is reachable from every node.
  public var requiredNodeAffinity: [NodeSelectorTerm]?
  public var inert: InertFields = [:]

  public init() {}
}

/// What a Pod's author asks of storage.
public struct PersistentVolumeClaim: KubernetesObject {
  public static let kind = Kind.persistentVolumeClaim

  public enum Phase: String, CaseIterable, Sendable {
    case pending = "Pending", bound = "Bound", lost = "Lost"
  }

  public var metadata = ObjectMeta()
  public var accessModes: [VolumeAccessMode] = []
  public var resources = ResourceRequirements()
  /// Empty is no class: the claim is bound by hand.
  public var storageClassName = ""
  public var selector: LabelSelector?
  /// The volume that it has, or is to have.
  public var volumeName = ""
  public var phase = Phase.pending
  public var inert: InertFields = [:]

  public init() {}

  public var isBound: Bool { phase == .bound && !volumeName.isEmpty }
}

public enum VolumeAccessMode: String, CaseIterable, Sendable {
  case readWriteOnce = "ReadWriteOnce", readOnlyMany = "ReadOnlyMany", readWriteMany = "ReadWriteMany",
    readWriteOncePod = "ReadWriteOncePod"
}

/// How volumes are made for claims of one kind.
public struct StorageClass: KubernetesObject {
  public static let kind = Kind.storageClass

  public enum BindingMode: String, CaseIterable, Sendable {
    case immediate = "Immediate"
    /// A claim waits for the scheduler to choose a node for the first Pod that uses it.
    case waitForFirstConsumer = "WaitForFirstConsumer"
  }

  /// All its requirements must hold.
  public struct TopologyTerm: Equatable, Sendable {
    public var requirements: [(key: String, values: [String])]

    public init(_ requirements: [(key: String, values: [String])]) { self.requirements = requirements }

    public func matches(_ labels: Labels) -> Bool {
      requirements.allSatisfy { requirement in
        labels[requirement.key].map(requirement.values.contains) ?? false
      }
    }

    public static func == (left: Self, right: Self) -> Bool {
      left.requirements.elementsEqual(right.requirements, by: ==)
    }
  }

  /// For classes whose volumes somebody makes by hand.
  public static let noProvisioner = "kubernetes.io/no-provisioner"

  public var metadata = ObjectMeta()
  public var provisioner = ""
  public var volumeBindingMode = BindingMode.immediate
  /// Any one of them; empty is everywhere.
  public var allowedTopologies: [TopologyTerm] = []
  public var inert: InertFields = [:]

  public init() {}

  /// Whether it can make a volume that a node with these labels reaches.
  public func provisions(on labels: Labels) -> Bool {
    !provisioner.isEmpty && provisioner != Self.noProvisioner
      && (allowedTopologies.isEmpty || allowedTopologies.contains { $0.matches(labels) })
  }
}

extension Kind {
  public static let persistentVolume = Kind(
    group: "", version: "v1", name: "PersistentVolume", plural: "persistentvolumes", shortNames: ["pv"],
    isNamespaced: false)
  public static let persistentVolumeClaim = Kind(
    group: "", version: "v1", name: "PersistentVolumeClaim", plural: "persistentvolumeclaims",
    shortNames: ["pvc"], isNamespaced: true)
  public static let storageClass = Kind(
    group: "storage.k8s.io", version: "v1", name: "StorageClass", plural: "storageclasses",
    shortNames: ["sc"],
    isNamespaced: false)
}
