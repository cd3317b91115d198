import Kubernetes

/// Replaces drifted nodes of NodePools that keep a fixed number of nodes, one for one: nothing is simulated, and the
/// cloud chooses the type. Several go at once, as budgets and `limits.nodes` allow.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/staticdrift.go`.
enum StaticDrift: DisruptionRule {
  static let method = DisruptionMethod.staticDrift

  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal? {
    if !candidate.isStatic { return .dynamicNodePool }
    return candidate.has(NodeClaim.ConditionType.drifted) ? nil : .notDrifted
  }

  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome {
    var commands: [DisruptionCommand] = []
    for pool in run.context.snapshot.cluster.nodePools.sorted(by: { $0.metadata.name < $1.metadata.name }) {
      let own = candidates.filter { $0.nodePoolName == pool.nodePoolName }
      var room = room(in: pool, run.context.snapshot.cluster)
      for candidate in own where room > 0 && run.isAllowed(candidate) {
        run.spend(on: candidate)
        room -= 1
        let claim = PlannedClaim(fromTemplateOf: pool)
        run.note([candidate], .replacement([ReplacementSummary(claim)]))
        commands.append(run.context.command(method, taking: [candidate], replacements: [claim]))
      }
    }
    return commands.isEmpty ? .nothing : .commands(commands)
  }

  /// How many claims more its limits let the pool have; none while it has more than it wants.
  private static func room(in pool: NodePool, _ cluster: ProvisioningSnapshot) -> Int {
    let claims = cluster.nodeClaims.filter { $0.nodePoolName == pool.nodePoolName }
    let staying = claims.count { !$0.metadata.isBeingDeleted }
    guard staying <= pool.replicas ?? 0 else { return 0 }
    return max(0, (pool.limits?[.nodes].map(\.units) ?? .max) - claims.count)
  }
}

extension PlannedClaim {
  /// A claim as the NodePool's template has it, for any Pods and of any type.
  fileprivate init(fromTemplateOf pool: NodePool) {
    let requirements = pool.claimRequirements
    self.init(
      nodePool: pool.nodePoolName, pods: [], nodeClaim: pool.claim(requirements),
      requirements: requirements, instanceTypes: [],
      funnel: LaunchFunnel(), minValuesRelaxed: false)
  }
}
