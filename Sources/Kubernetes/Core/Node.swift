public struct Node: KubernetesObject {
  public static let kind = Kind.node

  public var metadata = ObjectMeta()
  public var spec = NodeSpec()
  public var status = NodeStatus()

  public init() {}

  public var nodeName: NodeName { NodeName(metadata.name) }
  public var isReady: Bool { status.conditions.isTrue("Ready") }
  /// The zone it stands in; nil when it carries no such label.
  public var zone: String? { metadata.labels[WellKnown.zone] }
}

public struct NodeSpec: Equatable, Sendable {
  public var taints: [Taint] = []
  public var unschedulable = false
  public var providerID = ""
  public var podCIDR = ""
  public var inert: InertFields = [:]

  public init() {}
}

public struct NodeStatus: Equatable, Sendable {
  public var capacity = ResourceList()
  public var allocatable = ResourceList()
  public var conditions: [Condition] = []
  public var images: [ContainerImage] = []
  public var addresses: [NodeAddress] = []
  public var nodeInfo = NodeSystemInfo()
  public var inert: InertFields = [:]

  public init() {}
}

/// An image on the node, by each of its names.
public struct ContainerImage: Equatable, Sendable {
  public var names: [String] = []
  public var sizeBytes = 0

  public init() {}
}

public struct NodeAddress: Equatable, Sendable {
  public var type: String
  public var address: String

  public init(type: String, address: String) {
    self.type = type
    self.address = address
  }
}

public struct NodeSystemInfo: Equatable, Sendable {
  public var kubeletVersion = ""
  public var osImage = ""
  public var kernelVersion = ""
  public var containerRuntimeVersion = ""
  public var architecture = ""
  public var operatingSystem = ""
  public var inert: InertFields = [:]

  public init() {}
}
