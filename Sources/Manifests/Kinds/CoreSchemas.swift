import Kubernetes

extension Namespace: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<Namespace>("Namespace", blank: Namespace()) {
    Field.typeAndMetadata
    Field(inert: "spec", ["finalizers": .strings])
    Field("status", typeName: "NamespaceStatus", blank: Namespace()) {
      Field("phase", \.phase, .oneOf)
      Field(ignored: "conditions", .list(of: .any))
    }
  }

  public var resource: KubernetesResource { .namespace(self) }
}

extension ServiceAccount: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<ServiceAccount>("ServiceAccount", blank: ServiceAccount()) {
    Field.typeAndMetadata
    Field(inert: "automountServiceAccountToken", .boolean)
    Field(inert: "imagePullSecrets", .list(of: ["name": .string], mergeKey: "name"))
    Field(inert: "secrets", .list(of: .any, mergeKey: "name"))
  }

  public var resource: KubernetesResource { .serviceAccount(self) }
}

extension ConfigMap: SchemaDescribed {
  public static let schema = Schema<ConfigMap>("ConfigMap", blank: ConfigMap()) {
    Field.typeAndMetadata
    Field("data", \.data, .labels)
    Field("binaryData", \.binaryData, .labels)
    Field("immutable", \.isImmutable, .bool)
  }

  public var resource: KubernetesResource { .configMap(self) }
}

extension Service: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<Service>("Service", blank: Service()) {
    Field.typeAndMetadata
    Field("spec", typeName: "ServiceSpec", blank: Service()) {
      Field("type", \.type, .oneOf, default: "ClusterIP")
      Field("selector", \.selector, .labels)
      Field("ports", \.ports, .list(of: .object(Port.schema), mergeKey: "port"))
      Field("clusterIP", \.clusterIP, .string)
      Field(inert: "clusterIPs", .strings)
      Field(inert: "externalIPs", .strings)
      Field(inert: "externalName", .string)
      Field(inert: "externalTrafficPolicy", .string)
      Field(inert: "internalTrafficPolicy", .string)
      Field(inert: "trafficDistribution", .string)
      Field(inert: "healthCheckNodePort", .int)
      Field(inert: "ipFamilies", .strings)
      Field(inert: "ipFamilyPolicy", .string)
      Field(inert: "loadBalancerClass", .string)
      Field(inert: "loadBalancerIP", .string)
      Field(inert: "loadBalancerSourceRanges", .strings)
      Field(inert: "allocateLoadBalancerNodePorts", .boolean)
      Field(inert: "publishNotReadyAddresses", .boolean)
      Field(inert: "sessionAffinity", .enumeration(["ClientIP", "None"]))
      Field(inert: "sessionAffinityConfig", .any)
    }
    Field(inert: "status", ["loadBalancer": .any, "conditions": .list(of: .any)])
  }

  public var resource: KubernetesResource { .service(self) }
}

extension Service.Port: KeepsInertFields {
  static let schema = Schema<Self>("ServicePort", blank: Self()) {
    Field("name", \.name, .string)
    Field("port", \.port, .int32, isRequired: true)
    Field("targetPort", optional: \.targetPort, .intOrString)
    Field("nodePort", \.nodePort, .int32)
    Field("protocol", \.protocol, .oneOf, default: "TCP")
    Field(inert: "appProtocol", .string)
  }
}

extension Event: SchemaDescribed {
  public static let schema = Schema<Event>("Event", blank: Event()) {
    Field.typeAndMetadata
    Field("involvedObject", \.subject, .object(SubjectForm.schema), isRequired: true)
    Field("type", \.type, .oneOf, default: "Normal")
    Field("reason", \.reason, .string)
    Field("message", \.message, .string)
    Field("source", \.sourceForm, .object(SourceForm.schema))
    Field("firstTimestamp", optional: \.firstTimestamp, .time)
    Field("lastTimestamp", optional: \.lastTimestamp, .time)
    Field("count", \.count, .int32, default: "1")
    Field(ignored: "eventTime", .time)
    Field(ignored: "reportingComponent", .string)
    Field(ignored: "reportingInstance", .string)
    Field(ignored: "action", .string)
    Field(ignored: "related", .any)
    Field(ignored: "series", .any)
  }

  public var resource: KubernetesResource { .event(self) }

  fileprivate struct SubjectForm: Sendable {
    var apiVersion = ""
    var kind = ""
    var namespace = ""
    var name = ""

    static let schema = Schema<SubjectForm>("ObjectReference", blank: SubjectForm()) {
      Field("apiVersion", \.apiVersion, .string)
      Field("kind", \.kind, .string)
      Field("namespace", \.namespace, .string)
      Field("name", \.name, .string)
      Field(ignored: "uid", .string)
      Field(ignored: "resourceVersion", .string)
      Field(ignored: "fieldPath", .string)
    }
  }

  fileprivate struct SourceForm: Sendable {
    var component = ""

    static let schema = Schema<SourceForm>("EventSource", blank: SourceForm()) {
      Field("component", \.component, .string)
      Field(ignored: "host", .string)
    }
  }

  fileprivate var subject: SubjectForm {
    get {
      SubjectForm(
        apiVersion: involvedObject.kind.apiVersion, kind: involvedObject.kind.name,
        namespace: involvedObject.name.namespace, name: involvedObject.name.name)
    }
    set {
      let kind = Kinds.named(newValue.kind)?.kind ?? .unregistered(newValue.kind, newValue.apiVersion)
      involvedObject = ObjectReference(
        kind: kind, name: NamespacedName(namespace: newValue.namespace, name: newValue.name))
    }
  }

  fileprivate var sourceForm: SourceForm {
    get { SourceForm(component: source) }
    set { source = newValue.component }
  }
}
