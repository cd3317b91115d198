import Cloud
import Controllers
import Kubernetes

/// Machines: asked for, booting, joining.
extension World {
  /// What a machine does next, as its entry in EC2's queue says.
  enum MachineStage: String {
    case join, ready, stopped, gone
    /// EC2's own doing with a spot machine: a recommendation, the notice, the end.
    case rebalance, notice, reclaim
  }

  mutating func ask(_ request: CloudRequest, by actor: Actor) {
    switch request {
    case .launch(let name): launch(name, by: actor)
    case .terminate(let providerID): terminateMachine(providerID, by: actor)
    case .avoid(let offering):
      cloud.unavailableOfferings.mark(offering, at: now)
      refusedOfferings.insert(offering)
      retryForgottenOfferings()
    case .avoidReservation(let id): cloud.unavailableOfferings.mark(reservation: id, at: now)
    }
  }

  private mutating func launch(_ name: NodeClaimName, by actor: Actor) {
    let key = NamespacedName(namespace: "", name: name.text)
    guard let claim = objects.nodeClaims[key] else { return }
    let nodeClass = objects.nodeClass(claim.spec.nodeClassRef)
    var types: [InstanceType] = []
    if let nodeClass {
      types = currentTypes(of: nodeClass, for: claim.nodePoolName, taints: claim.spec.taints)
    }
    let addresses = takenAddresses
    let launch = cloud.launch(claim, nodeClass: nodeClass, types: types, at: now) { addresses[$0] }
    cause = decisions.append(.cloudEvent(.launch(launch)), by: cloud.provider.actor, at: now, cause: cause)
    remember(launch.errors)
    if case .launched(let launched) = launch.outcome {
      scheduleJoin(of: launched.instance)
      expose(launched.instance)
    }
    carryOut(NodeClaimLaunch.reconcile(claim, answer: launch.answer, at: now), by: actor, on: key)
  }

  mutating func scheduleJoin(of machine: CloudInstance) {
    let boot = cloud.faults.bootTime(at: now) ?? draw(options.machineTimings.boot, "boot", machine.id.text)
    schedule(.join, of: machine.id, at: now + boot)
  }

  mutating func schedule(_ stage: MachineStage, of id: InstanceID, at time: VirtualTime) {
    enqueue(cloud.provider.actor, NamespacedName(namespace: stage.rawValue, name: id.text), at: time)
  }

  mutating func unschedule(_ stage: MachineStage, of id: InstanceID) {
    queues[cloud.provider.actor.rawValue].remove(NamespacedName(namespace: stage.rawValue, name: id.text))
  }

  func shutdownTime(of id: InstanceID) -> Duration {
    draw(options.machineTimings.shutdown, "shutdown", id.text)
  }

  func draw(_ seconds: ClosedRange<Int>, _ purpose: String, _ object: String) -> Duration {
    var random = SeededRandom(seed: options.seed, purpose: purpose, object: object)
    return .seconds(seconds.lowerBound + random.integer(below: seconds.count))
  }

  mutating func advanceMachine(_ key: NamespacedName) {
    if key.namespace == Self.reservationNamespace {
      endReservation(key.name)
      return
    }
    if advanceGroupNode(key) { return }
    let id = InstanceID(key.name)
    guard let instance = cloud.instances[id] else { return }
    switch MachineStage(rawValue: key.namespace) {
    case .join: join(instance)
    case .ready: becomeReady(instance)
    case .stopped:
      if instance.state == .stopping { changeState(of: instance, to: .stopped, because: .request) }
    case .gone: remove(instance)
    case .rebalance: if instance.state == .running { recommendRebalance(of: instance) }
    case .notice:
      if instance.state == .running, instance.reclaimedAt == nil { announceReclaim(of: instance) }
    case .reclaim: changeState(of: instance, to: .shuttingDown, because: .spotReclaim)
    case nil: break
    }
  }

  /// The kubelet registers its Node, with the taints that Karpenter's user data gives it.
  private mutating func join(_ instance: CloudInstance) {
    guard instance.state == .pending || instance.state == .running,
      objects.node(cloud.nodeName(of: instance)) == nil,
      !cloud.pools.zonesDown.contains(instance.zone.name)
    else { return }
    guard let claim = objects.nodeClaims(ofMachine: instance.providerID).first else { return }
    cloud.setState(.running, of: instance.id)
    if let fault = joinFault(of: instance) {
      return record(.joinFailed(instance.id, nodeClaim: claim.nodeClaimName, because: fault))
    }
    let name = cloud.nodeName(of: instance)
    record(.machineJoined(id: instance.id, node: name, after: now - instance.launchedAt))
    let system = cloud.system(of: instance, architecture: claim.metadata.labels[WellKnown.arch] ?? "")
    _ = try? create(
      Node(
        machine: instance, running: system, kubelet: cloud.provider.kubernetesVersion, named: name, for: claim
      ))
    schedule(
      .ready, of: instance.id, at: now + draw(options.machineTimings.readiness, "readiness", instance.id.text)
    )
  }

  private func joinFault(of instance: CloudInstance) -> NodeJoinFault? {
    if cloud.faults.preventsJoining(at: instance.launchedAt) { return .wished }
    return cloud.provider == .aws ? cloud.account.joinFault(of: instance) : nil
  }

  private mutating func becomeReady(_ instance: CloudInstance) {
    let name = cloud.nodeName(of: instance)
    guard instance.state == .running, !isSilent(name), let node = objects.node(name), !node.isReady else {
      return
    }
    if cloud.provider == .aws, let fault = cloud.account.networkFault(of: instance) {
      return record(.networkNotReady(instance.id, node: name, because: fault))
    }
    record(.nodeReady(node: name))
    _ = try? updateStatus(
      node.with {
        $0.status.conditions.set(
          Condition(
            type: "Ready", status: .isTrue, reason: "KubeletReady", message: "kubelet is posting ready status"
          ),
          at: now)
      })
  }

  private mutating func record(_ event: CloudEvent) {
    cause = decisions.append(.cloudEvent(event), by: cloud.provider.actor, at: now, cause: cause)
  }
}

extension Node {
  /// The Node that the kubelet of a machine registers: not Ready yet.
  init(
    machine: CloudInstance, running system: NodeSystem, kubelet version: String, named name: NodeName,
    for claim: NodeClaim
  ) {
    self.init()
    metadata.name = name.text
    let own = [WellKnown.hostname: name.text, WellKnown.nodePool: claim.metadata.labels[WellKnown.nodePool]]
    let fromMachine = [
      WellKnown.arch, WellKnown.os, WellKnown.instanceType, WellKnown.region, WellKnown.zone,
    ].map { ($0, claim.metadata.labels[$0]) }
    metadata.labels = (own.merging(fromMachine) { own, _ in own }).compactMapValues(\.self)
    spec.providerID = machine.providerID
    spec.taints =
      claim.spec.taints + claim.spec.startupTaints + [
        Taint(key: WellKnown.unregistered, effect: .noExecute),
        Taint(key: WellKnown.notReady, effect: .noSchedule),
      ]
    status.capacity = claim.status.capacity
    status.allocatable = claim.status.allocatable
    status.conditions = Node.kubeletConditions(isReady: false)
    status.addresses = [
      NodeAddress(type: "InternalIP", address: machine.address.description),
      NodeAddress(type: "Hostname", address: name.text),
    ]
    status.nodeInfo.architecture = claim.metadata.labels[WellKnown.arch] ?? ""
    status.nodeInfo.operatingSystem = system.operatingSystem
    status.nodeInfo.kubeletVersion = version
    status.nodeInfo.containerRuntimeVersion = "containerd://2.1.5"
    status.nodeInfo.osImage = system.osImage
    status.nodeInfo.kernelVersion = system.kernelVersion
  }
}

extension CloudProvider {
  /// As its managed Kubernetes builds it, API server and kubelet.
  public var kubernetesVersion: String { self == .aws ? "v1.35.0-eks-3a10415" : "v1.35.0" }
}

extension InstanceLaunch {
  /// The answer as Karpenter's core takes it from a provider.
  fileprivate var answer: LaunchAnswer {
    switch outcome {
    case .launched(let launched):
      .launched(
        LaunchedMachine(
          providerID: launched.instance.providerID, imageID: launched.instance.imageID,
          instanceType: launched.instance.instanceType, zone: launched.instance.zone.name,
          capacityType: launched.instance.capacityType.rawValue,
          priceUSDPerHour: launched.instance.priceUSDPerHour, labels: launched.labels,
          annotations: launched.annotations, capacity: launched.capacity, allocatable: launched.allocatable))
    case .insufficientCapacity: .insufficientCapacity(message: upstreamError ?? "")
    case .nodeClassNotReady: .nodeClassNotReady(message: upstreamError ?? "")
    case .failed(let failure): .failed(reason: failure.condition.reason, message: failure.condition.message)
    }
  }
}
