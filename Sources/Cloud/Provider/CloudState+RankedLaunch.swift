import Kubernetes

/// How the providers of Azure and OCI launch: offers are put in order, and the cloud is asked for one at a time.
extension CloudState {
  /// Launches a machine for a NodeClaim in the cloud of this site.
  ///
  /// - Parameters:
  ///   - nodeClass: the claim's; nil when it is not found.
  ///   - types: the NodeClass's, with the offers of this moment.
  ///   - isTaken: whether something else than a machine has an address.
  public mutating func launch(
    _ claim: NodeClaim, nodeClass: NodeClass?, types: [InstanceType], at now: VirtualTime,
    isTaken: (IPv4Address) -> Bool = { _ in false }
  ) -> InstanceLaunch {
    guard site != .aws else {
      var ec2: EC2NodeClass?
      if case .ec2(let found) = nodeClass { ec2 = found }
      return launch(claim, nodeClass: ec2, types: types, at: now, isTaken: isTaken)
    }
    var launch = RankedLaunch()
    let outcome = self.launch(&launch, claim, nodeClass, types, at: now, isTaken)
    return InstanceLaunch(
      nodeClaim: claim.nodeClaimName, nodeClass: claim.spec.nodeClassRef.name, provider: provider,
      funnel: launch.funnel, request: launch.request, errors: launch.errors, outcome: outcome)
  }

  /// What a launch has done so far.
  private struct RankedLaunch {
    var funnel: [InstanceLaunch.FunnelStep] = []
    var request: FleetRequest?
    var errors: [FleetError] = []
  }

  /// The most offers of a ranking that a record keeps.
  private static let keptOffers = 60

  private mutating func launch(
    _ attempt: inout RankedLaunch, _ claim: NodeClaim, _ nodeClass: NodeClass?, _ types: [InstanceType],
    at now: VirtualTime, _ isTaken: (IPv4Address) -> Bool
  ) -> InstanceLaunch.Outcome {
    let name = claim.spec.nodeClassRef.name
    guard let nodeClass else { return .insufficientCapacity(.nodeClassNotFound(name)) }
    if nodeClass.metadata.isBeingDeleted { return .insufficientCapacity(.nodeClassTerminating(name)) }
    if let outcome = notReady(nodeClass) { return outcome }

    let requirements = ClaimRequirements(claim, of: provider)
    let all = types.indices.map { LaunchCandidate(index: $0, offerings: types[$0].offerings) }
    let left = LaunchFilter.compatibleAvailable.apply(to: all, of: types, for: claim, requirements)
    attempt.funnel = [InstanceLaunch.FunnelStep(.compatibleAvailable, from: all, to: left, of: types)]
    let offers = ranking(of: left, among: types, for: claim, requirements, nodeClass)
    guard let first = offers.first else { return .insufficientCapacity(.allUnavailable) }
    attempt.request = FleetRequest(
      capacityType: first.capacityType, tenancy: "default", overrides: Array(offers.prefix(Self.keptOffers)),
      isPrioritized: false)
    guard !faults.isThrottling(at: now) else { return .failed(.tooManyRequests(provider)) }

    // Azure is asked for the first alone, and the claim tries again without what was refused.
    for offer in provider == .azure ? offers.prefix(1) : offers[...] {
      let key = offer.key(as: offer.capacityType)
      guard pools.hasCapacity(key, at: now) else {
        refuse(key, offer.subnetID, &attempt, at: now)
        continue
      }
      guard let type = types.first(where: { $0.name == offer.instanceType }) else { continue }
      let instance = newMachine(offer, for: claim, at: now, isTaken)
      add(instance)
      return .launched(launched(instance, of: type, for: claim, nodeClass))
    }
    return .failed(.noCapacity(provider, attempt.errors.first))
  }

  private func notReady(_ nodeClass: NodeClass) -> InstanceLaunch.Outcome? {
    let ready = nodeClass.conditions["Ready"]
    switch ready?.status {
    case .isFalse: return .nodeClassNotReady(.notReady(message: ready?.message ?? ""))
    case .unknown, nil: return .failed(.nodeClassReadinessUnknown(message: ready?.message ?? ""))
    case .isTrue: break
    }
    return ready?.observedGeneration == nodeClass.metadata.generation
      ? nil : .nodeClassNotReady(.notReconciled)
  }

  /// Offers by price; of equal ones spot first, then by the type's name. Between zones that are otherwise equal Azure
  /// draws, and OCI takes the one with the fewest machines of the NodePool.
  private func ranking(
    of candidates: [LaunchCandidate], among types: [InstanceType], for claim: NodeClaim,
    _ requirements: ClaimRequirements, _ nodeClass: NodeClass
  ) -> [FleetRequest.Override] {
    let order = zoneOrder(for: claim)
    var offers: [FleetRequest.Override] = []
    for candidate in candidates {
      let type = types[candidate.index]
      guard let image = imageID(for: type, of: nodeClass) else { continue }
      for offering in candidate.offerings where meetsPriority(offering, requirements) {
        guard let subnet = account.subnets.first(where: { $0.zone.name == offering.zone }) else { continue }
        offers.append(
          FleetRequest.Override(
            instanceType: type.name, zone: subnet.zone, subnetID: subnet.id, imageID: image,
            priceUSDPerHour: offering.priceUSDPerHour, reservationID: nil, capacityType: offering.capacityType
          ))
      }
    }
    func rank(_ offer: FleetRequest.Override) -> (Double, Int, String, Int) {
      (
        offer.priceUSDPerHour, offer.capacityType == .spot ? 0 : 1, offer.instanceType,
        order[offer.zone.name] ?? 0
      )
    }
    return offers.map { (offer: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }.map(\.offer)
  }

  private func zoneOrder(for claim: NodeClaim) -> [String: Int] {
    var names = site.zones.map(\.name)
    if provider == .azure {
      var random = SeededRandom(
        seed: seed, purpose: "zone", object: "\(claim.metadata.name)/\(claim.metadata.uid)")
      for index in names.indices.reversed() where index > 0 {
        names.swapAt(index, random.integer(below: index + 1))
      }
    } else {
      let pool = claim.metadata.labels[WellKnown.nodePool]
      let counts = instances.values.filter { $0.tags[WellKnown.nodePool] == pool }
        .reduce(into: [String: Int]()) { $0[$1.zone.name, default: 0] += 1 }
      names.sort { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
    }
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// AKS's own words for spot and on-demand choose as `karpenter.sh/capacity-type` does.
  private func meetsPriority(_ offering: Offering, _ requirements: ClaimRequirements) -> Bool {
    guard provider == .azure else { return true }
    let word = offering.capacityType == .spot ? "spot" : "regular"
    return requirements.allows(word, for: AzureLabel.scaleSetPriority)
      && requirements.allows(word, for: AzureLabel.priority)
  }

  private func imageID(for type: InstanceType, of nodeClass: NodeClass) -> String? {
    switch nodeClass {
    case .ec2: nil
    case .aks(let nodeClass): nodeClass.image(for: type.architecture)?.id
    case .oci(let nodeClass): nodeClass.status.images.first?.id
    }
  }

  /// Azure's refusals are remembered: of spot in every zone, of on-demand in the zone, for an hour. OCI's are not.
  private mutating func refuse(
    _ key: OfferingKey, _ subnetID: String, _ attempt: inout RankedLaunch, at now: VirtualTime
  ) {
    guard provider == .azure else {
      attempt.errors.append(FleetError(code: .outOfHostCapacity, offering: key, subnetID: subnetID))
      return
    }
    let isSpot = key.capacityType == .spot
    attempt.errors.append(
      FleetError(code: isSpot ? .skuNotAvailable : .zonalAllocationFailed, offering: key, subnetID: subnetID))
    let zones = isSpot ? site.zones.map(\.name) : [key.zone]
    for zone in zones {
      for capacityType in isSpot ? [CapacityType.spot] : [.onDemand, .spot] {
        unavailableOfferings.mark(
          OfferingKey(capacityType: capacityType, instanceType: key.instanceType, zone: zone), at: now,
          for: .seconds(3600))
      }
    }
  }

  private func newMachine(
    _ offer: FleetRequest.Override, for claim: NodeClaim, at now: VirtualTime,
    _ isTaken: (IPv4Address) -> Bool
  ) -> CloudInstance {
    let id: InstanceID
    switch site {
    case .oci(let oci):
      var random = SeededRandom(
        seed: seed, purpose: "instance-id", object: "\(claim.metadata.name)/\(claim.metadata.uid)")
      id = InstanceID("\(OCICloud.machinePrefix)oc1.\(oci.regionKey).an\(random.hexadecimal(length: 16))")
    case .azure, .aws: id = InstanceID("\(AzureCloud.machinePrefix)\(claim.metadata.name)")
    }
    return CloudInstance(
      id: id, instanceType: offer.instanceType, zone: offer.zone, capacityType: offer.capacityType,
      reservationID: nil, tenancy: "default", imageID: offer.imageID, subnetID: offer.subnetID,
      securityGroupIDs: [], address: freeAddress(in: offer.subnetID, for: id, isTaken: isTaken),
      launchedAt: now,
      priceUSDPerHour: offer.priceUSDPerHour,
      tags: [WellKnown.nodePool: claim.metadata.labels[WellKnown.nodePool] ?? ""],
      instanceProfile: "", role: nil, state: .pending)
  }

  private func launched(
    _ instance: CloudInstance, of type: InstanceType, for claim: NodeClaim, _ nodeClass: NodeClass
  ) -> InstanceLaunch.Launched {
    var labels = type.labels
    labels[WellKnown.instanceType] = type.name
    labels[WellKnown.arch] = type.architecture
    labels[WellKnown.os] = type.operatingSystems.count == 1 ? type.operatingSystems[0] : nil
    labels[WellKnown.zone] = instance.zone.name
    labels[WellKnown.capacityType] = instance.capacityType.rawValue
    labels[WellKnown.nodePool] = claim.metadata.labels[WellKnown.nodePool]
    if provider == .azure {
      labels[AzureLabel.scaleSetPriority] = instance.capacityType == .spot ? "spot" : "regular"
      labels[AzureLabel.priority] = labels[AzureLabel.scaleSetPriority]
    }
    let hash = nodeClass.staticHash
    let annotations: Annotations = [hash.key: hash.value, hash.versionKey: hash.version]
    return InstanceLaunch.Launched(
      instance: instance, labels: labels, annotations: annotations, capacity: type.capacity,
      allocatable: type.allocatable, fewTypesForSpot: nil)
  }
}
