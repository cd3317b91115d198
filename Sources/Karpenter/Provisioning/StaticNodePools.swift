import Kubernetes

/// What a static NodePool (one with `replicas`) does to come to its number of nodes. Gate `StaticCapacity`.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/static`.
public struct StaticScaling: Equatable, Sendable {
  public let nodePool: NodePoolName
  public let desired: Int
  /// Claims that are neither going away nor marked for it.
  public let running: Int
  /// Claims to make, all alike: the cloud chooses the instance type.
  public var claims: [NodeClaim]
  /// Claims to take away: those not launched first, then empty nodes, then those that cost least to disrupt,
  /// with a protected Pod last.
  public let removals: [NodeClaimName]
  /// Whether `limits.nodes` leaves no room for a node that is wanted.
  public let isNodeLimitReached: Bool

  /// Nil for a NodePool that is not static, is being deleted, or needs more nodes and is not ready.
  public init?(of nodePool: NodePool, in snapshot: ProvisioningSnapshot, state: ClusterState) {
    guard let replicas = nodePool.replicas, !nodePool.metadata.isBeingDeleted else { return nil }
    let claims = snapshot.nodeClaims.filter { $0.nodePoolName == nodePool.nodePoolName }
    let kept = claims.filter {
      !$0.metadata.isBeingDeleted && !snapshot.markedForDeletion.contains($0.nodeClaimName)
    }
    self.nodePool = nodePool.nodePoolName
    desired = replicas
    running = kept.count
    let beingDisrupted = claims.count { !$0.metadata.isBeingDeleted } - kept.count
    let wanted = kept.count + beingDisrupted < replicas ? replicas - kept.count : 0
    if wanted > 0, nodePool.status.conditions["Ready"]?.status != .isTrue { return nil }
    let limit = nodePool.limits?[.nodes].map(\.units) ?? .max
    let granted = max(0, min(wanted, limit - claims.count))
    isNodeLimitReached = wanted > 0 && granted == 0
    self.claims = (0..<granted).map { _ in nodePool.claim(nodePool.claimRequirements) }
    removals = Self.removals(kept, kept.count - replicas, state, at: snapshot.now)
  }

  /// Whether there is nothing to do and nothing stands in the way.
  public var isSettled: Bool { claims.isEmpty && removals.isEmpty && !isNodeLimitReached }

  private static func removals(
    _ claims: [NodeClaim], _ count: Int, _ state: ClusterState, at now: VirtualTime
  ) -> [NodeClaimName] {
    guard count > 0 else { return [] }
    let unlaunched = claims.filter(\.status.providerID.isEmpty).map(\.nodeClaimName).sorted()
    let names = Set(claims.map(\.nodeClaimName))
    let nodes = state.nodes.compactMap { node -> (name: NodeClaimName, rank: Int, cost: Double)? in
      guard let claim = node.nodeClaim, names.contains(claim.nodeClaimName), !node.isMarkedForDeletion else {
        return nil
      }
      return (
        claim.nodeClaimName, node.removalRank(at: now), DisruptionCost.of(node.pods, on: claim, at: now)
      )
    }.sorted { ($0.rank, $0.cost, $0.name) < ($1.rank, $1.cost, $1.name) }
    return Array((unlaunched + nodes.map(\.name)).prefix(count))
  }
}

extension StateNode {
  /// Empty nodes go first, those with a protected Pod last.
  fileprivate func removalRank(at now: VirtualTime) -> Int {
    if pods.contains(where: { $0.isDoNotDisruptActive(at: now) }) { return 2 }
    return pods.allSatisfy(\.isOwnedByDaemonSet) ? 0 : 1
  }
}
