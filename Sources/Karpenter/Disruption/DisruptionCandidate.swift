import Kubernetes

/// A node that may be disrupted at all, and what it would take.
public struct DisruptionCandidate: Equatable, Sendable {
  public var node: NodeName
  public var nodeClaim: NodeClaim
  public var nodePool: NodePool
  /// Pods that would have to go elsewhere. A node with none is empty: DaemonSets' Pods do not count.
  public var reschedulablePods: [PodName]
  /// What its Pods weigh together, less as the node nears its end; the lower is disrupted first.
  public var cost: Double

  public var isEmpty: Bool { reschedulablePods.isEmpty }
}

/// Why a node may not be disrupted: the first obstacle in Karpenter's order.
public enum DisruptionObstacle: Error, Equatable, Sendable {
  case inCommand
  case notManaged
  case noNode
  case notInitialized
  case markedForDeletion
  case nominated
  case doNotDisruptNode
  case noNodePoolLabel
  case nodePoolNotFound(String)
  case doNotDisruptPod(PodName)
  case budgetAllowsNone(NamespacedName)
  case severalBudgets([NamespacedName])
}

extension DisruptionSnapshot {
  /// Every machine of Karpenter's, by name: a candidate, or why it is none.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/types.go`, `NewCandidate`.
  func candidates(in state: ClusterState) -> [(
    node: StateNode, verdict: Result<DisruptionCandidate, DisruptionObstacle>
  )] {
    state.nodes.filter(\.isManaged).map { node in
      do throws(DisruptionObstacle) {
        return (node, .success(try candidate(node)))
      } catch {
        return (node, .failure(error))
      }
    }
  }

  private func candidate(_ state: StateNode) throws(DisruptionObstacle) -> DisruptionCandidate {
    if let name = state.node?.nodeName, inCommand.contains(name) { throw .inCommand }
    guard let claim = state.nodeClaim else { throw .notManaged }
    guard let node = state.node else { throw .noNode }
    guard state.isInitialized else { throw .notInitialized }
    guard !state.isMarkedForDeletion else { throw .markedForDeletion }
    guard !nominated.contains(node.nodeName) else { throw .nominated }
    if node.metadata.annotations[WellKnown.doNotDisrupt] == "true" { throw .doNotDisruptNode }
    guard let poolName = node.metadata.labels[WellKnown.nodePool] else { throw .noNodePoolLabel }
    guard let pool = cluster.nodePools.first(where: { $0.metadata.name == poolName }),
      cluster.instanceTypes[pool.nodePoolName]?.isEmpty == false
    else { throw .nodePoolNotFound(poolName) }
    for pod in state.pods where pod.isActive && pod.isDoNotDisruptActive(at: cluster.now) {
      throw .doNotDisruptPod(pod.name)
    }
    for pod in state.pods { try checkBudgets(of: pod) }
    return DisruptionCandidate(
      node: node.nodeName, nodeClaim: claim, nodePool: pool,
      reschedulablePods: state.pods.filter(\.isReschedulable).map(\.name),
      cost: DisruptionCost.of(state.pods, on: claim, at: cluster.now))
  }

  /// One budget must have a disruption left; several over one Pod never let it go.
  private func checkBudgets(of pod: Pod) throws(DisruptionObstacle) {
    guard pod.isEvictable(at: cluster.now) else { return }
    let matching = cluster.podDisruptionBudgets.filter { $0.selects(pod) }.sorted { $0.name < $1.name }
    guard let only = matching.first else { return }
    guard matching.count == 1 else { throw .severalBudgets(matching.map(\.name)) }
    if only.unhealthyPodEvictionPolicy == .alwaysAllow, pod.status.conditions["Ready"]?.status == .isFalse {
      return
    }
    if only.status.disruptionsAllowed == 0 { throw .budgetAllowsNone(only.name) }
  }
}

/// What disrupting a node costs, in no unit: the weights of its Pods, times the share of its life still ahead.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/disruption/disruption.go`.
enum DisruptionCost {
  static func of(_ pods: [Pod], on claim: NodeClaim, at now: VirtualTime) -> Double {
    pods.reduce(0) { $0 + evictionCost(of: $1) } * lifetimeRemaining(of: claim, at: now)
  }

  private static func evictionCost(of pod: Pod) -> Double {
    let deletionCost = pod.metadata.annotations[WellKnown.podDeletionCost].flatMap(Double.init) ?? 0
    let cost = 1 + deletionCost / 0x1p27 + Double(pod.spec.priority ?? 0) / 0x1p25
    return min(max(cost, -10), 10)
  }

  private static func lifetimeRemaining(of claim: NodeClaim, at now: VirtualTime) -> Double {
    guard let lifetime = claim.spec.expireAfter.duration, lifetime > .zero,
      let created = claim.metadata.creationTimestamp
    else { return 1 }
    let left = (lifetime - (now - created)).inSeconds / lifetime.inSeconds
    return min(max(left, 0), 1)
  }
}
