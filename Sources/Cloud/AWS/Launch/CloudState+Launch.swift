import Kubernetes

extension CloudState {
  /// Launches a machine for a NodeClaim, as the AWS provider's Create does.
  ///
  /// The capacity type is one for the whole request: reserved if some offering of that is left, else spot, else
  /// on-demand. What EC2 refuses is unavailable for three minutes, whether or not it gave something else, and
  /// nothing is tried a second time: the next round chooses without it.
  ///
  /// - Parameters:
  ///   - nodeClass: the claim's; nil when it is not found.
  ///   - types: the NodeClass's, with the offers of this moment: `instanceTypes(from:for:at:)`.
  ///   - isTaken: whether something else than a machine has an address.
  /// - Source: karpenter-provider-aws `pkg/cloudprovider/cloudprovider.go`, `pkg/providers/instance/instance.go`.
  public mutating func launch(
    _ claim: NodeClaim, nodeClass: EC2NodeClass?, types: [InstanceType], at now: VirtualTime,
    isTaken: (IPv4Address) -> Bool = { _ in false }
  ) -> InstanceLaunch {
    var attempt = Attempt(claim: claim, nodeClass: nodeClass)
    let outcome = launch(&attempt, types: types, at: now, isTaken: isTaken)
    return InstanceLaunch(
      nodeClaim: claim.nodeClaimName, nodeClass: claim.spec.nodeClassRef.name, provider: .aws,
      funnel: attempt.funnel,
      request: attempt.request, errors: attempt.errors, outcome: outcome)
  }

  /// What a launch has done so far.
  private struct Attempt {
    let claim: NodeClaim
    let nodeClass: EC2NodeClass?
    var funnel: [InstanceLaunch.FunnelStep] = []
    var request: FleetRequest?
    var errors: [FleetError] = []
  }

  private mutating func launch(
    _ attempt: inout Attempt, types: [InstanceType], at now: VirtualTime, isTaken: (IPv4Address) -> Bool
  ) -> InstanceLaunch.Outcome {
    let name = attempt.claim.spec.nodeClassRef.name
    guard let nodeClass = attempt.nodeClass else { return .insufficientCapacity(.nodeClassNotFound(name)) }
    if nodeClass.metadata.isBeingDeleted { return .insufficientCapacity(.nodeClassTerminating(name)) }
    if let outcome = notReady(nodeClass) { return outcome }

    let requirements = ClaimRequirements(attempt.claim, of: .aws)
    var candidates = types.indices.map { LaunchCandidate(index: $0, offerings: types[$0].offerings) }
    for filter in LaunchFilter.allCases {
      let remaining = filter.apply(to: candidates, of: types, for: attempt.claim, requirements)
      attempt.funnel.append(InstanceLaunch.FunnelStep(filter, from: candidates, to: remaining, of: types))
      guard !remaining.isEmpty else { return .insufficientCapacity(.allUnavailable) }
      candidates = remaining
    }
    let left = candidates.map { candidate in
      var type = types[candidate.index]
      type.offerings = candidate.offerings
      return type
    }
    if let key = requirements.minValuesNotMet(by: left) {
      return .insufficientCapacity(.minValuesNotMet(key: key))
    }

    let request: FleetRequest
    do {
      request = try fleetRequest(for: left, of: attempt.claim, requirements, nodeClass, at: now)
    } catch {
      return .failed(error)
    }
    attempt.request = request

    guard !faults.isThrottling(at: now) else { return .failed(.requestLimitExceeded) }
    if let denial = account.denial(of: controller, account.fleetCalls) {
      return .failed(.notAuthorized(.fleet, denial))
    }
    if let denial = account.denial(of: controller, account.machineCalls(for: nodeClass)) {
      return .failed(.notAuthorized(.machine, denial))
    }
    let (chosen, errors) = fulfil(request, at: now)
    attempt.errors = errors
    for error in errors { remember(error, at: now) }
    guard let chosen, let type = left.first(where: { $0.name == chosen.instanceType }) else {
      return .insufficientCapacity(.fleetErrors)
    }
    let instance = newInstance(chosen, of: request, for: attempt.claim, nodeClass, at: now, isTaken: isTaken)
    if let subnet = account.subnet(instance.subnetID) {
      subnetEstimates.count(
        podSlots: podSlots(of: left, asked: request, in: subnet.zone), in: subnet, at: now)
    }
    add(instance)
    let isFallback = request.capacityType == .onDemand && requirements.allows(.spot) && left.count < 5
    return .launched(
      launched(
        instance, of: type, for: attempt.claim, nodeClass, fewTypesForSpot: isFallback ? left.count : nil))
  }

  private func notReady(_ nodeClass: EC2NodeClass) -> InstanceLaunch.Outcome? {
    let ready = nodeClass.status.conditions["Ready"]
    switch ready?.status {
    case .isFalse: return .nodeClassNotReady(.notReady(message: ready?.message ?? ""))
    case .unknown, nil: return .failed(.nodeClassReadinessUnknown(message: ready?.message ?? ""))
    case .isTrue: break
    }
    if let observed = ready?.observedGeneration, observed != nodeClass.metadata.generation {
      return .nodeClassNotReady(.notReconciled)
    }
    let restricted = nodeClass.spec.tags.keys.filter(AWSTag.isRestricted).sorted()
    return restricted.isEmpty ? nil : .nodeClassNotReady(.restrictedTags(restricted))
  }

  /// Offers every type left in every zone that has a subnet for it.
  private func fleetRequest(
    for types: [InstanceType], of claim: NodeClaim, _ requirements: ClaimRequirements,
    _ nodeClass: EC2NodeClass, at now: VirtualTime
  ) throws(InstanceLaunch.LaunchFailure) -> FleetRequest {
    let subnets = zonalSubnets(of: nodeClass, at: now)
    guard !subnets.isEmpty else { throw .noSubnets }
    let images = nodeClass.status.amis
    guard !images.isEmpty else { throw .noImages }
    guard types.contains(where: { nodeClass.image(for: $0) != nil }) else {
      throw .noImageForTypes(images: images.map(\.id))
    }
    let capacityType =
      [CapacityType.reserved, .spot].first { wanted in
        types.contains { $0.offerings.contains { $0.capacityType == wanted } }
      } ?? .onDemand
    var overrides: [FleetRequest.Override] = []
    for type in types {
      guard let image = nodeClass.image(for: type) else { continue }
      for offering in type.offerings where offering.capacityType == capacityType {
        guard let subnet = subnets[offering.zone] else { continue }
        overrides.append(
          FleetRequest.Override(
            instanceType: type.name, zone: subnet.zone, subnetID: subnet.id, imageID: image.id,
            priceUSDPerHour: offering.priceUSDPerHour, reservationID: offering.reservation?.id,
            capacityType: capacityType))
      }
    }
    guard !overrides.isEmpty else { throw .noOfferings }
    if let denial = account.denial(of: controller, account.launchTemplateCalls) {
      throw .notAuthorized(.launchTemplate, denial)
    }
    guard account.nodeRole(of: nodeClass) != nil else {
      throw .instanceProfileNotFound(nodeClass.status.instanceProfile)
    }
    overrides.sort {
      ($0.priceUSDPerHour, $0.instanceType, $0.zone.name) < (
        $1.priceUSDPerHour, $1.instanceType, $1.zone.name
      )
    }
    let tenancy = ["default", "dedicated"].first { requirements.allows($0, for: AWSLabel.instanceTenancy) }
    return FleetRequest(
      capacityType: capacityType, tenancy: tenancy ?? "default", overrides: overrides,
      isPrioritized: claim.metadata.annotations[NodeOverlay.Annotation.priceApplied] != nil)
  }

  /// In each zone the NodeClass's subnet that seems to have most free addresses; of equals, the first in its
  /// status.
  private func zonalSubnets(of nodeClass: EC2NodeClass, at now: VirtualTime) -> [String: AWSAccount.Subnet] {
    var chosen: [String: AWSAccount.Subnet] = [:]
    for subnet in nodeClass.status.subnets.compactMap({ account.subnet($0.id) }) {
      if let other = chosen[subnet.zone.name],
        subnetEstimates.freeAddresses(in: other, at: now)
          >= subnetEstimates.freeAddresses(in: subnet, at: now)
      {
        continue
      }
      chosen[subnet.zone.name] = subnet
    }
    return chosen
  }

  private mutating func remember(_ error: FleetError, at now: VirtualTime) {
    switch error.code {
    case .insufficientInstanceCapacity, .vCPULimitExceeded, .maxSpotInstanceCountExceeded, .skuNotAvailable,
      .zonalAllocationFailed, .outOfHostCapacity:
      unavailableOfferings.mark(error.offering, at: now)
    case .serviceLinkedRoleCreationNotPermitted: unavailableOfferings.mark(.spot, at: now)
    case .insufficientFreeAddressesInSubnet:
      unavailableOfferings.mark(error.offering, at: now)
      unavailableOfferings.mark(subnet: error.subnetID, at: now)
      subnetEstimates.exhaust(error.subnetID, at: now)
    case .reservationCapacityExceeded: break
    }
  }

  /// Of the smallest type asked for in a zone.
  private func podSlots(of types: [InstanceType], asked request: FleetRequest, in zone: AvailabilityZone)
    -> Int
  {
    let names = Set(request.overrides.lazy.filter { $0.zone == zone }.map(\.instanceType))
    return types.lazy.filter { names.contains($0.name) }.compactMap { $0.capacity[.pods]?.units }.min() ?? 0
  }

  private func newInstance(
    _ override: FleetRequest.Override, of request: FleetRequest, for claim: NodeClaim,
    _ nodeClass: EC2NodeClass, at now: VirtualTime, isTaken: (IPv4Address) -> Bool
  ) -> CloudInstance {
    var random = SeededRandom(
      seed: seed, purpose: "instance-id", object: "\(claim.metadata.name)/\(claim.metadata.uid)")
    var id: InstanceID
    repeat { id = InstanceID("i-0" + random.hexadecimal(length: 16)) } while instances[id] != nil
    return CloudInstance(
      id: id, instanceType: override.instanceType, zone: override.zone, capacityType: request.capacityType,
      reservationID: override.reservationID, tenancy: request.tenancy, imageID: override.imageID,
      subnetID: override.subnetID, securityGroupIDs: nodeClass.status.securityGroups.map(\.id).sorted(),
      address: freeAddress(in: override.subnetID, for: id, isTaken: isTaken), launchedAt: now,
      priceUSDPerHour: override.priceUSDPerHour, tags: tags(of: nodeClass, for: claim),
      instanceProfile: nodeClass.status.instanceProfile, role: account.nodeRole(of: nodeClass),
      state: .pending)
  }

  func freeAddress(in subnetID: String, for id: InstanceID, isTaken: (IPv4Address) -> Bool)
    -> IPv4Address
  {
    let first = account.subnet(subnetID)?.firstAddress.number ?? 0
    let taken = Set(instances.values.lazy.filter { $0.subnetID == subnetID }.map(\.address.number))
    let count = AWSAccount.Subnet.addressCount
    var random = SeededRandom(seed: seed, purpose: "address", object: id.text)
    let start = random.integer(below: count)
    var offset: Int?
    for next in 0..<count where offset == nil {
      let number = first &+ 4 &+ UInt32((start + next) % count)
      if !taken.contains(number), !isTaken(IPv4Address(number: number)) { offset = (start + next) % count }
    }
    return IPv4Address(number: first &+ 4 &+ UInt32(offset ?? start))
  }

  private func tags(of nodeClass: EC2NodeClass, for claim: NodeClaim) -> [String: String] {
    let own = [
      AWSTag.owned(account.clusterName): "owned", AWSTag.cluster: account.clusterName,
      WellKnown.nodePool: claim.metadata.labels[WellKnown.nodePool] ?? "",
      WellKnown.ec2NodeClass: nodeClass.metadata.name,
    ]
    return nodeClass.spec.tags.merging(own) { _, own in own }
  }

  private func launched(
    _ instance: CloudInstance, of type: InstanceType, for claim: NodeClaim, _ nodeClass: EC2NodeClass,
    fewTypesForSpot: Int?
  ) -> InstanceLaunch.Launched {
    var labels = type.labels
    labels[WellKnown.instanceType] = type.name
    labels[WellKnown.arch] = type.architecture
    labels[WellKnown.os] = type.operatingSystems.count == 1 ? type.operatingSystems[0] : nil
    labels[WellKnown.zone] = instance.zone.name
    labels[WellKnown.zoneID] = instance.zone.id
    labels[WellKnown.capacityType] = instance.capacityType.rawValue
    labels[WellKnown.nodePool] = claim.metadata.labels[WellKnown.nodePool]
    labels[AWSLabel.instanceTenancy] = instance.tenancy
    if let id = instance.reservationID {
      labels[WellKnown.capacityReservationID] = id
      labels[AWSLabel.capacityReservationType] = "default"
      labels[AWSLabel.capacityReservationInterruptible] = "false"
    }
    let annotations = [
      AWSAnnotation.nodeClassHash: nodeClass.staticHash,
      AWSAnnotation.nodeClassHashVersion: EC2NodeClass.staticHashVersion,
      AWSAnnotation.instanceProfile: nodeClass.status.instanceProfile,
    ]
    let asksForEFA =
      claim.spec.resources.requests[.elasticFabricAdapter] != nil
      || nodeClass.spec.inert["networkInterfaces"] != nil
    func reported(_ list: ResourceList) -> ResourceList {
      ResourceList(
        list.amounts.filter { name, amount in !amount.isZero && (name != .elasticFabricAdapter || asksForEFA)
        })
    }
    return InstanceLaunch.Launched(
      instance: instance, labels: labels, annotations: annotations, capacity: reported(type.capacity),
      allocatable: reported(type.allocatable), fewTypesForSpot: fewTypesForSpot)
  }
}
