import Kubernetes
import Scheduling
import Testing

@testable import Cluster

struct DecisionCompactionTests {
  /// Two hours of a cluster whose Pods come and go.
  private func story() throws -> World {
    var world = try World.course(applying: [
      Workload.nodePool(budgets: "[{nodes: 100%}]", consolidateAfter: "30s"),
      .deployment("web", replicas: 6, cpu: "900m"), .deployment("api", replicas: 2, cpu: "100m"),
    ])
    world.runUntilIdle()
    for replicas in [1, 8, 3] {
      try world.scale("web", to: replicas)
      world.run(until: world.now + .seconds(1800))
    }
    world.run(until: world.now + .seconds(2400))
    try world.scale("web", to: 5)
    world.run(until: world.now + .seconds(600))
    return world
  }

  @Test func theLastHourAndWhateverLedToItStay() throws {
    let before = try story()
    var after = before
    after.letOldDecisionsGo()
    let kept = Set(after.decisions.all.map(\.id))
    #expect(kept.count < before.decisions.all.count)
    #expect(after.decisions.count == before.decisions.count)
    #expect(after.decisions.last?.id == before.decisions.last?.id)
    let horizon = before.now - World.fullMemory
    for record in before.decisions.all where record.time > horizon { #expect(kept.contains(record.id)) }
    for id in kept {
      #expect(after.decisions.causes(of: id).map(\.id) == before.decisions.causes(of: id).map(\.id))
    }
  }

  @Test func ofWhatIsNoMoreThePlacementGoes() throws {
    var world = try story()
    world.letOldDecisionsGo()
    let horizon = world.now - World.fullMemory
    let causes = Set(world.decisions.all.compactMap(\.cause))
    for record in world.decisions.all where record.time <= horizon && !causes.contains(record.id) {
      guard case .podPlacement(let placement) = record.decision else { continue }
      #expect(world.objects.pods[placement.pod] != nil)
    }
    for name in world.objects.pods.keys {
      #expect(
        world.decisions.all.contains { record in
          if case .podPlacement(let placement) = record.decision { placement.pod == name } else { false }
        } || world.objects.pods[name]?.metadata.controller?.kind == "DaemonSet")
    }
  }

  @Test func whatHappensNextIsTheSame() throws {
    var one = try story()
    var other = one
    other.letOldDecisionsGo()
    for replicas in [9, 0, 2] {
      try one.scale("web", to: replicas)
      try other.scale("web", to: replicas)
      one.run(until: one.now + .seconds(900))
      other.run(until: other.now + .seconds(900))
    }
    #expect(one.decisions.count == other.decisions.count)
    #expect(one.objects.pods == other.objects.pods)
    #expect(one.objects.nodes == other.objects.nodes)
    #expect(one.decisions.last?.cause == other.decisions.last?.cause)
  }
}
