import Kubernetes

extension AKSNodeClass: SchemaDescribed {
  public static let schema = Schema<AKSNodeClass>("AKSNodeClass", blank: AKSNodeClass()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(Spec.schema), default: "{imageFamily: Ubuntu, osDiskSizeGB: 128}")
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .aksNodeClass(self) }
}

extension AKSNodeClass.Spec: KeepsInertFields {
  static let schema = Schema<Self>("AKSNodeClassSpec", blank: Self()) {
    Field("vnetSubnetID", optional: \.vnetSubnetID, .string)
    Field("osDiskSizeGB", \.osDiskSizeGB, .int32, default: "128")
    Field("imageFamily", \.imageFamily, .string, default: "Ubuntu")
    Field("fipsMode", optional: \.fipsMode, .string)
    Field("tags", \.tags, .labels)
    Field("maxPods", optional: \.maxPods, .int32)
    Field(inert: "kubelet", .any)
    Field(inert: "security", .any)
    Field(inert: "localDNS", .any)
    Field(inert: "gpu", ["mode": .enumeration(["Driver", "None"])])
    Field(inert: "artifactStreaming", ["enabled": .boolean])
    Field(inert: "linuxOSConfig", .any)
  }
}

extension AKSNodeClass.Status {
  static let schema = Schema<Self>("AKSNodeClassStatus", blank: Self()) {
    Field("images", \.images, .list(of: .object(AKSNodeClass.Image.schema)))
    Field("kubernetesVersion", optional: \.kubernetesVersion, .string)
    Field("conditions", \.conditions, .conditions)
  }
}

extension AKSNodeClass.Image {
  static let schema = Schema<Self>("NodeImage", blank: Self()) {
    Field("id", \.id, .string, isRequired: true)
    Field(
      "requirements", \.requirements, .list(of: .object(NodeSelectorRequirement.schema)), isRequired: true)
  }
}
