import Cluster
import Karpenter
import Kubernetes
import Scheduling
import Testing

/// Karpenter packs the most demanding Pods first, and the scheduler spreads whoever comes: both are asked.
@Suite struct SchedulerDivergenceTests {
  private static func deployment(_ name: String, _ replicas: Int, cpu: String, more: String = "") -> String {
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), namespace: default}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          \(more)
          containers: [{name: app, image: nginx, resources: {requests: {cpu: '\(cpu)', memory: 256Mi}}}]

    """
  }

  private func run(_ manifests: String) throws -> World {
    var world = World.course()
    try world.apply(manifests)
    world.runUntilIdle()
    return world
  }

  private func divergences(_ world: World) -> [SchedulerDivergence] {
    world.decisions.all.compactMap { record in
      guard case .schedulerDivergence(let divergence) = record.decision else { return nil }
      return divergence
    }
  }

  @Test("Pods that fill one node go where Karpenter assumed")
  func agreement() throws {
    #expect(divergences(try run(Self.deployment("web", 3, cpu: "250m"))).isEmpty)
  }

  @Test("where Pods of a round end on another of its nodes, each is recorded, caused by its placement")
  func spread() throws {
    let spread = """
      affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [
              {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: big}}}]}}
      """
    let world = try run(
      Self.deployment("big", 2, cpu: "1", more: spread) + Self.deployment("small", 12, cpu: "100m"))
    let found = divergences(world)
    #expect(!found.isEmpty)
    for divergence in found {
      #expect(divergence.assumedNode != divergence.actual)
      let pod = world.objects.pods[divergence.pod]
      #expect(pod?.spec.nodeName == divergence.actual)
      guard case .provisioningRound(let round) = world.decisions[divergence.round]?.decision else {
        Issue.record("\(divergence.round) is no round")
        continue
      }
      let decision = try #require(round.pods.first { $0.pod == divergence.pod })
      #expect(round.assumedPlace(of: decision) == divergence.assumed)
    }
    for record in world.decisions.all {
      guard case .schedulerDivergence(let divergence) = record.decision else { continue }
      let cause = record.cause.flatMap { world.decisions[$0] }
      guard case .podPlacement(let placement) = cause?.decision else {
        Issue.record("a divergence is caused by a placement")
        continue
      }
      #expect(placement.pod == divergence.pod)
    }
  }
}
