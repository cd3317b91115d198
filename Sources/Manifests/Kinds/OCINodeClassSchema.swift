import Kubernetes

extension OCINodeClass: SchemaDescribed {
  public static let schema = Schema<OCINodeClass>("OCINodeClass", blank: OCINodeClass()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(Spec.schema), isRequired: true)
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .ociNodeClass(self) }
}

extension OCINodeClass.Spec: KeepsInertFields {
  static let schema = Schema<Self>("OCINodeClassSpec", blank: Self()) {
    Field("shapeConfigs", \.shapeConfigs, .list(of: .object(OCINodeClass.ShapeConfig.schema)))
    Field("volumeConfig", isRequired: true, typeName: "VolumeConfig", blank: Self()) {
      Field(
        "bootVolumeConfig", \.bootVolume, .object(OCINodeClass.BootVolume.schema), isRequired: true)
    }
    Field("networkConfig", isRequired: true, typeName: "NetworkConfig", blank: Self()) {
      Field("primaryVnicConfig", \.subnet, .object(OCINodeClass.Subnet.schema), isRequired: true)
      Field(inert: "secondaryVnicConfigs", .list(of: .any))
    }
    Field("kubeletConfig", \.kubelet, .object(OCINodeClass.Kubelet.schema))
    Field("freeformTags", \.freeformTags, .labels)
    Field(inert: "definedTags", .map(of: .labels))
    Field(inert: "nodeCompartmentId", .string)
    Field(inert: "capacityReservationConfigs", .list(of: .any))
    Field(inert: "clusterPlacementGroupConfigs", .list(of: .any))
    Field(inert: "computeClusterConfig", .any)
    Field(inert: "metadata", .labels)
    Field(inert: "preBootstrapInitScript", .string)
    Field(inert: "postBootstrapInitScript", .string)
    Field(inert: "sshAuthorizedKeys", .strings)
    Field(inert: "launchOptions", .any)
  }
}

extension OCINodeClass.ShapeConfig {
  static let schema = Schema<Self>("ShapeConfig", blank: Self()) {
    Field("ocpus", optional: \.ocpus, .int32)
    Field("memoryInGbs", optional: \.memoryInGbs, .int32)
    Field("baselineOcpuUtilization", optional: \.baselineOcpuUtilization, .string)
  }
}

extension OCINodeClass.BootVolume: KeepsInertFields {
  static let schema = Schema<Self>("BootVolumeConfig", blank: Self()) {
    Field("imageConfig", isRequired: true, typeName: "ImageConfig", blank: Self()) {
      Field("imageType", optional: \.imageType, .string, isRequired: true)
      Field("imageFilter", optional: \.imageFilter, .object(OCINodeClass.ImageFilter.schema))
      Field("imageId", optional: \.imageID, .string)
    }
    Field("sizeInGBs", optional: \.sizeInGBs, .int64)
    Field(inert: "vpusPerGB", .int64)
    Field(inert: "kmsKeyConfig", ["kmsKeyId": .string])
    Field(inert: "pvEncryptionInTransit", .boolean)
  }
}

extension OCINodeClass.ImageFilter: KeepsInertFields {
  static let schema = Schema<Self>("ImageSelectorTerm", blank: Self()) {
    Field("osFilter", \.osFilter, .string, isRequired: true)
    Field("osVersionFilter", \.osVersionFilter, .string, isRequired: true)
    Field(inert: "compartmentId", .string)
    Field(inert: "freeformTags", .labels)
    Field(inert: "definedTags", .map(of: .labels))
  }
}

extension OCINodeClass.Subnet: KeepsInertFields {
  static let schema = Schema<Self>("SimpleVnicConfig", blank: Self()) {
    Field("subnetConfig", isRequired: true, typeName: "SubnetConfig", blank: Self()) {
      Field("subnetId", optional: \.subnetID, .string)
      Field(inert: "subnetFilter", .any)
    }
    Field(inert: "networkSecurityGroupConfigs", .list(of: .any))
    Field(inert: "assignIpV6Ip", .boolean)
    Field(inert: "assignPublicIp", .boolean)
    Field(inert: "vnicDisplayname", .string)
    Field(inert: "ipv6AddressIpv6SubnetCidrPairDetails", .list(of: .any))
    Field(inert: "skipSourceDestCheck", .boolean)
    Field(inert: "securityAttributes", .any)
  }
}

extension OCINodeClass.Kubelet: KeepsInertFields {
  static let schema = Schema<Self>("KubeletConfiguration", blank: Self()) {
    Field("maxPods", optional: \.maxPods, .int32)
    Field("podsPerCore", optional: \.podsPerCore, .int32)
    Field("systemReserved", \.systemReserved, .labels)
    Field("kubeReserved", \.kubeReserved, .labels)
    Field(inert: "clusterDNS", .strings)
    Field(inert: "extraArgs", .string)
    Field(inert: "nodeLabels", .labels)
    Field(inert: "evictionHard", .labels)
    Field(inert: "evictionSoft", .labels)
    Field(inert: "evictionSoftGracePeriod", .labels)
    Field(inert: "evictionMaxPodGracePeriod", .int)
    Field(inert: "imageGCHighThresholdPercent", .int)
    Field(inert: "imageGCLowThresholdPercent", .int)
  }
}

extension OCINodeClass.Status {
  static let schema = Schema<Self>("OCINodeClassStatus", blank: Self()) {
    Field("volume", typeName: "Volume", blank: Self()) {
      Field("images", \.images, .list(of: .object(OCINodeClass.Image.schema)))
    }
    Field("conditions", \.conditions, .conditions)
  }
}

extension OCINodeClass.Image {
  static let schema = Schema<Self>("OCIImage", blank: Self()) {
    Field("imageId", \.id, .string)
    Field("displayName", \.displayName, .string)
  }
}
