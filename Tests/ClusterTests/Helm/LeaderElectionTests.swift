import Controllers
import Kubernetes
import Testing

@testable import Cluster

struct LeaderElectionTests {
  private func lease(_ world: World) throws -> InertObject {
    try #require(world.objects.inert.values.first { $0.metadata.name == "karpenter-leader-election" })
  }

  private func takeovers(_ world: World) -> [VirtualTime] {
    world.decisions.all.compactMap { record in
      guard case .controllerStep(let step) = record.decision, case .tookLease = step.change else {
        return nil
      }
      return record.time
    }
  }

  @Test("one of the two Pods holds the lease")
  func holds() throws {
    let world = World.course()
    let leader = try #require(world.karpenterLeader)
    let lease = try lease(world)
    #expect(lease.metadata.namespace == "kube-system")
    #expect(
      lease.fields["spec"]?["holderIdentity"]?.string == "\(leader.metadata.name)_\(leader.metadata.uid.text)"
    )
    #expect(lease.fields["spec"]?["leaseTransitions"] == .int(0))
  }

  @Test("a leader that is deleted gives the lease up, and the other leads two seconds later")
  func gracefully() throws {
    var world = World.course()
    let leader = try #require(world.karpenterLeader)
    let deleted = world.now
    try world.delete(leader.reference)
    world.run(until: deleted + .seconds(1))
    #expect(world.karpenterLeader == nil)
    world.run(until: deleted + .seconds(2))
    let next = try #require(world.karpenterLeader)
    #expect(next.name != leader.name && takeovers(world) == [deleted + .seconds(2)])
    #expect(try lease(world).fields["spec"]?["leaseTransitions"] == .int(1))
  }

  @Test("a leader whose node falls silent keeps the lease until it runs out")
  func silently() throws {
    var world = World.course()
    let leader = try #require(world.karpenterLeader)
    let (node, silent) = (try #require(leader.spec.nodeName), world.now)
    world.silenceKubelet(of: node)
    world.run(until: silent + .seconds(14))
    #expect(world.karpenterLeader == nil)
    world.run(until: silent + .seconds(15))
    #expect(try #require(world.karpenterLeader).spec.nodeName != node)
  }

  @Test("with no Pod left nobody leads, and the first to come back does")
  func restart() throws {
    var world = World.course()
    let name = NamespacedName(namespace: "kube-system", name: "karpenter")
    let deployment = try #require(world.objects.deployments[name])
    try world.update(deployment.with { $0.replicas = 0 })
    world.run(until: world.now + .seconds(60))
    #expect(world.karpenterLeader == nil)
    let present = try #require(world.objects.deployments[name])
    try world.update(present.with { $0.replicas = 1 })
    world.run(until: world.now + .seconds(60))
    #expect(world.karpenterLeader != nil)
  }
}
