import Cloud
import Karpenter
import Kubernetes

/// What Karpenter's disruption controller notes of every change.
extension World {
  mutating func observeForDisruption(_ change: ObjectChange) {
    switch change {
    case .pod(let before, let after): observePodForDisruption(before, after)
    case .node(let before, let after):
      if before == nil || after == nil || before?.isInitialized != after?.isInitialized { noteChange() }
      considerDisruption()
    case .nodeClaim(let before, let after): observeClaimForDisruption(before, after)
    case .nodePool(let before, let after):
      if let before, let after, before.metadata.generation != after.metadata.generation { noteChange() }
      if let after, before?.differsInMore(than: after) ?? true {
        judgeClaims { $0.nodePoolName == after.nodePoolName }
      }
      considerDisruption()
    case .nodeClass(_, let after):
      if let name = after?.metadata.name { judgeClaims { $0.spec.nodeClassRef.name == name } }
      considerDisruption()
    case .podDisruptionBudget, .daemonSet, .nodeOverlay: considerDisruption()
    case .deployment, .replicaSet, .statefulSet, .job, .cronJob, .horizontalPodAutoscaler,
      .verticalPodAutoscaler, .scaledObject, .persistentVolumeClaim, .persistentVolume, .storageClass,
      .csiNode, .volumeAttachment, .resourceQuota, .namespace, .service, .kubeSchedulerConfiguration, .other:
      break
    }
  }

  /// Has claims compared again with what would be launched today.
  private mutating func judgeClaims(where concerns: (NodeClaim) -> Bool) {
    for claim in objects.nodeClaims.values where concerns(claim) { enqueue(.nodeClaimConditions, claim.name) }
  }

  /// Consolidation may find something again.
  private mutating func noteChange() { disruption.lastChange = now }

  private mutating func observePodForDisruption(_ before: Pod?, _ after: Pod?) {
    if after == nil || (after?.isBound ?? false) && !(before?.isBound ?? false) { noteChange() }
    if after == nil, let before { noteDeparture(of: before) }
    considerDisruption()
  }

  private mutating func observeClaimForDisruption(_ before: NodeClaim?, _ after: NodeClaim?) {
    let isLaunched = before?.status.providerID.isEmpty ?? true && !(after?.status.providerID.isEmpty ?? true)
    let leaves = after?.metadata.isBeingDeleted != before?.metadata.isBeingDeleted
    if after == nil || isLaunched || (before != nil && leaves) { noteChange() }
    if let after {
      for type in [NodeClaim.ConditionType.consolidatable, NodeClaim.ConditionType.drifted]
      where after.status.conditions.isTrue(type) && !(before?.status.conditions.isTrue(type) ?? false) {
        disruption.reasons[after.nodeClaimName] = cause
      }
    } else if let before {
      disruption.reasons[before.nodeClaimName] = nil
    }
    if let name = (after ?? before)?.nodeClaimName { advanceCommands(awaiting: name) }
    considerDisruption()
  }

  private mutating func advanceCommands(awaiting name: NodeClaimName) {
    for running in disruption.running.values where running.awaited.contains(name) {
      enqueue(.disruption, NamespacedName(namespace: Self.commandNamespace, name: String(running.number)))
    }
  }

  /// The place found for a Pod stays promised for as long as it may take the one that follows it to come.
  private mutating func noteDeparture(of pod: Pod) {
    guard let left = pod.spec.nodeName else { return }
    for move in disruption.moves where move.from.contains(left) && move.pods.contains(pod.name) {
      if let node = destination(of: move) { nominate(node) }
    }
    disruption.moves = disruption.moves.filter(isUnderWay)
  }

  private func isUnderWay(_ move: PlannedMove) -> Bool {
    move.pods.contains { pod in objects.pods[pod]?.spec.nodeName.map(move.from.contains) ?? false }
  }

  private func destination(of move: PlannedMove) -> NodeName? {
    switch move.to {
    case .node(let node): node
    case .claim(let claim):
      objects.nodeClaims[NamespacedName(namespace: "", name: claim.text)]?.status.nodeName
    }
  }

  /// Nodes on which Pods of nodes that go are to run.
  var nodesAwaitingPods: Set<NodeName> { Set(disruption.moves.compactMap(destination)) }
}

extension NodePool {
  /// Whether more has changed than what its machines come to, which claims are not judged by.
  fileprivate func differsInMore(than later: NodePool) -> Bool {
    var same = self
    same.status.resources = later.status.resources
    same.status.nodes = later.status.nodes
    same.metadata.resourceVersion = later.metadata.resourceVersion
    return same != later
  }
}

extension Node {
  fileprivate var isInitialized: Bool { metadata.labels[WellKnown.nodeInitialized] == "true" }
}
