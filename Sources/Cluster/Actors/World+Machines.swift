import Cloud
import Controllers
import Kubernetes

/// What becomes of machines that run: EC2 takes them back, somebody stops them, they are gone.
extension World {
  /// From the request to stop a machine until it has stopped.
  private static let stopTime = Duration.seconds(15)

  // MARK: - Spot

  /// EC2 says that it takes a spot machine back two minutes from now.
  mutating func announceReclaim(of machine: CloudInstance) {
    let end = now + cloud.provider.spotWarning
    cloud.announceReclaim(of: machine.id, at: end)
    record(.spotInterruption(machine.id, node: cloud.nodeName(of: machine), endsAt: end))
    publish(.spotInterruption(machine.id))
    tellHandler(.spotInterruption, of: machine)
    schedule(.reclaim, of: machine.id, at: end)
  }

  mutating func recommendRebalance(of machine: CloudInstance) {
    record(.rebalanceRecommendation(machine.id, node: cloud.nodeName(of: machine)))
    publish(.rebalanceRecommendation(machine.id))
    tellHandler(.rebalanceRecommendation, of: machine)
  }

  /// Turns the model of the spot market on or off: on, EC2 takes machines back of its own accord.
  ///
  /// - Parameter factor: how many times the published risk; nil for off.
  public mutating func turnSpotMarket(_ factor: Double?) {
    options.spotMarket = factor
    for machine in cloud.describeInstances() where machine.capacityType == .spot {
      unschedule(.rebalance, of: machine.id)
      unschedule(.notice, of: machine.id)
      expose(machine)
    }
  }

  /// Lets the market have its way with a machine.
  mutating func expose(_ machine: CloudInstance) {
    guard let factor = options.spotMarket,
      let forecast = SpotReclaim.forecast(
        for: machine, bucket: cloud.interruptionBucket(of: machine.instanceType), seed: options.seed,
        factor: factor, notBefore: now)
    else { return }
    if let time = forecast.rebalanceAt { schedule(.rebalance, of: machine.id, at: time) }
    schedule(.notice, of: machine.id, at: forecast.noticeAt)
  }

  // MARK: - Stopping and ending

  /// EC2 begins to stop a machine, or to end it: its kubelet is heard of no more, and EventBridge is told.
  mutating func changeState(
    of machine: CloudInstance, to state: CloudInstance.State, because reason: CloudIncident.Cause
  ) {
    let node = cloud.nodeName(of: machine)
    if state == .shuttingDown {
      guard cloud.terminate(machine.id) else { return }
      schedule(.gone, of: machine.id, at: now + shutdownTime(of: machine.id))
    } else {
      cloud.setState(state, of: machine.id)
      if state == .stopping { schedule(.stopped, of: machine.id, at: now + Self.stopTime) }
    }
    record(.stateChange(machine.id, node: node, to: state, because: reason))
    silenceKubelet(of: node)
    publish(.stateChange(machine.id, to: state.rawValue))
    reviewClaim(of: machine)
  }

  /// The machine's system hangs: EC2's check of it fails, and its kubelet is silent.
  mutating func impair(_ machine: CloudInstance) {
    let node = cloud.nodeName(of: machine)
    cloud.setImpairment(CloudInstance.Impairment(.instance, since: now), of: machine.id)
    record(.impaired(machine.id, node: node))
    silenceKubelet(of: node)
    planStatusCheck()
  }

  /// Karpenter asks EC2 to end a machine.
  mutating func terminateMachine(_ providerID: String, by actor: Actor) {
    guard let machine = cloud.instance(providerID: providerID) else { return }
    if machine.isListed, let denial = cloud.terminationDenial(of: machine.id) {
      return note(denial, by: actor, of: reference(of: machine))
    }
    guard cloud.terminate(machine.id) else { return }
    silenceKubelet(of: cloud.nodeName(of: machine))
    publish(.stateChange(machine.id, to: CloudInstance.State.shuttingDown.rawValue), isRoutine: true)
    schedule(.gone, of: machine.id, at: now + shutdownTime(of: machine.id))
  }

  /// The claim of a machine; its Node when it has none.
  private func reference(of machine: CloudInstance) -> ObjectReference {
    let claim = objects.nodeClaims.values.first { $0.status.providerID == machine.providerID }
    return claim?.reference
      ?? ObjectReference(
        kind: .node, name: NamespacedName(namespace: "", name: cloud.nodeName(of: machine).text))
  }

  /// Has Karpenter look again at the claim of a machine whose state is another now.
  private mutating func reviewClaim(of machine: CloudInstance) {
    for claim in objects.nodeClaims(ofMachine: machine.providerID) {
      enqueue(.nodeClaimConditions, claim.name)
    }
  }

  mutating func remove(_ machine: CloudInstance) {
    cloud.finishTermination(of: machine.id)
    cause = decisions.append(
      .cloudEvent(
        .machineGone(
          id: machine.id, instanceType: machine.instanceType, priceUSDPerHour: machine.priceUSDPerHour)),
      by: cloud.provider.actor, at: now, cause: cause)
    publish(.stateChange(machine.id, to: "terminated"), isRoutine: true)
    for claim in objects.nodeClaims(ofMachine: machine.providerID) {
      enqueue(.nodeClaimLifecycle, claim.name)
      enqueue(.nodeClaimConditions, claim.name)
    }
    let name = cloud.nodeName(of: machine)
    if objects.node(name) != nil { enqueue(.termination, NamespacedName(namespace: "", name: name.text)) }
    retryForgottenOfferings()
  }
}

// MARK: - Offerings that were refused

extension World {
  static let offeringRetryKey = NamespacedName(namespace: "", name: "retry-offerings")

  /// Keeps in mind what EC2 has refused, so that Pods that wait for it are tried again once it is to be had and
  /// Karpenter has forgotten the refusal.
  mutating func remember(_ errors: [FleetError]) {
    for error in errors where error.code.isLackOfCapacity {
      refusedOfferings.insert(error.offering)
    }
    planOfferingRetry()
  }

  /// Tries Pods again that wait, if something of what was refused can be had.
  mutating func retryForgottenOfferings() {
    let back = refusedOfferings.filter { offering in
      cloud.pools.hasCapacity(offering, at: now)
        && !cloud.unavailableOfferings.contains(offering, subnets: [], at: now)
    }
    if !back.isEmpty {
      refusedOfferings.subtract(back)
      retryProvisioning()
    }
    planOfferingRetry()
  }

  mutating func planOfferingRetry() {
    guard !refusedOfferings.isEmpty else { return }
    let ends = cloud.pools.shortages.compactMap(\.until).filter { $0 > now }
    let forgotten = cloud.unavailableOfferings.nextExpiry(after: now).map { $0 + .seconds(1) }
    if let next = (ends + [forgotten].compactMap(\.self)).min() {
      enqueue(.provisioner, Self.offeringRetryKey, at: next)
    }
  }
}
