import Cloud
import Controllers
import Karpenter
import Kubernetes

/// Pods, and nodes whose Pods must leave, that wait for Karpenter to look at them together.
struct Batch: Equatable, Sendable {
  var openedAt: VirtualTime
  var lastPodAt: VirtualTime
  /// Each Pod, and each node, counts once in a batch.
  var seen: Set<UID>
}

// MARK: - Whether Karpenter runs

extension World {
  static let karpenterLabel = (key: "app.kubernetes.io/name", value: "karpenter")

  /// Karpenter acts while one of its Pods is Ready.
  public var isKarpenterRunning: Bool {
    ["kube-system", "karpenter"].contains { namespace in
      objects.all(Pod.self, in: namespace).contains { pod in
        pod.isKarpenter && pod.status.isReady && !(pod.spec.nodeName.map(isSilent) ?? false)
      }
    }
  }

  /// A controller that starts looks at everything there is.
  mutating func startKarpenter() {
    disruption = DisruptionMemory()
    disruption.lastChange = now
    for nodeClass in objects.ec2NodeClasses.keys { enqueue(.nodeClassController, nodeClass) }
    for nodePool in objects.nodePools.keys { enqueue(.nodePoolController, nodePool) }
    for nodeClaim in objects.nodeClaims.keys {
      enqueue(.nodeClaimLifecycle, nodeClaim)
      enqueue(.nodeClaimConditions, nodeClaim)
    }
    for nodePool in objects.nodePools.values where nodePool.replicas != nil {
      enqueue(.staticCapacity, nodePool.name)
    }
    considerOverlays()
    for node in objects.nodes.values where node.metadata.isBeingDeleted { enqueue(.termination, node.name) }
    resumeInterruptions()
    provisioningStanding = nil
    addWaitingPodsToBatch()
    considerDisruption()
  }
}

extension Node {
  /// Whether Karpenter has marked it to go.
  var isDisrupted: Bool {
    spec.taints.contains { $0.key == WellKnown.disrupted && $0.effect == .noSchedule }
  }
}

extension Pod {
  public var isKarpenter: Bool { metadata.labels[World.karpenterLabel.key] == World.karpenterLabel.value }
}

// MARK: - NodeClass and NodeClaims

extension World {
  mutating func resolveNodeClass(_ name: NamespacedName) {
    guard isKarpenterRunning, let nodeClass = objects.ec2NodeClasses[name] else { return }
    let (resolved, findings) = nodeClass.resolved(
      in: cloud.account, usesReservations: options.karpenter.featureGates[.reservedCapacity], at: now)
    let isReady = resolved.status.conditions.isTrue("Ready")
    if isReady != nodeClass.status.conditions.isTrue("Ready") || nodeClass.status.conditions.isEmpty {
      let step = ControllerStep(
        object: nodeClass.reference, change: .nodeClassResolved(isReady: isReady, findings: findings))
      cause = decisions.append(.controllerStep(step), by: .nodeClassController, at: now, cause: cause)
    }
    _ = try? update(resolved)
    _ = try? updateStatus(resolved)
  }

  mutating func reconcileNodePool(_ name: NamespacedName) {
    guard isKarpenterRunning, let pool = objects.nodePools[name] else { return }
    let nodeClass = objects.ec2NodeClasses[
      NamespacedName(namespace: "", name: pool.template.spec.nodeClassRef.name)]
    var health = registrationHealth[pool.nodePoolName] ?? RegistrationHealth()
    let answer = NodePoolController.reconcile(
      pool, nodeClass: nodeClass.map(NodeClassState.init), usage: usage(of: pool.nodePoolName),
      health: &health,
      at: now)
    registrationHealth[pool.nodePoolName] = health
    carryOut(answer, by: .nodePoolController, on: name)
  }

  /// What the machines of a pool come to; those going away left out.
  private func usage(of pool: NodePoolName) -> ResourceList {
    var total = ResourceList()
    let leaving = disruption.claimsInCommand
    for claim in objects.nodeClaims.values
    where claim.nodePoolName == pool && !claim.metadata.isBeingDeleted
      && !leaving.contains(claim.nodeClaimName)
    {
      total.add(claim.status.capacity)
      total.add(["nodes": Quantity(1)])
    }
    return total
  }

  /// Machines without a claim stand here by their ids, beside the claims.
  static let orphanNamespace = "orphan"

  private mutating func collectOrphan(_ key: NamespacedName) {
    guard let machine = cloud.instances[InstanceID(key.name)], machine.isListed,
      !objects.nodeClaims.contains(where: { $0.value.status.providerID == machine.providerID })
    else { return }
    let name = cloud.nodeName(of: machine)
    carryOut(
      InstanceGarbageCollection.reconcile(
        machine.providerID, nodeName: name, launchedAt: machine.launchedAt, node: objects.node(name), at: now),
      by: .nodeClaimConditions, on: key)
  }

  /// Drift, consolidation, expiry and consistency: what the claim's conditions say about its future.
  mutating func judgeNodeClaim(_ name: NamespacedName) {
    guard isKarpenterRunning else { return }
    guard name.namespace != Self.orphanNamespace else { return collectOrphan(name) }
    guard let claim = objects.nodeClaims[name] else { return }
    let pool = claim.nodePoolName.flatMap {
      objects.nodePools[NamespacedName(namespace: "", name: $0.text)]
    }
    let nodeClass = objects.ec2NodeClasses[NamespacedName(namespace: "", name: claim.spec.nodeClassRef.name)]
    var types: [InstanceType] = []
    if let nodeClass { types = currentTypes(of: nodeClass) }
    let drift = nodeClass.flatMap { cloud.drift(of: claim, from: $0, types: types) }
    var answer = NodeClaimConditions.reconcile(
      claim, nodePool: pool, providerDrift: drift?.reason, instanceTypes: types, at: now)
    answer.append(NodeClaimExpiration.reconcile(claim, at: now))
    let node = nodes(of: claim).first
    answer.append(
      NodeClaimGarbageCollection.reconcile(
        claim, node: node,
        instanceExists: cloud.instance(providerID: claim.status.providerID)?.isListed ?? false, at: now))
    if options.karpenter.featureGates[.nodeRepair], let node {
      let pool = objects.nodes.values.filter {
        $0.metadata.labels[WellKnown.nodePool] == node.metadata.labels[WellKnown.nodePool]
      }
      answer.append(NodeRepair.reconcile(claim, node: node, nodes: pool, at: now))
    }
    carryOut(answer, by: .nodeClaimConditions, on: name)
    guard let judged = objects.nodeClaims[name] else { return }
    carryOut(
      NodeClaimConsistency.reconcile(judged, node: node, at: now), by: .nodeClaimConditions, on: name)
  }

  /// Notes on the claim of a Pod's node that a Pod came or left.
  mutating func notePodEvent(_ before: Pod?, _ after: Pod?) {
    guard PodEvents.isEvent(before: before, after: after),
      let node = after?.spec.nodeName.flatMap({ objects.node($0) }),
      let claim = nodeClaim(of: node)
    else { return }
    carryOut(PodEvents.reconcile(claim, at: now), by: .nodeClaimConditions, on: claim.name)
  }

  mutating func reconcileNodeClaim(_ name: NamespacedName) {
    guard isKarpenterRunning, let claim = objects.nodeClaims[name] else { return }
    let answer = NodeClaimLifecycle.reconcile(
      claim, nodes: nodes(of: claim),
      instanceExists: cloud.instance(providerID: claim.status.providerID) != nil,
      at: now)
    carryOut(answer, by: .nodeClaimLifecycle, on: name)
    for case .nodeClaim(let step) in answer.steps { noteRegistration(step.step, of: claim) }
  }

  /// Counts for the claim's NodePool whether a machine came to be a node.
  private mutating func noteRegistration(_ step: NodeClaimStep.Step, of claim: NodeClaim) {
    let failed: NodeClaim?
    switch step {
    case .registration: failed = nil
    case .failure(.launchTimeout), .failure(.registrationTimeout): failed = claim
    case .launch, .initialization, .waiting, .failure, .nodeDeletion, .instanceTermination, .termination:
      return
    }
    guard let name = claim.nodePoolName,
      let pool = objects.nodePools[NamespacedName(namespace: "", name: name.text)]
    else { return }
    var health = registrationHealth[name] ?? RegistrationHealth()
    let answer = health.note(failed: failed, of: pool, at: now)
    registrationHealth[name] = health
    carryOut(answer, by: .nodePoolController, on: pool.name)
  }

  func nodes(of claim: NodeClaim) -> [Node] {
    guard !claim.status.providerID.isEmpty else { return [] }
    return objects.nodes.values.filter { $0.spec.providerID == claim.status.providerID }
  }

  func nodeClaim(of node: Node) -> NodeClaim? {
    guard !node.spec.providerID.isEmpty else { return nil }
    return objects.nodeClaims.values.first { $0.status.providerID == node.spec.providerID }
  }

  mutating func terminateNode(_ name: NamespacedName) {
    guard isKarpenterRunning, let node = objects.nodes[name] else { return }
    var queue = evictionQueues[node.nodeName] ?? EvictionQueue()
    let surroundings = NodeTermination.Surroundings(
      nodeClaim: nodeClaim(of: node), pods: objects.pods(on: node.nodeName),
      budgets: objects.podDisruptionBudgets.values, volumeAttachments: attachments(on: node.nodeName),
      instanceExists: cloud.instance(providerID: node.spec.providerID) != nil)
    let answer = NodeTermination.reconcile(node, surroundings, queue: &queue, at: now)
    evictionQueues[node.nodeName] = queue
    carryOut(answer, by: .termination, on: name)
  }
}

// MARK: - Provisioning

extension World {
  /// The one entry in the provisioner's queue: its next round.
  static let roundKey = NamespacedName(namespace: "", name: "round")

  /// Lets the next round wait for a Pod that has been refused by the scheduler.
  mutating func addToBatch(_ pod: Pod) {
    if pod.isProvisionable { addToBatch(pod.metadata.uid) }
  }

  /// Has the next round find places for the Pods of a node that is tainted to go, before they have left it.
  mutating func addToBatch(leaving node: Node) { addToBatch(node.metadata.uid) }

  private mutating func addToBatch(_ uid: UID) {
    var open = batch ?? Batch(openedAt: now, lastPodAt: now, seen: [])
    guard open.seen.insert(uid).inserted else { return }
    open.lastPodAt = now
    batch = open
    let closing = min(
      open.openedAt + options.karpenter.batchMaxDuration,
      open.lastPodAt + options.karpenter.batchIdleDuration)
    queues[Actor.provisioner.rawValue].reschedule(Self.roundKey, at: closing, cause: cause)
  }

  mutating func provision(_ key: NamespacedName) {
    guard isKarpenterRunning else {
      batch = nil
      return
    }
    guard key != Self.offeringRetryKey else { return retryForgottenOfferings() }
    guard key == Self.roundKey else { return addWaitingPodsToBatch() }
    guard !objects.nodeClaims.contains(where: { $0.value.status.providerID.isEmpty }) else {
      return enqueue(.provisioner, Self.roundKey, at: now + options.karpenter.batchIdleDuration)
    }
    let openedAt = batch?.openedAt ?? now
    batch = nil
    let snapshot = provisioningSnapshot()
    var round = Provisioner.solve(snapshot)
    name(&round.claims)
    let standing = ProvisioningStanding(round, ofBatchOpenedAt: openedAt)
    let isNews = !round.claims.isEmpty || standing.isNews(after: provisioningStanding)
    note(standing)
    guard isNews else { return }
    cause = decisions.append(.provisioningRound(round), by: .provisioner, at: now, cause: cause)
    noteAssumptions(of: round)
    for claim in round.claims where claim.limitExceeded == nil { create(claim) }
    for report in round.nodePools { reportEmptiness(of: report) }
    for placement in round.existing { reportNomination(of: placement) }
    for (pod, failure) in round.failures { reportFailure(of: pod, failure) }
  }

  private mutating func reportEmptiness(of pool: NodePoolReport) {
    guard case .requirementsFilterOutAll(let unmet) = pool.standing else { return }
    let object = ObjectReference(
      kind: .nodePool, name: NamespacedName(namespace: "", name: pool.nodePool.text))
    record(
      EventReport(
        object: object, type: .warning, reason: "NoCompatibleInstanceTypes",
        message: Karpenter.UpstreamText.noCompatibleInstanceTypes(becauseOfMinValues: !unmet.isEmpty)),
      from: "karpenter")
  }

  /// Gives claims that are about to be created their names, so that the record has them.
  mutating func name(_ planned: inout [PlannedClaim]) {
    var claims = planned.map(\.nodeClaim)
    nameClaims(&claims)
    for (index, claim) in claims.enumerated() { planned[index].nodeClaim = claim }
  }

  /// - Returns: nil when the API server refuses it.
  @discardableResult
  mutating func create(_ planned: PlannedClaim) -> NodeClaimName? {
    guard let claim = try? create(planned.nodeClaim) else { return nil }
    for pod in planned.pods {
      report(
        on: pod, .normal, "Nominated", "Pod should schedule on: nodeclaim/\(claim.metadata.name)")
    }
    return claim.nodeClaimName
  }

  /// Keeps a node from being disrupted for as long as a Pod may take to come to it.
  mutating func nominate(_ node: NodeName) {
    nominations[node] = now + options.karpenter.nominationWindow
  }

  mutating func reportNomination(of placement: ExistingPlacement) {
    if let node = placement.node { nominate(node) }
    let parts = [
      placement.nodeClaim.map { "nodeclaim/\($0)" }, placement.node.map { "node/\($0)" },
    ].compactMap(\.self)
    for pod in placement.pods {
      report(on: pod, .normal, "Nominated", "Pod should schedule on: \(parts.joined(separator: ", "))")
    }
  }

  mutating func reportFailure(of pod: PodName, _ failure: PodFailure) {
    guard failure.isReported else { return }
    report(on: pod, .warning, "FailedScheduling", Karpenter.UpstreamText.failedScheduling(failure))
  }

  private mutating func report(on pod: PodName, _ type: Event.EventType, _ reason: String, _ message: String)
  {
    let object = ObjectReference(kind: .pod, name: pod)
    record(EventReport(object: object, type: type, reason: reason, message: message), from: "karpenter")
  }

  /// All that a round looks at.
  public mutating func provisioningSnapshot() -> ProvisioningSnapshot {
    var snapshot = ProvisioningSnapshot(now: now)
    snapshot.pods = objects.pods.values
    snapshot.nodes = objects.nodes.values
    snapshot.nodeClaims = objects.nodeClaims.values
    snapshot.nodePools = objects.nodePools.values
    snapshot.daemonSets = objects.daemonSets.values
    snapshot.namespaces = objects.namespaces.values
    snapshot.podDisruptionBudgets = objects.podDisruptionBudgets.values
    snapshot.storage = StorageObjects(
      objects.persistentVolumeClaims.values as [any KubernetesObject] + objects.persistentVolumes.values
        + objects.storageClasses.values + objects.csiNodes.values)
    snapshot.options = options.karpenter.provisioning
    snapshot.markedForDeletion = disruption.claimsInCommand
    for pool in snapshot.nodePools { snapshot.instanceTypes[pool.nodePoolName] = currentTypes(for: pool) }
    return snapshot
  }

  private mutating func currentTypes(for pool: NodePool) -> [InstanceType] {
    let name = NamespacedName(namespace: "", name: pool.template.spec.nodeClassRef.name)
    guard let nodeClass = objects.ec2NodeClasses[name] else { return [] }
    return currentTypes(of: nodeClass, for: pool.nodePoolName)
  }

  /// What a NodeClass offers at this moment.
  mutating func currentTypes(of nodeClass: EC2NodeClass) -> [InstanceType] {
    cloud.instanceTypes(from: instanceTypes.types(of: nodeClass, in: cloud), for: nodeClass, at: now)
  }
}

extension PodFailure {
  /// Karpenter's own Pods, and those that only wait for a reservation, get no event.
  fileprivate var isReported: Bool {
    switch self {
    case .ignored(let problems): !problems.contains(.avoidsKarpenterNodes)
    case .noNodePools: false
    case .noNodePoolHasInstanceTypes, .refused, .usesDynamicResources, .minValuesAfterTruncation:
      !isDeferredForReservation
    }
  }
}
