import Cloud
import Controllers
import Kubernetes

/// What can go wrong with a cloud, brought about.
extension World {
  /// Brings a fault about at this instant; what follows from it, the actors do.
  ///
  /// - Throws: when it cannot be; the world is as it was.
  public mutating func strike(_ fault: CloudFault) throws(CloudRefusal) {
    if fault.isOfAWS, cloud.provider != .aws { throw .notOf(cloud.provider) }
    switch fault {
    case .spotInterruption(let node): announceReclaim(of: try spotMachine(of: node))
    case .rebalanceRecommendation(let node): recommendRebalance(of: try spotMachine(of: node))
    case .spotWave(let share): strikeWave(takingShare: share)
    case .stop(let node): changeState(of: try runningMachine(of: node), to: .stopping, because: .request)
    case .terminate(let node):
      if let node = self.node(meant: node.text), isInGroup(node) { return terminate(groupNode: node) }
      changeState(of: try machine(of: node), to: .shuttingDown, because: .request)
    case .impair(let node): impair(try runningMachine(of: node))
    case .zoneOutage(let zone): try takeDown(zone)
    case .zoneRestore(let zone): try bringBack(zone)
    case .shortage, .endShortages, .throttle, .endThrottling, .slowBoot, .endSlowBoot, .failJoins,
      .endJoinFailures:
      try changeConditions(fault)
    case .reserveCapacity(let type, let zone, let count, let tags, let duration):
      guard knows(type: type) else { throw .noSuchType(type) }
      try check(zone)
      reserveCapacity(of: type, in: zone, count: count, tags: tags, until: duration.map { now + $0 })
    case .cancelReservation(let id):
      guard cancelReservation(id) else { throw .noSuchReservation(id) }
    case .imageRelease(let family, let version): try release(family, version)
    case .nodeImageRelease(let family, let version): try releaseNodeImage(family, version)
    case .message(let body): sendMessage(body)
    }
  }

  /// - Parameter actor: nil is the cloud itself.
  mutating func record(_ incident: CloudIncident, by actor: Actor? = nil) {
    cause = decisions.append(
      .cloudEvent(.incident(incident)), by: actor ?? cloud.provider.actor, at: now, cause: cause)
  }

  // MARK: - Machines by their nodes

  /// The Node that a word means: its name, what stands before the name's first dot, its claim's name, its machine's id.
  public func node(meant word: String) -> Node? {
    objects.node(NodeName(word))
      ?? objects.nodes.values.first { node in
        node.metadata.name.prefix { $0 != "." } == word
          || InstanceID(providerID: node.spec.providerID)?.text == word
          || nodeClaim(of: node)?.metadata.name == word
      }
  }

  private func machine(of name: NodeName) throws(CloudRefusal) -> CloudInstance {
    guard let node = node(meant: name.text) else { throw .noSuchNode(name) }
    guard let machine = cloud.instance(providerID: node.spec.providerID) else {
      throw .notKarpenters(node.nodeName)
    }
    guard machine.state != .shuttingDown else { throw .notRunning(node.nodeName, machine.state) }
    return machine
  }

  private func runningMachine(of name: NodeName) throws(CloudRefusal) -> CloudInstance {
    let machine = try machine(of: name)
    guard machine.state == .running else { throw .notRunning(cloud.nodeName(of: machine), machine.state) }
    return machine
  }

  /// Stands for the oldest spot machine that runs and has had no notice: of use to who cannot know its name.
  public static let anyNode = NodeName("any")

  private func spotMachine(of name: NodeName) throws(CloudRefusal) -> CloudInstance {
    if name == Self.anyNode {
      let machines = cloud.describeInstances()
      guard let first = machines.first(where: \.isReclaimable) else { throw .noSpotMachine }
      return first
    }
    let machine = try runningMachine(of: name)
    let node = cloud.nodeName(of: machine)
    guard machine.capacityType == .spot else { throw .notSpot(node, machine.capacityType) }
    if let end = machine.reclaimedAt { throw .announced(node, endsAt: end) }
    return machine
  }

  // MARK: - Spot

  private mutating func strikeWave(takingShare share: Double) {
    let candidates = cloud.describeInstances().filter(\.isReclaimable)
    let hit = candidates.filter {
      SpotReclaim.isHit($0, byWaveOf: share, at: now, seed: options.seed)
    }
    record(.spotWave(share: share, hit: hit.count, of: candidates.count))
    let wave = cause
    for machine in hit {
      cause = wave
      announceReclaim(of: machine)
    }
  }

  // MARK: - Lasting conditions

  private mutating func changeConditions(_ fault: CloudFault) throws(CloudRefusal) {
    func end(_ duration: Duration?) -> VirtualTime? { duration.map { now + $0 } }
    switch fault {
    case .shortage(let type, let zone, let capacityType, let duration):
      if let type, !knows(type: type) { throw .noSuchType(type) }
      if let zone { try check(zone) }
      let shortage = CapacityShortage(
        instanceType: type, zone: zone, capacityType: capacityType, until: end(duration),
        provider: cloud.provider)
      cloud.pools.shortages.append(shortage)
      record(.shortage(shortage))
    case .endShortages:
      let active = cloud.pools.shortages.count { $0.isActive(at: now) }
      guard active > 0 else { throw .nothingToEnd }
      cloud.pools.shortages = []
      record(.shortagesOver(active, cloud.provider))
      retryForgottenOfferings()
    case .throttle(let duration):
      cloud.faults.throttling = CloudFaults.Period(until: end(duration))
      record(.throttling(cloud.faults.throttling, cloud.provider))
    case .endThrottling:
      guard cloud.faults.isThrottling(at: now) else { throw .nothingToEnd }
      cloud.faults.throttling = nil
      record(.throttling(nil, cloud.provider))
    case .slowBoot(let time, let duration):
      cloud.faults.slowBoot = CloudFaults.SlowBoot(time, period: CloudFaults.Period(until: end(duration)))
      record(.slowBoot(cloud.faults.slowBoot))
    case .endSlowBoot:
      guard cloud.faults.bootTime(at: now) != nil else { throw .nothingToEnd }
      cloud.faults.slowBoot = nil
      record(.slowBoot(nil))
    case .failJoins(let duration):
      cloud.faults.joinFailure = CloudFaults.Period(until: end(duration))
      record(.joinFailures(cloud.faults.joinFailure))
    case .endJoinFailures:
      guard cloud.faults.preventsJoining(at: now) else { throw .nothingToEnd }
      cloud.faults.joinFailure = nil
      record(.joinFailures(nil))
    case .spotInterruption, .rebalanceRecommendation, .spotWave, .stop, .terminate, .impair, .zoneOutage,
      .zoneRestore, .reserveCapacity, .cancelReservation, .imageRelease, .nodeImageRelease, .message:
      break
    }
  }

  private func knows(type: String) -> Bool {
    cloud.knows(type: type)
  }

  private mutating func release(_ family: AMIFamily, _ version: String) throws(CloudRefusal) {
    let images = EKSImageRelease(family: family, version: version, publishedAt: now).images
    guard !images.isEmpty else { throw .noImages(family) }
    guard !cloud.account.images.contains(where: { image in images.contains { $0.id == image.id } }) else {
      throw .imageExists(family, version: version)
    }
    cloud.account.images += images
    record(.imageReleased(family: family, version: version))
    lookForImages()
  }

  private mutating func releaseNodeImage(_ family: String, _ version: String) throws(CloudRefusal) {
    guard cloud.site.imageFamilies.contains(family) else { throw .noNodeImages(family, cloud.provider) }
    guard cloud.release(NodeImageRelease(family: family, version: version, publishedAt: now)) else {
      throw .nodeImageExists(family, version: version)
    }
    record(.nodeImageReleased(family: family, version: version, cloud.provider))
    lookForImages()
  }

  private mutating func lookForImages() {
    for name in objects.nodeClassNames {
      enqueue(.nodeClassController, name, at: (now + .nanoseconds(1)).roundedUp(to: Self.imagePeriod))
    }
  }

  /// How often a NodeClass looks for images anew.
  private static let imagePeriod = Duration.seconds(5 * 60)
}

extension CloudInstance {
  /// Whether EC2 may still announce that it takes it back.
  fileprivate var isReclaimable: Bool { capacityType == .spot && state == .running && reclaimedAt == nil }
}
