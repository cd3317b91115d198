import Kubernetes

extension VolumeAttachment: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<VolumeAttachment>("VolumeAttachment", blank: VolumeAttachment()) {
    Field.typeAndMetadata
    Field("spec", typeName: "VolumeAttachmentSpec", blank: VolumeAttachment()) {
      Field("attacher", \.attacher, .string, isRequired: true)
      Field("nodeName", \.nodeName, .text, isRequired: true)
      Field("source", typeName: "VolumeAttachmentSource", blank: VolumeAttachment()) {
        Field("persistentVolumeName", \.volumeName, .string)
        Field(inert: "inlineVolumeSpec", .any)
      }
    }
    Field("status", typeName: "VolumeAttachmentStatus", blank: VolumeAttachment()) {
      Field("attached", \.isAttached, .bool, default: "false")
      Field(ignored: "attachmentMetadata", .labels)
      Field(ignored: "attachError", .any)
      Field(ignored: "detachError", .any)
    }
  }

  public var resource: KubernetesResource { .volumeAttachment(self) }
}

extension CSINode: SchemaDescribed {
  public static let schema = Schema<CSINode>("CSINode", blank: CSINode()) {
    Field.typeAndMetadata
    Field("spec", isRequired: true, typeName: "CSINodeSpec", blank: CSINode()) {
      Field("drivers", \.drivers, .list(of: .object(Driver.schema), mergeKey: "name"), isRequired: true)
    }
  }

  public var resource: KubernetesResource { .csiNode(self) }
}

extension CSINode.Driver {
  private struct Allocatable: Sendable {
    var count: Int?

    static let schema = Schema<Allocatable>("VolumeNodeResources", blank: Allocatable()) {
      Field("count", optional: \.count, .int32)
    }
  }

  fileprivate static let schema = Schema<Self>("CSINodeDriver", blank: Self()) {
    Field("name", \.name, .string, isRequired: true)
    Field("nodeID", \.nodeID, .string, isRequired: true)
    Field("allocatable", optional: \.allocatable, .object(Allocatable.schema))
    Field("topologyKeys", \.topologyKeys, .strings)
  }

  private var allocatable: Allocatable? {
    get { allocatableCount.map { Allocatable(count: $0) } }
    set { allocatableCount = newValue?.count }
  }
}

extension EndpointSlice: SchemaDescribed {
  public static let schema = Schema<EndpointSlice>("EndpointSlice", blank: EndpointSlice()) {
    Field.typeAndMetadata
    Field("addressType", \.addressType, .string, isRequired: true)
    Field("endpoints", \.endpoints, .list(of: .object(Endpoint.schema)), isRequired: true)
    Field("ports", \.ports, .list(of: .object(Port.schema)), alwaysWritten: true)
  }

  public var resource: KubernetesResource { .endpointSlice(self) }
}

extension EndpointSlice.Port {
  fileprivate static let schema = Schema<Self>("EndpointPort", blank: Self()) {
    Field("name", \.name, .string, alwaysWritten: true)
    Field("port", optional: \.port, .int32)
    Field("protocol", \.protocol, .oneOf, default: "TCP")
    Field(ignored: "appProtocol", .string)
  }
}

extension EndpointSlice.Endpoint {
  private struct Target: Sendable {
    var kind = Kind.pod.name
    var namespace = ""
    var name = ""
    var uid = UID("")

    static let schema = Schema<Target>("ObjectReference", blank: Target()) {
      Field("kind", \.kind, .string)
      Field("namespace", \.namespace, .string)
      Field("name", \.name, .string)
      Field("uid", \.uid, .text)
      Field(ignored: "apiVersion", .string)
    }
  }

  fileprivate static let schema = Schema<Self>("Endpoint", blank: Self()) {
    Field("addresses", \.addresses, .strings, isRequired: true)
    Field("conditions", typeName: "EndpointConditions", blank: Self()) {
      Field("ready", \.isReady, .bool, alwaysWritten: true)
      Field("serving", \.isServing, .bool, alwaysWritten: true)
      Field("terminating", \.isTerminating, .bool, alwaysWritten: true)
    }
    Field("nodeName", optional: \.nodeName, .text)
    Field("zone", optional: \.zone, .string)
    Field("targetRef", optional: \.targetForm, .object(Target.schema))
    Field(ignored: "hostname", .string)
    Field(ignored: "hints", .any)
    Field(ignored: "deprecatedTopology", .labels)
  }

  private var targetForm: Target? {
    get { target.map { Target(namespace: $0.namespace, name: $0.name, uid: targetUID) } }
    set {
      target = newValue.map { NamespacedName(namespace: $0.namespace, name: $0.name) }
      targetUID = newValue?.uid ?? UID("")
    }
  }
}
