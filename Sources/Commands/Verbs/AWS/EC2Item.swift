import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Something that EC2 lists: as it shows it, and what its filters ask of it.
struct EC2Item {
  let id: String
  let json: JQValue
  /// By the filter's name: `instance-type`, `tag:karpenter.sh/discovery`.
  private let facts: [String: [String]]
  /// Of machines: `running`.
  let state: String

  private init(
    id: String, _ json: JQValue, facts: [String: [String]], tags: [String: String] = [:], state: String = ""
  ) {
    self.id = id
    self.json = json
    self.state = state
    var facts = facts
    for (key, value) in tags { facts["tag:\(key)"] = [value] }
    facts["tag-key"] = tags.keys.sorted()
    self.facts = facts
  }

  /// Whether one of the values that a filter lists is what the item has.
  func meets(_ filter: (name: String, values: [String])) -> Bool {
    (facts[filter.name] ?? []).contains { fact in filter.values.contains { fact.matches(wildcard: $0) } }
  }

  var filterNames: [String] { facts.keys.sorted() }

  // MARK: - Network

  init(_ subnet: AWSAccount.Subnet, in account: AWSAccount) {
    self.init(
      id: subnet.id,
      .members([
        "SubnetId": .string(subnet.id), "State": "available", "VpcId": .string(account.vpcID),
        "CidrBlock": .string("\(subnet.firstAddress)/19"),
        "AvailabilityZone": .string(subnet.zone.name), "AvailabilityZoneId": .string(subnet.zone.id),
        "AvailableIpAddressCount": .int(subnet.freeAddresses), "MapPublicIpOnLaunch": .bool(false),
        "OwnerId": .string(account.id), "Tags": .tags(subnet.tags),
        "SubnetArn": .string(account.arn("ec2", "subnet/\(subnet.id)")),
      ]),
      facts: [
        "subnet-id": [subnet.id], "availability-zone": [subnet.zone.name], "vpc-id": [account.vpcID],
        "availability-zone-id": [subnet.zone.id], "state": ["available"],
      ], tags: subnet.tags)
  }

  init(_ group: AWSAccount.SecurityGroup, in account: AWSAccount) {
    self.init(
      id: group.id,
      .members([
        "GroupId": .string(group.id), "GroupName": .string(group.name), "VpcId": .string(account.vpcID),
        "Description": "Security group of the cluster's nodes", "OwnerId": .string(account.id),
        "IpPermissions": .array([]), "IpPermissionsEgress": .array([]), "Tags": .tags(group.tags),
      ]),
      facts: ["group-id": [group.id], "group-name": [group.name], "vpc-id": [account.vpcID]],
      tags: group.tags)
  }

  init(vpcOf account: AWSAccount) {
    self.init(
      id: account.vpcID,
      .members([
        "VpcId": .string(account.vpcID), "CidrBlock": "10.0.0.0/16", "State": "available",
        "IsDefault": .bool(false), "OwnerId": .string(account.id),
      ]), facts: ["vpc-id": [account.vpcID], "state": ["available"]])
  }

  init(_ zone: AvailabilityZone, in region: AWSRegion, isUp: Bool) {
    let state = isUp ? "available" : "unavailable"
    self.init(
      id: zone.name,
      .members([
        "State": .string(state), "OptInStatus": "opt-in-not-required", "Messages": .array([]),
        "RegionName": .string(region.rawValue), "ZoneName": .string(zone.name),
        "ZoneId": .string(zone.id), "GroupName": .string(region.rawValue),
        "NetworkBorderGroup": .string(region.rawValue), "ZoneType": "availability-zone",
      ]),
      facts: [
        "zone-name": [zone.name], "zone-id": [zone.id], "state": [state], "region-name": [region.rawValue],
        "zone-type": ["availability-zone"],
      ])
  }

  // MARK: - Images and types

  init(_ image: MachineImage) {
    let architecture = image.architecture == "amd64" ? "x86_64" : image.architecture
    self.init(
      id: image.id,
      .members([
        "ImageId": .string(image.id), "Name": .string(image.name), "Architecture": .string(architecture),
        "CreationDate": .string(image.createdAt.rfc3339), "OwnerId": .string(image.owner),
        "ImageOwnerAlias": image.owner == "amazon" ? "amazon" : nil, "State": "available",
        "DeprecationTime": image.deprecatedAt.map { .string($0.rfc3339) }, "Public": .bool(true),
        "Tags": image.tags.isEmpty ? nil : .tags(image.tags),
      ]),
      facts: [
        "image-id": [image.id], "name": [image.name], "architecture": [architecture], "state": ["available"],
        "owner-alias": [image.owner],
      ], tags: image.tags)
  }

  init(_ type: EC2Type) {
    let architecture = type.architecture == "amd64" ? "x86_64" : type.architecture
    let classes = ["on-demand"] + (type.supportsSpot ? ["spot"] : [])
    self.init(
      id: type.name,
      .members([
        "InstanceType": .string(type.name), "CurrentGeneration": .bool(true),
        "SupportedUsageClasses": .strings(classes), "BareMetal": .bool(type.isBareMetal),
        "Hypervisor": type.isBareMetal ? nil : .string(type.hypervisor),
        "ProcessorInfo": .members([
          "SupportedArchitectures": .strings([architecture]),
          "SustainedClockSpeedInGhz": .number(Double(type.clockMHz) / 1000),
          "Manufacturer": .string(type.cpuManufacturer),
        ]),
        "VCpuInfo": .members(["DefaultVCpus": .int(type.vCPUs)]),
        "MemoryInfo": .members(["SizeInMiB": .int(type.memoryMiB)]),
        "InstanceStorageSupported": .bool(type.instanceStoreGB != nil),
        "NetworkInfo": .members([
          "MaximumNetworkInterfaces": .int(type.networkInterfaces),
          "Ipv4AddressesPerInterface": .int(type.ipv4PerInterface),
          "EncryptionInTransitSupported": .bool(type.encryptsInTransit),
        ]),
        "GpuInfo": type.gpu.map { gpu in
          .members([
            "Gpus": .array([
              .members([
                "Name": .string(gpu.name.uppercased()),
                "Manufacturer": .string(gpu.manufacturer.uppercased()),
                "Count": .int(gpu.count), "MemoryInfo": .members(["SizeInMiB": .int(gpu.memoryMiB)]),
              ])
            ])
          ])
        },
      ]),
      facts: [
        "instance-type": [type.name], "processor-info.supported-architecture": [architecture],
        "vcpu-info.default-vcpus": ["\(type.vCPUs)"], "memory-info.size-in-mib": ["\(type.memoryMiB)"],
        "supported-usage-class": classes, "hypervisor": [type.hypervisor],
        "bare-metal": ["\(type.isBareMetal)"], "current-generation": ["true"],
      ])
  }

  /// An offer of a type in a zone or region.
  init(_ type: EC2Type, at place: String, by locationType: String) {
    self.init(
      id: type.name,
      .members([
        "InstanceType": .string(type.name), "LocationType": .string(locationType),
        "Location": .string(place),
      ]), facts: ["instance-type": [type.name], "location": [place]])
  }

  init(_ type: EC2Type, spotPrice: Double, in zone: String, at time: VirtualTime) {
    let millionths = Int((min(max(spotPrice, 0), 1e6) * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000 + 1_000_000).dropFirst()
    self.init(
      id: type.name,
      .members([
        "AvailabilityZone": .string(zone), "InstanceType": .string(type.name),
        "ProductDescription": "Linux/UNIX", "SpotPrice": .string("\(millionths / 1_000_000).\(digits)"),
        "Timestamp": .time(time),
      ]),
      facts: [
        "instance-type": [type.name], "availability-zone": [zone], "product-description": ["Linux/UNIX"],
      ])
  }

  // MARK: - Machines

  init(_ machine: CloudInstance, in account: AWSAccount) {
    let state = machine.state.rawValue
    let arn = "arn:aws:iam::\(account.id):instance-profile/\(machine.instanceProfile)"
    let architecture = account.image(machine.imageID)?.architecture == "arm64" ? "arm64" : "x86_64"
    let name = machine.address.privateDNSName(in: account.region)
    self.init(
      id: machine.id.text,
      .members([
        "InstanceId": .string(machine.id.text), "ImageId": .string(machine.imageID),
        "InstanceType": .string(machine.instanceType), "LaunchTime": .time(machine.launchedAt),
        "InstanceLifecycle": machine.capacityType == .spot ? "spot" : nil,
        "State": .members(["Code": .int(Self.codes[state] ?? 16), "Name": .string(state)]),
        "Placement": .members([
          "AvailabilityZone": .string(machine.zone.name), "Tenancy": .string(machine.tenancy),
        ]),
        "PrivateIpAddress": .string(machine.address.description), "PrivateDnsName": .string(name),
        "SubnetId": .string(machine.subnetID), "VpcId": .string(account.vpcID),
        "Architecture": .string(architecture), "IamInstanceProfile": .members(["Arn": .string(arn)]),
        "SecurityGroups": .array(
          machine.securityGroupIDs.map { id in
            .members([
              "GroupId": .string(id),
              "GroupName": .string(account.securityGroups.first { $0.id == id }?.name ?? id),
            ])
          }),
        "CapacityReservationId": machine.reservationID.map(JQValue.string),
        "Tags": .tags(machine.tags),
      ]),
      facts: [
        "instance-id": [machine.id.text], "instance-type": [machine.instanceType],
        "instance-state-name": [state], "availability-zone": [machine.zone.name],
        "instance-lifecycle": machine.capacityType == .spot ? ["spot"] : [], "image-id": [machine.imageID],
        "subnet-id": [machine.subnetID], "vpc-id": [account.vpcID], "private-dns-name": [name],
        "private-ip-address": [machine.address.description], "iam-instance-profile.arn": [arn],
      ], tags: machine.tags, state: state)
  }

  /// The machine of a node that no NodeClaim stands for.
  init?(_ node: Node, in account: AWSAccount) {
    guard let id = InstanceID(providerID: node.spec.providerID) else { return nil }
    let type = node.metadata.labels[WellKnown.instanceType] ?? ""
    let zone = node.metadata.labels[WellKnown.zone] ?? ""
    let address = node.status.addresses.first { $0.type == "InternalIP" }?.address ?? ""
    var tags = ["kubernetes.io/cluster/\(account.clusterName)": "owned", "Name": node.metadata.name]
    tags["eks:nodegroup-name"] = node.metadata.labels[NodeGroup.label]
    tags["eks:cluster-name"] = account.clusterName
    let architecture = node.metadata.labels[WellKnown.arch] == "arm64" ? "arm64" : "x86_64"
    self.init(
      id: id.text,
      .members([
        "InstanceId": .string(id.text), "InstanceType": .string(type),
        "LaunchTime": node.metadata.creationTimestamp.map(JQValue.time),
        "State": .members(["Code": 16, "Name": "running"]),
        "Placement": .members(["AvailabilityZone": .string(zone), "Tenancy": "default"]),
        "PrivateIpAddress": .string(address),
        "SubnetId": account.subnets.first { $0.zone.name == zone }.map { .string($0.id) },
        "VpcId": .string(account.vpcID), "Architecture": .string(architecture), "Tags": .tags(tags),
      ]),
      facts: [
        "instance-id": [id.text], "instance-type": [type], "instance-state-name": ["running"],
        "availability-zone": [zone], "vpc-id": [account.vpcID], "private-ip-address": [address],
      ], tags: tags, state: "running")
  }

  /// What EC2's states are numbered.
  private static let codes = [
    "pending": 0, "running": 16, "shutting-down": 32, "stopping": 64, "stopped": 80,
  ]

  /// The launch template that Karpenter keeps for machines of an image and a NodeClass.
  init(launchTemplate number: UInt64, of nodeClass: String, in world: World) {
    let account = world.cloud.account
    let name = "karpenter.k8s.aws/\(number)"
    var random = SeededRandom(seed: 0, purpose: "launch-template", object: name)
    let id = "lt-0" + random.hexadecimal(length: 16)
    let tags = [
      "karpenter.k8s.aws/cluster": account.clusterName, WellKnown.ec2NodeClass: nodeClass,
      "eks:eks-cluster-name": account.clusterName,
    ]
    self.init(
      id: name,
      .members([
        "LaunchTemplateId": .string(id), "LaunchTemplateName": .string(name),
        "CreatedBy": .string(account.roleARN(account.controllerRoleName)), "DefaultVersionNumber": 1,
        "LatestVersionNumber": 1, "Tags": .tags(tags),
      ]), facts: ["launch-template-name": [name]], tags: tags)
  }
}

extension [EC2Item] {
  /// Those that `--filters` and the option with ids ask for.
  func filtered(by request: AWSRequest, ids option: String) throws(CommandError) -> [EC2Item] {
    let ids = request.all(option)
    let filters = request.filters
    for filter in filters where !filter.name.hasPrefix("tag:") {
      if let first, !first.filterNames.contains(filter.name) {
        var failure = request.failure(
          "InvalidParameterValue", "The filter '\(filter.name)' is invalid")
        let nearest = Spelling.nearest(to: filter.name, among: first.filterNames)
        failure.messages = nearest.isEmpty ? [] : [AWSMessage.nearest(nearest)]
        throw failure
      }
    }
    if let missing = ids.first(where: { id in !contains { $0.id == id } }) {
      throw request.failure("InvalidID.NotFound", "The ID '\(missing)' does not exist")
    }
    return self.filter { item in
      (ids.isEmpty || ids.contains(item.id)) && filters.allSatisfy(item.meets)
    }
  }
}

extension World {
  /// Every machine of the account's: those of nodes that Karpenter did not make, then its own, oldest first.
  var ec2Machines: [EC2Item] {
    let account = cloud.account
    let others = objects.nodes.values.filter { cloud.instance(providerID: $0.spec.providerID) == nil }
    return others.compactMap { EC2Item($0, in: account) }
      + cloud.describeInstances().map { EC2Item($0, in: account) }
  }

  /// One for each image that an EC2NodeClass's machines run.
  var launchTemplates: [EC2Item] {
    var seen: Set<String> = []
    return cloud.describeInstances().compactMap { machine in
      let nodeClass = machine.tags[WellKnown.ec2NodeClass] ?? ""
      guard seen.insert("\(nodeClass)/\(machine.imageID)").inserted else { return nil }
      return EC2Item(
        launchTemplate: SeededHash.mixed(SeededHash.fnv1a(nodeClass, machine.imageID)), of: nodeClass,
        in: self)
    }
  }
}
