import Cloud
import Cluster
import Controllers
import Kubernetes
import Observability
import Testing

/// The lives of NodeClaims, read back from what a world has decided.
struct ClaimChronicleTests {
  /// The course's cluster with ten Pods of a Deployment running on a machine of Karpenter's.
  private static func world() throws -> World {
    var world = World.course()
    var container = Container()
    container.name = "web"
    container.image = "nginx"
    container.resources.requests = [.cpu: Quantity(milli: 250), .memory: Quantity(bytes: 512 << 20)]
    let web = Deployment().with {
      $0.metadata.name = "web"
      $0.metadata.namespace = "default"
      $0.replicas = 10
      $0.selector = LabelSelector(matchLabels: ["app": "web"])
      $0.template.metadata.labels = ["app": "web"]
      $0.template.spec.containers = [container]
    }
    try world.perform(UserCommand(text: "create deployment web")) { world throws(APIError) in
      _ = try world.create(web)
    }
    world.runUntilIdle()
    return world
  }

  private static func node(in world: World) throws -> Node {
    try #require(world.objects.nodes.values.first { $0.metadata.labels[WellKnown.nodePool] != nil })
  }

  private static func strike(_ fault: CloudFault, in world: inout World) throws {
    try world.perform(UserCommand(text: "fault")) { world throws(CloudRefusal) in try world.strike(fault) }
    world.runUntilIdle()
  }

  @Test("a claim that lives: who asked for it, each step, what it has cost by the second")
  func alive() throws {
    let world = try Self.world()
    let chronicle = ClaimChronicle(world)
    let life = try #require(chronicle.lives.first)
    #expect(chronicle.lives.count == 1)
    guard case .round(_, let pods) = life.origin else {
      Issue.record("\(life.origin)")
      return
    }
    #expect(pods == 10)
    let launched = try #require(life.launched)
    let steps = [life.created, launched, life.registered, life.initialized].compactMap(\.self)
    #expect(steps.count == 4 && steps == steps.sorted())
    #expect(life.end == nil && life.terminated == nil && life.replaces.isEmpty && life.replacedBy.isEmpty)
    let price = try #require(life.machine?.priceUSDPerHour)
    let later = launched + .seconds(5400)
    #expect(abs(life.costUSD(until: later) - price * 1.5) < 1e-9)
    #expect(life.hours(until: later).map(\.billed) == [.seconds(3600), .seconds(1800)])
    #expect(chronicle.churn(of: life).isEmpty)
  }

  @Test(
    "with the queue and without it, the claim that came after knows the one before", arguments: [true, false])
  func interrupted(isRead: Bool) throws {
    var world = try Self.world()
    if !isRead { world.useInterruptionQueue(nil) }
    let old = try #require(ClaimChronicle(world).lives.first).name
    try Self.strike(.spotInterruption(try Self.node(in: world).nodeName), in: &world)
    let chronicle = ClaimChronicle(world)
    let life = try #require(chronicle[old])
    #expect(life.end == (isRead ? .interruption(.spotInterrupted) : .vanished))
    #expect(life.end?.reason == (isRead ? "spot_interrupted" : "garbage_collected"))
    let heir = try #require(life.replacedBy.first.flatMap { chronicle[$0] })
    #expect(heir.replaces == [old] && chronicle.lives.count == 2)
    #expect(chronicle.descendants(of: old).map(\.name) == [heir.name])
    #expect(chronicle.ancestors(of: heir.name).map(\.name) == [old])
    #expect((life.drained != nil) == isRead)
    let gone = try #require(life.machineGone)
    #expect(life.costUSD(until: world.now) == life.costUSD(until: gone))
    #expect(world.objects.nodeClaims[NamespacedName(namespace: "", name: old.text)] == nil)
  }

  @Test("a claim deleted by hand names the command; one left empty, the reason of disruption")
  func deleted() throws {
    var byHand = try Self.world()
    let claim = try #require(byHand.objects.nodeClaims.values.first)
    try byHand.perform(UserCommand(text: "delete nodeclaim x")) { world throws(APIError) in
      try world.delete(claim.reference)
    }
    byHand.runUntilIdle()
    #expect(
      ClaimChronicle(byHand)[claim.nodeClaimName]?.end == .byHand(command: "delete nodeclaim x"))

    var empty = try Self.world()
    let web = try #require(empty.objects.deployments[NamespacedName(namespace: "default", name: "web")])
    try empty.update(web.with { $0.replicas = 0 })
    empty.runUntilIdle()
    let life = try #require(ClaimChronicle(empty).lives.first)
    #expect(life.end == .disruption(.empty) && life.end?.reason == "empty")
    #expect(
      ClaimChronicle(empty).churn(of: life).contains { if case .shortLived = $0 { true } else { false } })
  }

  @Test("three claims that took each other's place within the hour are churn")
  func chain() throws {
    var world = try Self.world()
    for _ in 0..<2 { try Self.strike(.spotInterruption(World.anyNode), in: &world) }
    let chronicle = ClaimChronicle(world)
    #expect(chronicle.lives.count == 3)
    #expect(
      chronicle.lives.allSatisfy {
        chronicle.churn(of: $0) == [.chain(length: 3, within: .seconds(3600))]
      })
  }

  @Test("a claim whose machine never joined is churn of its own kind, and has cost until it was given up")
  func neverJoined() throws {
    var world = World.course()
    try Self.strike(.failJoins(for: .seconds(600)), in: &world)
    world = try { (before: World) throws in
      var world = before
      let running = try Self.world()
      let web = try #require(running.objects.deployments[NamespacedName(namespace: "default", name: "web")])
      try world.perform(UserCommand(text: "create")) { world throws(APIError) in
        _ = try world.create(web.with { $0.metadata = ObjectMeta(name: "web", namespace: "default") })
      }
      world.run(until: world.now + .seconds(1000))
      return world
    }(world)
    let life = try #require(ClaimChronicle(world).lives.first)
    #expect(life.end?.reason == "registration_timeout" && life.registered == nil)
    #expect(life.costUSD(until: world.now) > 0)
    #expect(ClaimChronicle(world).churn(of: life).contains(.neverReady))
  }
}
