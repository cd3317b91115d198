import Kubernetes

/// What a cluster that was there already has in its account: as its NodeClasses have found it.
extension CloudState {
  /// Makes the account one in which these NodeClasses find again what their status says.
  public mutating func adopt(_ nodeClasses: [EC2NodeClass]) {
    guard nodeClasses.contains(where: { !$0.status.subnets.isEmpty }) else { return }
    account.subnets = []
    account.securityGroups = []
    for nodeClass in nodeClasses {
      let (spec, status) = (nodeClass.spec, nodeClass.status)
      for subnet in status.subnets where account.subnet(subnet.id) == nil {
        account.addSubnet(in: AvailabilityZone(name: subnet.zone, id: subnet.zoneID))
        account.subnets[account.subnets.count - 1].id = subnet.id
        account.subnets[account.subnets.count - 1].tags = Self.tags(
          meeting: spec.subnetSelectorTerms.map(\.tags))
      }
      for group in status.securityGroups where !account.securityGroups.contains(where: { $0.id == group.id })
      {
        account.securityGroups.append(
          AWSAccount.SecurityGroup(
            id: group.id, name: group.name,
            tags: Self.tags(meeting: spec.securityGroupSelectorTerms.map(\.tags))))
      }
      adoptImages(of: nodeClass)
      if let role = spec.role { adoptRole(role) }
      if let profile = spec.instanceProfile {
        account.iam.instanceProfiles[profile] = IAM.InstanceProfile(name: profile, role: account.nodeRoleName)
      }
    }
  }

  /// A role of nodes under its own name, with what the course's has.
  private mutating func adoptRole(_ name: String) {
    guard account.iam.roles[name] == nil, var role = account.iam.roles[account.nodeRoleName] else { return }
    role.name = name
    account.iam.roles[name] = role
    let arn = account.roleARN(name)
    account.eks.entries[arn] = EKSAccess.AccessEntry(principal: arn, type: .ec2Linux)
  }

  /// Tags that every one of the terms finds.
  private static func tags(meeting terms: [[String: String]]) -> [String: String] {
    terms.reduce(into: [:]) { all, tags in
      for (key, value) in tags { all[key] = value == "*" ? "" : value }
    }
  }

  /// The images that it has found are the newest there are.
  private mutating func adoptImages(of nodeClass: EC2NodeClass) {
    let family = AMIFamily(of: nodeClass)
    guard !nodeClass.status.amis.isEmpty else { return }
    account.images.removeAll { $0.release?.family == family && !$0.isAdopted }
    for ami in nodeClass.status.amis where account.image(ami.id) == nil {
      let keys = Set(ami.requirements.filter { $0.operator == .exists }.map(\.key))
      let variant: MachineImage.Variant =
        keys.contains(AWSLabel.instanceGPUCount)
        ? .nvidia : keys.contains(AWSLabel.instanceAcceleratorCount) ? .neuron : .standard
      let architecture = ami.requirements.first { $0.key == WellKnown.arch }?.values.first ?? "amd64"
      let version = ami.name.split(separator: "-").last {
        $0.first == "v" && $0.dropFirst().first?.isNumber ?? false
      }
      account.images.append(
        MachineImage(
          id: ami.id, name: ami.name, owner: MachineImage.adoptedOwner,
          tags: Self.tags(meeting: nodeClass.spec.amiSelectorTerms.map(\.tags)), architecture: architecture,
          createdAt: .start - .seconds(86_400),
          release: family == .custom
            ? nil
            : MachineImage.Release(
              family: family, version: version.map(String.init) ?? "", variants: [variant])))
    }
  }

  /// Takes a machine over that a NodeClaim has.
  public mutating func adopt(
    _ claim: NodeClaim, of nodeClass: NodeClass?, node: Node?, priceUSDPerHour: Double, at now: VirtualTime
  ) {
    guard let id = InstanceID(providerID: claim.status.providerID) else { return }
    let labels = claim.metadata.labels
    let zoneName = labels[WellKnown.zone] ?? node?.zone ?? ""
    let subnet = account.subnets.first { $0.zone.name == zoneName }
    let address = node?.status.addresses.first { $0.type == "InternalIP" }.flatMap { IPv4Address($0.address) }
    var groups: [String] = []
    var (profile, role): (String, String?) = ("", nil)
    if case .ec2(let nodeClass)? = nodeClass {
      groups = nodeClass.status.securityGroups.map(\.id).sorted()
      (profile, role) = (nodeClass.status.instanceProfile, nodeClass.spec.role ?? account.nodeRoleName)
    }
    add(
      CloudInstance(
        id: id, instanceType: labels[WellKnown.instanceType] ?? "",
        zone: subnet?.zone ?? AvailabilityZone(name: zoneName, id: labels[WellKnown.zoneID] ?? ""),
        capacityType: labels[WellKnown.capacityType].flatMap(CapacityType.init(rawValue:)) ?? .onDemand,
        reservationID: labels[WellKnown.capacityReservationID], tenancy: "default",
        imageID: claim.status.imageID,
        subnetID: subnet?.id ?? "", securityGroupIDs: groups,
        address: address ?? IPv4Address(10, 0, 0, 1), launchedAt: claim.metadata.creationTimestamp ?? now,
        priceUSDPerHour: priceUSDPerHour, tags: [WellKnown.nodePool: labels[WellKnown.nodePool] ?? ""],
        instanceProfile: profile, role: role, state: node == nil ? .pending : .running,
        adoptedAs: node?.nodeName))
  }
}

extension MachineImage {
  fileprivate static let adoptedOwner = "adopted"
  fileprivate var isAdopted: Bool { owner == Self.adoptedOwner }
}
