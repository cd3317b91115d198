import Kubernetes

extension EC2NodeClass: SchemaDescribed {
  public static let schema = Schema<EC2NodeClass>("EC2NodeClass", blank: EC2NodeClass()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(Spec.schema))
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .ec2NodeClass(self) }
}

extension EC2NodeClass.Spec: KeepsInertFields {
  static let schema = Schema<Self>("EC2NodeClassSpec", blank: Self()) {
    Field("amiFamily", optional: \.amiFamily, .string)
    Field(
      "amiSelectorTerms", \.amiSelectorTerms, .list(of: .object(EC2NodeClass.AMISelectorTerm.schema)),
      isRequired: true)
    Field(
      "subnetSelectorTerms", \.subnetSelectorTerms,
      .list(of: .object(EC2NodeClass.SelectorTerm.subnetSchema)), isRequired: true)
    Field(
      "securityGroupSelectorTerms", \.securityGroupSelectorTerms,
      .list(of: .object(EC2NodeClass.SelectorTerm.securityGroupSchema)), isRequired: true)
    Field(
      "capacityReservationSelectorTerms", \.capacityReservationSelectorTerms,
      .list(of: .object(EC2NodeClass.CapacityReservationSelectorTerm.schema)))
    Field("role", optional: \.role, .string)
    Field("instanceProfile", optional: \.instanceProfile, .string)
    Field("userData", optional: \.userData, .string)
    Field("tags", \.tags, .labels)
    Field("kubelet", optional: \.kubelet, .object(EC2NodeClass.KubeletConfiguration.schema))
    Field(
      "blockDeviceMappings", \.blockDeviceMappings, .list(of: .object(EC2NodeClass.BlockDeviceMapping.schema))
    )
    Field("instanceStorePolicy", optional: \.instanceStorePolicy, .string)
    Field("associatePublicIPAddress", optional: \.associatePublicIPAddress, .bool)
    Field("detailedMonitoring", optional: \.detailedMonitoring, .bool)
    Field("context", optional: \.context, .string)
    Field(
      "metadataOptions", optional: \.metadataOptions, .object(EC2NodeClass.MetadataOptions.schema),
      default:
        "{httpEndpoint: enabled, httpProtocolIPv6: disabled, httpPutResponseHopLimit: 1, httpTokens: required}"
    )
    Field(inert: "placementGroupSelector", ["name": .string, "id": .string])
    Field(inert: "ipPrefixCount", .int)
    Field(
      inert: "networkInterfaces",
      .list(of: [
        "networkCardIndex": .int, "deviceIndex": .int,
        "interfaceType": .enumeration(["interface", "efa-only"]),
      ]))
    Field(
      inert: "connectionTracking",
      ["tcpEstablishedTimeout": .int, "udpStreamTimeout": .int, "udpTimeout": .int])
    Field(inert: "cpuOptions", ["nestedVirtualization": .enumeration(["enabled", "disabled"])])
  }
}

extension EC2NodeClass.SelectorTerm {
  static let subnetSchema = Schema<Self>("SubnetSelectorTerm", blank: Self()) {
    Field("tags", \.tags, .labels)
    Field("id", optional: \.id, .string)
  }

  static let securityGroupSchema = Schema<Self>("SecurityGroupSelectorTerm", blank: Self()) {
    Field("tags", \.tags, .labels)
    Field("id", optional: \.id, .string)
    Field("name", optional: \.name, .string)
  }
}

extension EC2NodeClass.AMISelectorTerm {
  static let schema = Schema<Self>("AMISelectorTerm", blank: Self()) {
    Field("alias", optional: \.alias, .string)
    Field("tags", \.tags, .labels)
    Field("id", optional: \.id, .string)
    Field("name", optional: \.name, .string)
    Field("owner", optional: \.owner, .string)
    Field("ssmParameter", optional: \.ssmParameter, .string)
  }
}

extension EC2NodeClass.CapacityReservationSelectorTerm {
  static let schema = Schema<Self>("CapacityReservationSelectorTerm", blank: Self()) {
    Field("tags", \.tags, .labels)
    Field("id", optional: \.id, .string)
    Field("ownerID", optional: \.ownerID, .string)
    Field("instanceMatchCriteria", optional: \.instanceMatchCriteria, .string)
  }
}

extension EC2NodeClass.KubeletConfiguration {
  static let schema = Schema<Self>("KubeletConfiguration", blank: Self()) {
    Field("maxPods", optional: \.maxPods, .int32)
    Field("podsPerCore", optional: \.podsPerCore, .int32)
    Field("systemReserved", \.systemReserved, .labels)
    Field("kubeReserved", \.kubeReserved, .labels)
    Field("evictionHard", \.evictionHard, .labels)
    Field("evictionSoft", \.evictionSoft, .labels)
    Field("evictionSoftGracePeriod", \.evictionSoftGracePeriod, .labels)
    Field("evictionMaxPodGracePeriod", optional: \.evictionMaxPodGracePeriod, .int32)
    Field("imageGCHighThresholdPercent", optional: \.imageGCHighThresholdPercent, .int32)
    Field("imageGCLowThresholdPercent", optional: \.imageGCLowThresholdPercent, .int32)
    Field("cpuCFSQuota", optional: \.cpuCFSQuota, .bool)
    Field("clusterDNS", \.clusterDNS, .strings)
  }
}

extension EC2NodeClass.BlockDeviceMapping: KeepsInertFields {
  static let schema = Schema<Self>("BlockDeviceMapping", blank: Self()) {
    Field("deviceName", optional: \.deviceName, .string)
    Field("rootVolume", \.isRootVolume, .bool)
    Field("ebs", typeName: "BlockDevice", blank: Self()) {
      Field("volumeSize", optional: \.volumeSize, .volumeSize)
      Field("volumeType", optional: \.volumeType, .string)
      Field("encrypted", optional: \.isEncrypted, .bool)
      Field("deleteOnTermination", optional: \.deleteOnTermination, .bool)
      Field(inert: "iops", .int64)
      Field(inert: "throughput", .int64)
      Field(inert: "kmsKeyID", .string)
      Field(inert: "snapshotID", .string)
      Field(inert: "volumeInitializationRate", .int)
    }
  }
}

extension EC2NodeClass.MetadataOptions {
  static let schema = Schema<Self>("MetadataOptions", blank: Self()) {
    Field("httpEndpoint", \.httpEndpoint, .string, default: "enabled")
    Field("httpProtocolIPv6", \.httpProtocolIPv6, .string, default: "disabled")
    Field("httpPutResponseHopLimit", \.httpPutResponseHopLimit, .int64, default: "1")
    Field("httpTokens", \.httpTokens, .string, default: "required")
  }
}

extension EC2NodeClass.Status {
  static let schema = Schema<Self>("EC2NodeClassStatus", blank: Self()) {
    Field("subnets", \.subnets, .list(of: .object(EC2NodeClass.Subnet.schema)))
    Field("securityGroups", \.securityGroups, .list(of: .object(EC2NodeClass.SecurityGroup.schema)))
    Field("amis", \.amis, .list(of: .object(EC2NodeClass.AMI.schema)))
    Field(
      "capacityReservations", \.capacityReservations,
      .list(of: .object(EC2NodeClass.CapacityReservation.schema)))
    Field("instanceProfile", \.instanceProfile, .string)
    Field("conditions", \.conditions, .conditions)
  }
}

extension EC2NodeClass.Subnet {
  static let schema = Schema<Self>("Subnet", blank: Self()) {
    Field("id", \.id, .string, isRequired: true)
    Field("zone", \.zone, .string, isRequired: true)
    Field("zoneID", \.zoneID, .string)
  }
}

extension EC2NodeClass.SecurityGroup {
  static let schema = Schema<Self>("SecurityGroup", blank: Self()) {
    Field("id", \.id, .string, isRequired: true)
    Field("name", \.name, .string)
  }
}

extension EC2NodeClass.AMI {
  static let schema = Schema<Self>("AMI", blank: Self()) {
    Field("id", \.id, .string, isRequired: true)
    Field("name", \.name, .string)
    Field(
      "requirements", \.requirements, .list(of: .object(NodeSelectorRequirement.schema)), isRequired: true)
    Field("deprecated", \.isDeprecated, .bool)
  }
}

extension EC2NodeClass.CapacityReservation {
  static let schema = Schema<Self>("CapacityReservation", blank: Self()) {
    Field("id", \.id, .string, isRequired: true)
    Field("availabilityZone", \.availabilityZone, .string, isRequired: true)
    Field("instanceType", \.instanceType, .string, isRequired: true)
    Field("instanceMatchCriteria", \.instanceMatchCriteria, .string, isRequired: true)
    Field("ownerID", \.ownerID, .string, isRequired: true)
    Field("reservationType", \.reservationType, .string, default: "default")
    Field("state", \.state, .string, default: "active")
    Field(ignored: "interruptible", .boolean)
    Field("endTime", optional: \.endTime, .time)
  }
}
