import Controllers
import Karpenter
import Kubernetes

/// NodePools with `replicas`: kept at their number of nodes, whatever Pods there are.
extension World {
  mutating func scaleStaticNodePool(_ name: NamespacedName) {
    guard isKarpenterRunning, options.karpenter.featureGates[.staticCapacity],
      let nodePool = objects.nodePools[name]
    else { return }
    let snapshot = provisioningSnapshot()
    let scaling = StaticScaling(of: nodePool, in: snapshot, state: ClusterState(snapshot))
    guard var scaling, !scaling.isSettled else {
      staticNodePoolsAtLimit[name] = nil
      return
    }
    if scaling.isNodeLimitReached {
      guard staticNodePoolsAtLimit[name] != scaling.desired else { return }
      staticNodePoolsAtLimit[name] = scaling.desired
    }
    nameClaims(&scaling.claims)
    let step = ControllerStep(object: nodePool.reference, change: .scaledStaticNodePool(scaling))
    cause = decisions.append(.controllerStep(step), by: .staticCapacity, at: now, cause: cause)
    for claim in scaling.claims { _ = try? create(claim) }
    for removal in scaling.removals {
      try? delete(
        ObjectReference(kind: .nodeClaim, name: NamespacedName(namespace: "", name: removal.text)))
    }
  }

  /// Gives claims that are about to be created the names that the API server would.
  mutating func nameClaims(_ claims: inout [NodeClaim]) {
    for index in claims.indices {
      let prefix = claims[index].metadata.generateName
      claims[index].metadata.name = prefix + nameSuffix(for: prefix)
    }
  }
}
