/// The CSI drivers of a node, and how many volumes of each it takes.
public struct CSINode: KubernetesObject {
  public static let kind = Kind.csiNode

  public struct Driver: Equatable, Sendable {
    public var name = ""
    /// The node's name at whoever keeps the volumes: the instance's id.
    public var nodeID = ""
    /// Nil is no limit.
    public var allocatableCount: Int?
    public var topologyKeys: [String] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var drivers: [Driver] = []

  public init() {}
}

extension Kind {
  public static let csiNode = Kind(
    group: "storage.k8s.io", version: "v1", name: "CSINode", plural: "csinodes", isNamespaced: false)
}
