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
    public var requirements: [TopologyRequirement]

    public init(_ requirements: [TopologyRequirement] = []) { self.requirements = requirements }

    public func matches(_ labels: Labels) -> Bool {
      requirements.allSatisfy { requirement in
        labels[StorageClass.nodeLabel(of: requirement.key)].map(requirement.values.contains) ?? false
      }
    }
  }

  /// The label of nodes that a topology key means: drivers have keys of their own for the zone.
  public static func nodeLabel(of topologyKey: String) -> String {
    topologyKey == "topology.ebs.csi.aws.com/zone" ? WellKnown.zone : topologyKey
  }

  public struct TopologyRequirement: Equatable, Sendable {
    public var key: String
    public var values: [String]

    public init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }

  /// For classes whose volumes somebody makes by hand.
  public static let noProvisioner = "kubernetes.io/no-provisioner"
  /// Disks of one zone, for one node at a time.
  public static let ebsDriver = "ebs.csi.aws.com"
  /// Files of a region, for any number of nodes.
  public static let efsDriver = "efs.csi.aws.com"
  private static let isDefaultKey = "storageclass.kubernetes.io/is-default-class"

  public var metadata = ObjectMeta()
  public var provisioner = ""
  public var parameters: [String: String] = [:]
  public var reclaimPolicy = PersistentVolume.ReclaimPolicy.delete
  public var volumeBindingMode = BindingMode.immediate
  public var allowsVolumeExpansion = false
  /// Any one of them; empty is everywhere.
  public var allowedTopologies: [TopologyTerm] = []
  public var inert: InertFields = [:]

  public init() {}

  /// Whether claims that name no class get this one.
  public var isDefault: Bool { metadata.annotations[Self.isDefaultKey] == "true" }

  /// The driver of the volumes that it makes; the name that EBS had within Kubernetes is CSI's today.
  public var driver: String { provisioner == "kubernetes.io/aws-ebs" ? Self.ebsDriver : provisioner }

  /// Whether it can make a volume that a node with these labels reaches.
  public func provisions(on labels: Labels) -> Bool {
    !provisioner.isEmpty && provisioner != Self.noProvisioner
      && (allowedTopologies.isEmpty || allowedTopologies.contains { $0.matches(labels) })
  }
}

extension Kind {
  public static let storageClass = Kind(
    group: "storage.k8s.io", version: "v1", name: "StorageClass", plural: "storageclasses",
    shortNames: ["sc"], isNamespaced: false)
}
