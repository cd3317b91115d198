import Cloud
import Karpenter
import Kubernetes

/// Pods, and nodes whose Pods must leave, that wait for Karpenter to look at them together.
struct Batch: Equatable, Sendable {
  var openedAt: VirtualTime
  var lastPodAt: VirtualTime
  /// Each Pod, and each node, counts once in a batch.
  var seen: Set<UID>
}

/// Rounds of the provisioner, and what they look at.
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
    snapshot.options.wellKnownLabels = LabelRules.wellKnown(of: cloud.provider)
    snapshot.markedForDeletion = disruption.claimsInCommand
    for pool in snapshot.nodePools { snapshot.instanceTypes[pool.nodePoolName] = currentTypes(for: pool) }
    return snapshot
  }

  private mutating func currentTypes(for pool: NodePool) -> [InstanceType] {
    guard let nodeClass = objects.nodeClass(pool.template.spec.nodeClassRef) else { return [] }
    return currentTypes(of: nodeClass, for: pool.nodePoolName, taints: pool.template.spec.taints)
  }

  /// What a NodeClass offers at this moment to a NodePool with these taints.
  mutating func currentTypes(of nodeClass: NodeClass, taints: [Taint]) -> [InstanceType] {
    let types = cloud.instanceTypes(
      from: instanceTypes.types(of: nodeClass, in: cloud), for: nodeClass, at: now)
    return cloud.provider == .oci ? OCICloud.offered(types, to: taints) : types
  }
}
