import Cloud
import Controllers
import Karpenter
import Kubernetes

/// What a NodePool would be and do, were it applied: found in a copy of the world.
public struct NodePoolForecast: Sendable {
  /// As it would be stored.
  public let nodePool: NodePool
  /// Whether one of its name is there already.
  public let isThere: Bool
  /// What it could make; nil when its NodeClass is missing or offers nothing.
  public let match: NodePoolMatch?
  /// Why it would not be ready; nil when it would be, or nobody judges it.
  public let obstacle: Condition?
  /// What becomes of the Pods that wait now: as things are, and with the NodePool.
  public let roundBefore: ProvisioningRound
  public let roundAfter: ProvisioningRound
  /// Its NodeClaims.
  public let claims: Int
  /// Those of them that would be replaced, with Karpenter's reason.
  public let drifting: [Drift]

  public struct Drift: Equatable, Sendable {
    public let nodeClaim: NodeClaimName
    /// Nil until it has joined.
    public let node: NodeName?
    public let reason: String
  }
}

extension World {
  /// What applying these would come to. Nothing is done.
  ///
  /// - Throws: the API server's answer, when it would refuse one of them.
  public func forecast(
    _ nodePool: NodePool, with nodeClasses: [NodeClass] = []
  ) throws(APIError) -> NodePoolForecast {
    var trial = self
    for nodeClass in nodeClasses {
      switch nodeClass {
      case .ec2(let nodeClass): try trial.apply(nodeClass)
      case .aks(let nodeClass): try trial.apply(nodeClass)
      case .oci(let nodeClass): try trial.apply(nodeClass)
      }
      trial.resolveNodeClass(nodeClass.metadata.namespacedName)
    }
    try trial.apply(nodePool)
    trial.reconcileNodePool(nodePool.name)
    let stored = trial.objects.nodePools[nodePool.name] ?? nodePool
    let claims = objects.nodeClaims.values.filter { $0.nodePoolName == nodePool.nodePoolName }
    for claim in claims { trial.judgeNodeClaim(claim.name) }
    var before = self
    let snapshot = trial.provisioningSnapshot()
    return NodePoolForecast(
      nodePool: stored, isThere: objects.nodePools[nodePool.name] != nil,
      match: Self.match(nodePool.nodePoolName, in: snapshot),
      obstacle: Self.obstacle(stored.status.conditions),
      roundBefore: Provisioner.solve(before.provisioningSnapshot()),
      roundAfter: Provisioner.solve(snapshot), claims: claims.count,
      drifting: claims.compactMap { trial.drift(of: $0.name) })
  }

  private mutating func apply<Object: StoredObject>(_ object: Object) throws(APIError) {
    if objects.find(Object.self, object.name) == nil {
      try create(object)
    } else {
      try update(object)
    }
  }

  /// The condition behind a `Ready` that is not true.
  private static func obstacle(_ conditions: [Condition]) -> Condition? {
    guard let ready = conditions["Ready"], ready.status != .isTrue else { return nil }
    return conditions.first { $0.type != "Ready" && $0.status == .isFalse } ?? ready
  }

  /// What it could make, whether it is ready by now or not.
  private static func match(_ name: NodePoolName, in snapshot: ProvisioningSnapshot) -> NodePoolMatch? {
    var snapshot = snapshot
    for index in snapshot.nodePools.indices where snapshot.nodePools[index].nodePoolName == name {
      snapshot.nodePools[index].status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
    return ProvisioningContext(snapshot).match(name)
  }

  private func drift(of name: NamespacedName) -> NodePoolForecast.Drift? {
    guard let claim = objects.nodeClaims[name],
      let drifted = claim.status.conditions[NodeClaim.ConditionType.drifted], drifted.status == .isTrue
    else { return nil }
    return NodePoolForecast.Drift(
      nodeClaim: claim.nodeClaimName, node: claim.status.nodeName, reason: drifted.reason)
  }
}
