import Cluster
import Karpenter
import Kubernetes
import Manifests
import Testing

/// Pods that a round leaves waiting are put before Karpenter again every 10 s.
@Suite struct ProvisioningRetryTests {
  private func world(_ manifests: String) throws -> World {
    var world = World.course()
    let resources = try Manifest.decodeAll(manifests)
    try world.perform(UserCommand(text: "apply")) { world throws(APIError) in
      for resource in resources { try world.create(resource) }
    }
    return world
  }

  private func rounds(of world: World) -> [(time: VirtualTime, round: ProvisioningRound)] {
    world.decisions.all.compactMap { record in
      guard case .provisioningRound(let round) = record.decision else { return nil }
      return (time: record.time, round: round)
    }
  }

  /// Where the first Pod goes is known only once its machine has been launched: one Pod a round.
  @Test func antiAffinityByZoneTakesARoundForEachPod() throws {
    var world = try world(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: default}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector: {matchLabels: {app: web}}
                    topologyKey: topology.kubernetes.io/zone
            containers:
              - {name: web, image: nginx, resources: {requests: {cpu: 250m}}}
      """)
    world.runUntilIdle()
    let rounds = rounds(of: world)
    #expect(rounds.map(\.round.claims.count) == [1, 1, 1])
    #expect(rounds.map(\.time) == [.seconds(1), .seconds(11), .seconds(21)])
    let zones = world.objects.nodeClaims.values.compactMap {
      $0.metadata.labels["topology.kubernetes.io/zone"]
    }
    #expect(Set(zones).count == 3)
    #expect(world.objects.all(Pod.self, in: "default").allSatisfy { $0.status.phase == .running })
  }

  /// A Pod that nothing can help is looked at again, and told of once.
  @Test func aRoundThatComesToTheSameIsNotRecordedAgain() throws {
    var world = try world(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: lost, namespace: default}
      spec:
        nodeSelector: {disk: quantum}
        containers: [{name: main, image: nginx}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: placed, namespace: default}
      spec:
        containers: [{name: main, image: nginx, resources: {requests: {cpu: "1"}}}]
      """)
    world.runUntilIdle()
    #expect(rounds(of: world).count { $0.round.failures.contains { $0.pod.name == "lost" } } <= 2)
    #expect(world.objects.nodeClaims.count == 1)
  }
}
