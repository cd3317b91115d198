import Cloud
import Controllers
import Karpenter
import Kubernetes
import Testing

@testable import Cluster
@testable import Narration
@testable import Scheduling

/// Static NodePools, overlays, reservations, and where the two schedulers differ.
struct KarpenterMessageTests {
  @Test("what Karpenter's smaller controllers do")
  func controllers() throws {
    let steps = try Self.changes().map {
      ControllerMessage.step(ControllerStep(object: Self.object, change: $0))
    }
    try Golden.expect(steps.flatMap { Prose.lines(of: $0) }, named: "karpenter")
  }

  @Test("where kube-scheduler put a Pod, against where Karpenter had assumed it")
  func divergences() throws {
    let refused = Rejection(
      [.insufficient(ResourceShortage(resource: .cpu, requested: 500, used: 1700, allocatable: 1930))],
      by: .nodeResourcesFit, preemptionMayHelp: true)
    let reasons: [SchedulerDivergence.Reason] = [
      .noNodeYet, .gone, .refused(refused),
      .scoredLess(assumed: 287, actual: 312, mostly: .nodeResourcesBalancedAllocation),
      .scoredTheSame(total: 312), .notExamined,
    ]
    let messages = reasons.map { DivergenceMessage.divergence(Self.divergence($0)) }
    let givenUp = DivergenceMessage.givenUp([
      .preferredNodeAffinity(
        PreferredSchedulingTerm(
          weight: 10,
          preference: NodeSelectorTerm(matchExpressions: [
            NodeSelectorRequirement(key: WellKnown.zone, operator: .isIn, values: ["us-east-1a"])
          ])))
    ])
    try Golden.expect((messages + [givenUp]).flatMap { Prose.lines(of: $0) }, named: "divergences")
  }

  private static let object = ObjectReference(
    kind: .nodePool, name: NamespacedName(namespace: "", name: "fixo"))

  private static func divergence(_ reason: SchedulerDivergence.Reason) -> SchedulerDivergence {
    SchedulerDivergence(
      pod: PodName(namespace: "default", name: "web-5"), round: DecisionID(7),
      assumed: .nodeClaim("default-x7k2p"), assumedNode: reason == .noNodeYet ? nil : "ip-2", actual: "ip-1",
      relaxations: [], reason: reason)
  }

  private static func changes() throws -> [ControllerStep.Change] {
    [
      .scaledStaticNodePool(try scaling(replicas: 3, claims: 1)),
      .scaledStaticNodePool(try scaling(replicas: 1, claims: 3)),
      .scaledStaticNodePool(try scaling(replicas: 3, claims: 2, limit: 2)),
      .overlayEvaluated(.applied(types: 12, nodePools: 2)),
      .overlayEvaluated(.applied(types: 1, nodePools: 1)),
      .overlayEvaluated(.applied(types: 0, nodePools: 0)),
      .overlayEvaluated(.invalid([.noValues(key: "kubernetes.io/arch")])),
      .overlayEvaluated(.conflict(with: "desconto")), .reservationLost("cr-01"),
    ]
  }

  private static func scaling(replicas: Int, claims: Int, limit: Int? = nil) throws -> StaticScaling {
    var snapshot = ProvisioningSnapshot(now: .start)
    let pool = NodePool().with {
      $0.metadata.name = "fixo"
      $0.replicas = replicas
      $0.limits = limit.map { ["nodes": Quantity($0)] }
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
    snapshot.nodeClaims = (0..<claims).map { number in
      NodeClaim().with {
        $0.metadata = ObjectMeta(name: "fixo-\(number)", labels: [WellKnown.nodePool: "fixo"])
      }
    }
    var scaling = try #require(StaticScaling(of: pool, in: snapshot, state: ClusterState(snapshot)))
    for index in scaling.claims.indices { scaling.claims[index].metadata.name = "fixo-n\(index)" }
    return scaling
  }
}
