import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Testing

/// NodePools with `replicas`, in a world that runs.
@Suite struct StaticCapacityTests {
  private static func pool(_ replicas: Int, limits: String = "") -> String {
    """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: fixed}
    spec:
      replicas: \(replicas)
      \(limits)
      template:
        spec:
          requirements: [{key: node.kubernetes.io/instance-type, operator: In, values: [m6g.large]}]
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
    """
  }

  private func world(_ manifest: String, gate: Bool = true) throws -> World {
    var world = World.course()
    if gate { world.turnOn(.staticCapacity) }
    try world.apply(manifest)
    world.runUntilIdle()
    return world
  }

  private func scale(_ world: inout World, to replicas: Int) throws {
    let name = NamespacedName(namespace: "", name: "fixed")
    let pool = try #require(world.objects.nodePools[name])
    try world.update(pool.with { $0.replicas = replicas })
    world.runUntilIdle()
  }

  private func claims(_ world: World) -> [NodeClaim] {
    world.objects.nodeClaims.values.filter { $0.nodePoolName == "fixed" }
  }

  @Test func nodesComeWithoutAnyPod() throws {
    let world = try world(Self.pool(2))
    #expect(claims(world).count == 2)
    #expect(claims(world).allSatisfy { $0.status.conditions.isTrue("Initialized") })
    #expect(world.objects.nodePools.values.first { $0.metadata.name == "fixed" }?.status.nodes == 2)
  }

  @Test func withoutTheGateNothingHappens() throws {
    #expect(claims(try world(Self.pool(2), gate: false)).isEmpty)
  }

  @Test func theGateCanBeTurnedOnLater() throws {
    var world = try world(Self.pool(2), gate: false)
    world.turnOn(.staticCapacity)
    world.runUntilIdle()
    #expect(claims(world).count == 2)
  }

  @Test func replicasAreFollowedUpAndDown() throws {
    var world = try world(Self.pool(1))
    try scale(&world, to: 3)
    #expect(claims(world).count == 3)
    try scale(&world, to: 1)
    #expect(claims(world).count == 1)
    #expect(world.cloud.describeInstances().count == 1)
  }

  @Test func aNodeThatIsTakenAwayIsReplaced() throws {
    var world = try world(Self.pool(2))
    let gone = try #require(claims(world).first)
    try world.delete(gone.reference)
    world.runUntilIdle()
    #expect(claims(world).count == 2)
    #expect(!claims(world).contains { $0.metadata.uid == gone.metadata.uid })
  }

  @Test func emptyNodesStay() throws {
    var world = try world(Self.pool(1))
    world.run(until: .seconds(3600))
    #expect(claims(world).count == 1)
  }

  @Test("limits.nodes holds the pool back, and it is said once")
  func nodeLimit() throws {
    var world = try world(Self.pool(3, limits: "limits: {nodes: '2'}"))
    #expect(claims(world).count == 2)
    world.run(until: .seconds(3600))
    let atLimit = world.changes(of: "fixed").count { change in
      guard case .scaledStaticNodePool(let scaling) = change else { return false }
      return scaling.isNodeLimitReached
    }
    #expect(atLimit == 1)
  }
}
