import Cloud
import Karpenter
import Kubernetes
import Testing

@testable import Cluster

/// Consolidation and drift in the living cluster, from what makes a node superfluous to its end.
struct DisruptionLoopTests {
  /// A pool of on-demand machines with nodes of two sizes, once the larger has lost most of its Pods.
  private func oversized() throws -> World {
    var world = try World.course(
      applying: .nodePool(capacityType: "on-demand"), .deployment("web", replicas: 12, cpu: "900m"))
    world.runUntilIdle()
    try world.scale("web", to: 2)
    return world
  }

  @Test("what takes a node's place is initialized before the node goes")
  func replacement() throws {
    var world = try oversized()
    let old = try #require(world.objects.nodeClaims.values.first)
    var hasSeenBoth = false
    world.runUntilIdle { _, world in
      guard let present = world.objects.nodeClaims[old.name], world.objects.nodeClaims.count == 2 else {
        return true
      }
      hasSeenBoth = true
      let other = world.objects.nodeClaims.values.first { $0.name != old.name }
      let isReady = other?.status.conditions.isTrue("Initialized") ?? false
      #expect(isReady || !present.metadata.isBeingDeleted)
      let node = present.status.nodeName.flatMap { world.objects.node($0) }
      #expect(node?.isDisrupted ?? true)
      #expect(present.status.conditions["DisruptionReason"]?.reason == "Underutilized")
      return true
    }
    #expect(hasSeenBoth)
    #expect(world.objects.nodeClaims[old.name] == nil)
    #expect(world.stages == ["proposed", "carriedOut", "replaced"])
    #expect(world.runningPods(of: "web") == 2)
    #expect(
      world.eventReasons.isSuperset(of: [
        "ConsolidationCandidate", "DisruptionLaunching", "DisruptionWaitingReadiness",
        "DisruptionTerminating",
      ]))
  }

  @Test("a machine that has become the dearer one is replaced, though nothing else has changed")
  func priceMove() throws {
    var world = try World.course(
      applying: .nodePool(capacityType: "on-demand"), .deployment("web", replicas: 2, cpu: "900m"))
    world.runUntilIdle()
    world.run(until: world.now + .seconds(7200))
    let old = try #require(world.objects.nodeClaims.values.first)
    let type = try #require(old.metadata.labels[WellKnown.instanceType])
    var prices = PriceList()
    prices.set(.init(type, .onDemand, zone: nil), to: 9)
    world.usePrices(prices)
    world.run(until: world.now + .seconds(600))
    #expect(world.objects.nodeClaims[old.name] == nil)
    #expect(world.objects.nodeClaims.count == 1)
  }

  @Test("without its replacement a command is undone, and the node is as it was")
  func rollback() throws {
    var world = try oversized()
    let old = try #require(world.objects.nodeClaims.values.first)
    world.run(until: world.now + .seconds(600)) { _, world in world.objects.nodeClaims.count < 2 }
    let new = try #require(world.objects.nodeClaims.values.first { $0.name != old.name })
    try world.delete(new.reference)
    world.run(until: world.now + .seconds(60)) { _, world in world.stages.last != "rolledBack" }
    #expect(world.stages.last == "rolledBack")
    let kept = try #require(world.objects.nodeClaims[old.name])
    #expect(!kept.metadata.isBeingDeleted && kept.status.conditions["DisruptionReason"] == nil)
    let node = try #require(kept.status.nodeName.flatMap { world.objects.node($0) })
    #expect(!node.isDisrupted)
  }

  @Test("a command that does not hold any more after the wait is abandoned")
  func churn() throws {
    var world = try oversized()
    world.run(until: world.now + .seconds(600)) { _, world in world.stages.last != "proposed" }
    try world.scale("web", to: 6)
    world.run(until: world.now + .seconds(15)) { _, world in world.stages.last != "abandoned" }
    #expect(world.stages.last == "abandoned")
    #expect(world.objects.nodes.values.allSatisfy { !$0.isDisrupted })
  }

  @Test("marks that no command is about are taken off when Karpenter starts again")
  func restart() throws {
    var world = try oversized()
    world.run(until: world.now + .seconds(600)) { _, world in world.stages.last != "carriedOut" }
    world.startKarpenter()
    world.run(until: world.now + .seconds(20))
    #expect(world.objects.nodes.values.allSatisfy { !$0.isDisrupted || $0.metadata.isBeingDeleted })
  }

  @Test("a pass at every turn finds nothing that is missed when turns are passed over")
  func polling() throws {
    var world = try oversized()
    var polled = world
    let end = world.now + .seconds(900)
    while polled.now < end {
      polled.considerDisruption()
      polled.run(until: polled.now + .seconds(10))
    }
    world.run(until: end)
    #expect(world.commands == polled.commands)
    #expect(world.objects.nodeClaims.keys == polled.objects.nodeClaims.keys)
  }

  @Test("drifted nodes go one after the other, as the budget lets them")
  func drift() throws {
    var world = try World.course(
      applying: .nodePool(capacityType: "on-demand", budgets: "[{nodes: '1'}]", consolidateAfter: "Never"),
      .deployment("web", replicas: 3, cpu: "900m", oneToANode: true))
    world.runUntilIdle()
    #expect(world.objects.nodeClaims.count == 3)
    let old = world.objects.nodeClaims.keys
    let name = NamespacedName(namespace: "", name: "default")
    let pool = try #require(world.objects.nodePools[name])
    try world.update(pool.with { $0.template.labels["version"] = "2" })
    world.runUntilIdle { _, world in
      let leaving = world.objects.nodes.values.filter(\.isDisrupted).compactMap(world.nodeClaim)
      // A machine that the cloud has been told to stop does not count any more.
      #expect(leaving.count { !$0.status.conditions.isTrue("InstanceTerminating") } <= 1)
      return true
    }
    #expect(Set(old).isDisjoint(with: world.objects.nodeClaims.keys))
    #expect(world.commands.filter { $0.method == .drift }.count == 3)
    #expect(world.runningPods(of: "web") == 3)
  }
}
