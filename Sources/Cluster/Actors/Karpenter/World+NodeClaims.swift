import Cloud
import Controllers
import Karpenter
import Kubernetes

/// The life of a NodeClaim, from its launch to the end of its node.
extension World {
  /// Machines without a claim stand here by their ids, beside the claims.
  static let orphanNamespace = "orphan"

  private mutating func collectOrphan(_ key: NamespacedName) {
    guard let machine = cloud.instances[InstanceID(key.name)], machine.isListed,
      objects.nodeClaims(ofMachine: machine.providerID).isEmpty
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
    let nodeClass = objects.nodeClass(claim.spec.nodeClassRef)
    var types: [InstanceType] = []
    if let nodeClass { types = currentTypes(of: nodeClass, taints: claim.spec.taints) }
    let drift = nodeClass.flatMap { cloud.driftReason(of: claim, from: $0, types: types) }
    var answer = NodeClaimConditions.reconcile(
      claim, nodePool: pool, providerDrift: drift, instanceTypes: types, at: now)
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
    objects.nodes(ofMachine: claim.status.providerID)
  }

  func nodeClaim(of node: Node) -> NodeClaim? {
    objects.nodeClaims(ofMachine: node.spec.providerID).first
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
