import Kubernetes

extension NodeClaimLifecycle {
  /// Gives the Node of a launched claim the claim's finalizer, owner, labels, annotations and taints.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/lifecycle/registration.go`.
  static func register(_ progress: inout NodeClaimProgress, nodes: [Node]) {
    let registered = NodeClaim.ConditionType.registered
    guard progress.conditions.isUnknown(registered) else { return }
    guard let node = nodes.first, !progress.claim.status.providerID.isEmpty else {
      return progress.conditions.setUnknown(
        registered, UpstreamText.nodeNotFound, UpstreamText.nodeNotRegistered)
    }
    guard nodes.count == 1 else {
      progress.conditions.setFalse(
        registered, UpstreamText.multipleNodesFound, UpstreamText.matchedMultipleNodes)
      return progress.record(.failure(.multipleNodes(nodes.map(\.nodeName))))
    }
    let unregistered = Taint(key: WellKnown.unregistered, effect: .noExecute)
    if node.metadata.labels[WellKnown.nodeRegistered] == nil,
      !node.spec.taints.contains(where: { $0.isSameMark(as: unregistered) })
    {
      progress.result.report(
        progress.claim.reference, .warning, UpstreamText.unregisteredTaintMissing,
        UpstreamText.missingUnregisteredTaint)
    }
    let synced = synced(node, with: progress.claim)
    if synced != node { progress.result.writes.append(.update(synced)) }
    progress.conditions.setTrue(registered)
    progress.claim.status.nodeName = node.nodeName
    let added = synced.spec.taints.filter { taint in
      !node.spec.taints.contains { $0.isSameMark(as: taint) }
    }
    progress.record(.registration(node: node.nodeName, taintsAdded: added, after: progress.age))
  }

  private static func synced(_ node: Node, with claim: NodeClaim) -> Node {
    node.with { node in
      if !node.metadata.finalizers.contains(WellKnown.terminationFinalizer) {
        node.metadata.finalizers.append(WellKnown.terminationFinalizer)
      }
      if !node.metadata.ownerReferences.contains(where: { $0.uid == claim.metadata.uid }) {
        var owner = OwnerReference(controller: claim)
        owner.isController = false
        node.metadata.ownerReferences.append(owner)
      }
      if node.metadata.labels[KarpenterLabel.doNotSyncTaints] != "true" {
        for taint in claim.spec.taints + claim.spec.startupTaints
        where !node.spec.taints.contains(where: { $0.isSameMark(as: taint) }) {
          node.spec.taints.append(taint)
        }
      }
      node.spec.taints.removeAll { $0.key == WellKnown.unregistered && $0.effect == .noExecute }
      node.metadata.annotations.merge(claim.metadata.annotations) { _, new in new }
      node.metadata.labels.merge(claim.metadata.labels) { _, new in new }
      node.metadata.labels[WellKnown.nodeRegistered] = "true"
    }
  }
}

/// Labels that Karpenter's node controllers read and write, beside the well-known ones.
enum KarpenterLabel {
  static let doNotSyncTaints = "karpenter.sh/do-not-sync-taints"
  /// With the value `karpenter`: takes the node out of load balancers.
  static let excludeFromLoadBalancers = "node.kubernetes.io/exclude-from-external-load-balancers"
}
