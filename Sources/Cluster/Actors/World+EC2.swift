import Cloud
import Controllers
import Kubernetes

/// Machines: asked for, booting, joining, shutting down.
extension World {
  /// What a machine does next, as its entry in EC2's queue says.
  private enum MachineStage: String {
    case join, ready, gone
  }

  mutating func ask(_ request: CloudRequest, by actor: Actor) {
    switch request {
    case .launch(let name): launch(name, by: actor)
    case .terminate(let providerID): terminateMachine(providerID)
    }
  }

  private mutating func launch(_ name: NodeClaimName, by actor: Actor) {
    let key = NamespacedName(namespace: "", name: name.text)
    guard let claim = objects.nodeClaims[key] else { return }
    let nodeClass = objects.ec2NodeClasses[NamespacedName(namespace: "", name: claim.spec.nodeClassRef.name)]
    var types: [InstanceType] = []
    if let nodeClass { types = currentTypes(of: nodeClass) }
    let addresses = podAddresses
    let launch = cloud.launch(claim, nodeClass: nodeClass, types: types, at: now) { addresses[$0] != nil }
    cause = decisions.append(.cloudEvent(.launch(launch)), by: .ec2, at: now, cause: cause)
    if case .launched(let launched) = launch.outcome {
      let boot = draw(options.machineTimings.boot, "boot", launched.instance.id.text)
      schedule(.join, of: launched.instance.id, at: now + boot)
    }
    carryOut(NodeClaimLaunch.reconcile(claim, answer: launch.answer, at: now), by: actor, on: key)
  }

  private mutating func terminateMachine(_ providerID: String) {
    guard let id = InstanceID(providerID: providerID), cloud.terminate(id) else { return }
    schedule(.gone, of: id, at: now + draw(options.machineTimings.shutdown, "shutdown", id.text))
  }

  private mutating func schedule(_ stage: MachineStage, of id: InstanceID, at time: VirtualTime) {
    enqueue(.ec2, NamespacedName(namespace: stage.rawValue, name: id.text), at: time)
  }

  private func draw(_ seconds: ClosedRange<Int>, _ purpose: String, _ object: String) -> Duration {
    var random = SeededRandom(seed: options.seed, purpose: purpose, object: object)
    return .seconds(seconds.lowerBound + random.integer(below: seconds.count))
  }

  mutating func advanceMachine(_ key: NamespacedName) {
    let id = InstanceID(key.name)
    guard let instance = cloud.instances[id] else { return }
    switch MachineStage(rawValue: key.namespace) {
    case .join: join(instance)
    case .ready: becomeReady(instance)
    case .gone: remove(instance)
    case nil: break
    }
  }

  /// The kubelet registers its Node, with the taints that Karpenter's user data gives it.
  private mutating func join(_ instance: EC2Instance) {
    guard instance.state == .pending else { return }
    guard let claim = objects.nodeClaims.values.first(where: { $0.status.providerID == instance.providerID })
    else {
      return
    }
    cloud.setState(.running, of: instance.id)
    let name = cloud.nodeName(of: instance)
    record(.machineJoined(id: instance.id, node: name, after: now - instance.launchedAt))
    _ = try? create(Node(machine: instance, named: name, for: claim))
    schedule(
      .ready, of: instance.id, at: now + draw(options.machineTimings.readiness, "readiness", instance.id.text)
    )
  }

  private mutating func becomeReady(_ instance: EC2Instance) {
    let name = cloud.nodeName(of: instance)
    guard instance.state == .running, let node = objects.node(name), !node.isReady else { return }
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

  private mutating func remove(_ instance: EC2Instance) {
    cloud.finishTermination(of: instance.id)
    record(
      .machineGone(
        id: instance.id, instanceType: instance.instanceType, priceUSDPerHour: instance.priceUSDPerHour))
    for claim in objects.nodeClaims.values where claim.status.providerID == instance.providerID {
      enqueue(.nodeClaimLifecycle, claim.name)
    }
    let name = cloud.nodeName(of: instance)
    if objects.node(name) != nil { enqueue(.termination, NamespacedName(namespace: "", name: name.text)) }
  }

  private mutating func record(_ event: CloudEvent) {
    cause = decisions.append(.cloudEvent(event), by: .ec2, at: now, cause: cause)
  }
}

extension Node {
  /// The Node that the kubelet of a machine registers: not Ready yet.
  init(machine: EC2Instance, named name: NodeName, for claim: NodeClaim) {
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
    status.conditions = [
      Condition(
        type: "Ready", status: .isFalse, reason: "KubeletNotReady",
        message: "container runtime network not ready: cni plugin not initialized")
    ]
    status.addresses = [
      NodeAddress(type: "InternalIP", address: machine.address.description),
      NodeAddress(type: "Hostname", address: name.text),
    ]
    status.nodeInfo.architecture = claim.metadata.labels[WellKnown.arch] ?? ""
    status.nodeInfo.operatingSystem = "linux"
    status.nodeInfo.kubeletVersion = "v1.35.0-eks-3a10415"
    status.nodeInfo.containerRuntimeVersion = "containerd://2.1.5"
    status.nodeInfo.osImage = "Amazon Linux 2023.10.20260105"
    let machine = status.nodeInfo.architecture == "arm64" ? "aarch64" : "x86_64"
    status.nodeInfo.kernelVersion = "6.12.58-82.121.amzn2023.\(machine)"
  }
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
