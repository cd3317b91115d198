import Kubernetes

extension Node: SchemaDescribed {
  public static let schema = Schema<Node>("Node", blank: Node()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(NodeSpec.schema))
    Field("status", \.status, .object(NodeStatus.schema))
  }

  public var resource: KubernetesResource { .node(self) }
}

extension NodeSpec: KeepsInertFields {
  static let schema = Schema<NodeSpec>("NodeSpec", blank: NodeSpec()) {
    Field("taints", \.taints, .list(of: .object(Taint.schema)))
    Field("unschedulable", \.unschedulable, .bool)
    Field("providerID", \.providerID, .string)
    Field("podCIDR", \.podCIDR, .string)
    Field(inert: "podCIDRs", .strings)
    Field(inert: "externalID", .string)
    Field(inert: "configSource", .any)
  }
}

extension NodeStatus: KeepsInertFields {
  static let schema = Schema<NodeStatus>("NodeStatus", blank: NodeStatus()) {
    Field("capacity", \.capacity, .resources)
    Field("allocatable", \.allocatable, .resources)
    Field("conditions", \.conditions, .conditions)
    Field("images", \.images, .list(of: .object(ContainerImage.schema)))
    Field("addresses", \.addresses, .list(of: .object(NodeAddress.schema), mergeKey: "type"))
    Field("nodeInfo", \.nodeInfo, .object(NodeSystemInfo.schema))
    Field(inert: "daemonEndpoints", .any)
    Field(inert: "phase", .string)
    Field(inert: "volumesInUse", .strings)
    Field(inert: "volumesAttached", .list(of: .any))
    Field(inert: "config", .any)
    Field(inert: "features", .any)
    Field(inert: "runtimeHandlers", .list(of: .any))
    Field(inert: "declaredFeatures", .strings)
  }
}

extension ContainerImage {
  static let schema = Schema<ContainerImage>("ContainerImage", blank: ContainerImage()) {
    Field("names", \.names, .strings)
    Field("sizeBytes", \.sizeBytes, .int64)
  }
}

extension NodeAddress {
  static let schema = Schema<NodeAddress>("NodeAddress", blank: NodeAddress(type: "", address: "")) {
    Field("type", \.type, .string, isRequired: true)
    Field("address", \.address, .string, isRequired: true)
  }
}

extension NodeSystemInfo: KeepsInertFields {
  static let schema = Schema<NodeSystemInfo>("NodeSystemInfo", blank: NodeSystemInfo()) {
    Field("kubeletVersion", \.kubeletVersion, .string)
    Field("osImage", \.osImage, .string)
    Field("kernelVersion", \.kernelVersion, .string)
    Field("containerRuntimeVersion", \.containerRuntimeVersion, .string)
    Field("architecture", \.architecture, .string)
    Field("operatingSystem", \.operatingSystem, .string)
    Field(inert: "bootID", .string)
    Field(inert: "kubeProxyVersion", .string)
    Field(inert: "machineID", .string)
    Field(inert: "systemUUID", .string)
    Field(inert: "swap", .any)
  }
}
