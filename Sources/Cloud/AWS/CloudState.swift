import Kubernetes

/// The cloud as the cluster meets it: an account, what there is left of machines, those that run, and what Karpenter's
/// provider remembers of it. A value: launching gives another.
///
/// On Azure and OCI, `site` says what they have; of AWS's account only the subnets count there, a network for each zone.
public struct CloudState: Equatable, Sendable {
  public internal(set) var site = CloudSite.aws
  public var catalogue: EC2Catalogue
  public var account: AWSAccount
  public var options: AWSProviderOptions
  public var pools: CapacityPools
  public var unavailableOfferings: UnavailableOfferings
  var subnetEstimates = SubnetEstimates()
  /// Whom Karpenter's controller acts as.
  public var controller = AWSCaller.administrator
  /// What Karpenter keeps of its last looks at EC2NodeClasses.
  public var nodeClassMemory = NodeClassMemory()
  /// What goes wrong at EC2 at present.
  public var faults = CloudFaults()
  /// The account's queue for notices of EC2's; whether Karpenter reads it is `options.interruptionQueue`.
  public var interruptionQueue: InterruptionQueue
  /// In no order; `describeInstances` lists them.
  public private(set) var instances: [InstanceID: CloudInstance]
  /// Of ids and addresses.
  public var seed: UInt64

  public init(
    catalogue: EC2Catalogue = EC2Catalogue(), account: AWSAccount? = nil,
    options: AWSProviderOptions = .init(),
    seed: UInt64 = 1
  ) {
    self.catalogue = catalogue
    self.account = account ?? .course(region: catalogue.region)
    self.options = options
    self.seed = seed
    pools = CapacityPools()
    unavailableOfferings = UnavailableOfferings()
    interruptionQueue = InterruptionQueue(name: self.account.queueName)
    instances = [:]
  }

  /// A NodeClass's instance types with the offers of this moment.
  ///
  /// - Parameter base: `catalogue.instanceTypes(for: EC2NodeConfiguration(nodeClass, …))`, which stays the same
  ///   as long as the NodeClass's spec and subnets do; so whoever asks often keeps it.
  /// - Returns: the same types; offerings that Karpenter holds for unavailable say so, and the NodeClass's
  ///   capacity reservations are among them, nearly free.
  public func instanceTypes(from base: [InstanceType], for nodeClass: EC2NodeClass, at now: VirtualTime)
    -> [InstanceType]
  {
    let subnets = Dictionary(grouping: nodeClass.status.subnets, by: \.zone).mapValues { $0.map(\.id) }
    let reservations = Dictionary(grouping: nodeClass.status.capacityReservations, by: \.instanceType)
    let remembered = unavailableOfferings.concerned(at: now)
    guard remembered != .none || !reservations.isEmpty else { return base }
    return base.map { type in
      var type = type
      if remembered.includes(type.name) {
        for index in type.offerings.indices where type.offerings[index].isAvailable {
          let key = type.offerings[index].key(of: type)
          if unavailableOfferings.contains(key, subnets: subnets[key.zone] ?? [], at: now) {
            type.offerings[index].isAvailable = false
          }
        }
      }
      for reservation in reservations[type.name] ?? [] {
        type.offerings.append(offering(of: reservation, for: type, at: now))
      }
      return type
    }
  }

  /// Offers the types of a file in the place of EC2's: their capacity and prices are the file's own. The account
  /// gets a subnet in each of their zones that has none, and the capacity reservations that they name.
  public mutating func use(_ types: [InstanceType]) {
    catalogue.subset = .file(types)
    let offerings = types.flatMap { type in type.offerings.map { (type: type.name, offering: $0) } }
    for zone in Set(offerings.map(\.offering.zone)).sorted()
    where !account.subnets.contains(where: { $0.zone.name == zone }) {
      account.addSubnet(in: AvailabilityZone(name: zone, id: zone))
    }
    for (type, offering) in offerings {
      guard let reservation = offering.reservation,
        !account.capacityReservations.contains(where: { $0.id == reservation.id })
      else { continue }
      account.capacityReservations.append(
        AWSAccount.CapacityReservation(
          id: reservation.id, instanceType: type, zone: offering.zone, ownerID: account.id,
          total: reservation.remaining))
    }
  }

  /// A NodeClass is no more: what Karpenter made for it goes, and what it remembers of it.
  public mutating func forget(_ nodeClass: EC2NodeClass) {
    nodeClassMemory.forget(nodeClass.metadata.name)
    account.iam.instanceProfiles = account.iam.instanceProfiles.filter {
      $0.value.tags[WellKnown.ec2NodeClass] != nodeClass.metadata.name
    }
  }

  /// All that exist, oldest first, then by id.
  public func describeInstances() -> [CloudInstance] {
    instances.values.sorted { ($0.launchedAt, $0.id) < ($1.launchedAt, $1.id) }
  }

  public func instance(providerID: String) -> CloudInstance? {
    InstanceID(providerID: providerID).flatMap { instances[$0] }
  }

  /// Begins to shut a machine down, whoever asks: Karpenter, a person, or EC2 that takes spot capacity back.
  ///
  /// - Returns: false when there is no such machine or it is on its way already.
  @discardableResult
  public mutating func terminate(_ id: InstanceID) -> Bool {
    guard let state = instances[id]?.state, state != .shuttingDown else { return false }
    instances[id]?.state = .shuttingDown
    return true
  }

  /// The machines of a zone, oldest first.
  public func instances(in zone: String) -> [CloudInstance] {
    describeInstances().filter { $0.zone.name == zone }
  }

  /// Whether Karpenter reads the queue that notices come to.
  public var isQueueRead: Bool { options.interruptionQueue == interruptionQueue.name }

  /// EC2 says when it takes a machine back.
  public mutating func announceReclaim(of id: InstanceID, at time: VirtualTime) {
    instances[id]?.reclaimedAt = time
  }

  /// EC2's checks of a machine fail from now on, or pass again.
  public mutating func setImpairment(_ impairment: CloudInstance.Impairment?, of id: InstanceID) {
    instances[id]?.impairment = impairment
  }

  /// The machine is gone: its capacity, its reservation and its address are free again.
  public mutating func finishTermination(of id: InstanceID) {
    guard let instance = instances[id] else { return }
    instances[id] = nil
    pools.giveBack(instance.offering)
    if let index = account.capacityReservations.firstIndex(where: { $0.id == instance.reservationID }) {
      let reservation = account.capacityReservations[index]
      account.capacityReservations[index].available = min(reservation.available + 1, reservation.total)
    }
    if let index = account.subnets.firstIndex(where: { $0.id == instance.subnetID }) {
      account.subnets[index].freeAddresses += 1
    }
  }

  /// Adds a machine that this state has given out.
  mutating func add(_ instance: CloudInstance) {
    instances[instance.id] = instance
    pools.take(instance.offering)
    if let index = account.capacityReservations.firstIndex(where: { $0.id == instance.reservationID }) {
      account.capacityReservations[index].available = max(
        account.capacityReservations[index].available - 1, 0)
    }
    if let index = account.subnets.firstIndex(where: { $0.id == instance.subnetID }) {
      account.subnets[index].freeAddresses = max(account.subnets[index].freeAddresses - 1, 0)
    }
  }

  /// Has a machine count as on-demand from now on.
  mutating func setOnDemand(_ id: InstanceID) {
    guard var machine = instances[id] else { return }
    pools.giveBack(machine.offering)
    machine.capacityType = .onDemand
    machine.reservationID = nil
    let price = catalogue.type(named: machine.instanceType).flatMap {
      catalogue.priceUSDPerHour(of: $0, in: machine.zone, as: .onDemand)
    }
    machine.priceUSDPerHour = price ?? machine.priceUSDPerHour
    pools.take(machine.offering)
    instances[id] = machine
  }

  /// A machine has come up.
  public mutating func setState(_ state: CloudInstance.State, of id: InstanceID) {
    instances[id]?.state = state
  }

  public mutating func setTags(_ tags: [String: String], of id: InstanceID) {
    instances[id]?.tags.merge(tags) { _, new in new }
  }

  private func offering(
    of reservation: EC2NodeClass.CapacityReservation, for type: InstanceType, at now: VirtualTime
  ) -> Offering {
    let remaining = account.capacityReservations.first { $0.id == reservation.id }?.available ?? 0
    let sibling = type.offerings.first {
      $0.zone == reservation.availabilityZone && $0.capacityType == .onDemand
    }
    let onDemand = type.offerings.first { $0.capacityType == .onDemand }?.priceUSDPerHour ?? 0
    return Offering(
      zone: reservation.availabilityZone, zoneID: sibling?.zoneID, capacityType: .reserved,
      priceUSDPerHour: onDemand / EC2Catalogue.reservedPriceDivisor,
      isAvailable: remaining > 0 && sibling != nil && reservation.state == "active"
        && !unavailableOfferings.contains(reservation: reservation.id, at: now),
      reservation: Offering.Reservation(id: reservation.id, remaining: remaining))
  }
}

extension Offering {
  func key(of type: InstanceType) -> OfferingKey {
    OfferingKey(capacityType: capacityType, instanceType: type.name, zone: zone)
  }
}
