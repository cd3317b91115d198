import Cloud
import Cluster
import Controllers
import Kubernetes
import Testing

/// What else can go wrong with a cloud, and how Karpenter comes out of it.
struct FaultTests {
  private static func web(in world: World) -> Deployment? {
    world.objects.deployments[NamespacedName(namespace: "default", name: "web")]
  }

  @Test("a zone's outage: Karpenter asks EC2 each minute, and after two gives its machines up by force")
  func zoneOutage() throws {
    var world = try World.withWeb(and: World.webBudget)
    let node = world.firstNode
    let zone = try #require(world.objects.node(node)?.zone)
    let start = world.now
    try world.suffer(.zoneOutage(zone))
    world.runUntilIdle()
    let handling = try #require(world.handlings.first)
    #expect(handling.reading == .understood(.systemStatus))
    #expect(handling.machines.map(\.outcome) == [.deletedByForce])
    let record = try #require(
      world.decisions.all.first { if case .interruptionHandling = $0.decision { true } else { false } })
    #expect(record.time - start >= .seconds(120) && record.time - start < .seconds(180))
    #expect(world.objects.node(node) == nil && world.readyWeb == 10)
    #expect(world.karpenterNodes.allSatisfy { $0.zone != zone })

    try world.suffer(.zoneRestore(zone))
    world.runUntilIdle()
    #expect(world.objects.nodes.values.allSatisfy { $0.isReady })
  }

  @Test("a zone that is back in time takes its nodes back as they were")
  func shortOutage() throws {
    var world = try World.withWeb()
    let node = world.firstNode
    let zone = try #require(world.objects.node(node)?.zone)
    try world.suffer(.zoneOutage(zone))
    world.run(until: world.now + .seconds(70))
    #expect(world.objects.node(node)?.isReady == false && world.readyWeb == 0)
    try world.suffer(.zoneRestore(zone))
    world.runUntilIdle()
    #expect(world.objects.node(node)?.isReady == true && world.readyWeb == 10 && world.handlings.isEmpty)
    #expect(world.objects.node(node)?.spec.taints.isEmpty == true)
  }

  @Test("a machine that hangs is given up by force too")
  func impaired() throws {
    var world = try World.withWeb()
    let node = world.firstNode
    try world.suffer(.impair(node))
    world.runUntilIdle()
    #expect(world.handlings.map(\.reading) == [.understood(.instanceStatus)])
    #expect(world.objects.node(node) == nil && world.readyWeb == 10)
  }

  @Test("Pods that nothing is left for are tried again when EC2 has machines and Karpenter has forgotten")
  func shortage() throws {
    var world = try World.withWeb(replicas: 0)
    let start = world.now
    try world.suffer(.shortage(instanceType: nil, zone: nil, capacityType: nil, for: .seconds(600)))
    let web = try #require(Self.web(in: world))
    try world.update(web.with { $0.replicas = 2 })
    world.run(until: start + .seconds(599))
    #expect(world.readyWeb == 0 && world.karpenterNodes.isEmpty)
    world.runUntilIdle()
    #expect(world.readyWeb == 2)
    #expect(world.now - start < .seconds(900))
  }

  @Test("a shortage without end leaves the world idle")
  func endlessShortage() throws {
    var world = try World.withWeb(replicas: 0)
    try world.suffer(.shortage(instanceType: nil, zone: nil, capacityType: nil, for: nil))
    let web = try #require(Self.web(in: world))
    try world.update(web.with { $0.replicas = 2 })
    world.runUntilIdle()
    #expect(world.readyWeb == 0 && world.now < .seconds(1800))
    try world.suffer(.endShortages)
    world.runUntilIdle()
    #expect(world.readyWeb == 2)
  }

  @Test("throttled launches wait, and are given up after five minutes")
  func throttling() throws {
    var world = try World.withWeb(replicas: 0)
    let start = world.now
    try world.suffer(.throttle(for: .seconds(400)))
    let web = try #require(Self.web(in: world))
    try world.update(web.with { $0.replicas = 2 })
    world.run(until: start + .seconds(60))
    let claim = try #require(world.objects.nodeClaims.values.first)
    #expect(claim.status.conditions["Launched"]?.reason == "RequestLimitExceeded")
    #expect(claim.status.conditions["Launched"]?.status == .unknown)
    world.runUntilIdle()
    let failures = world.failures
    #expect(
      failures.contains { if case .launchTimeout(let after) = $0 { after == .seconds(300) } else { false } })
    #expect(world.readyWeb == 2)
  }

  @Test("machines that never join are given up after fifteen minutes, and the NodePool says so at the second")
  func neverJoin() throws {
    var world = try World.withWeb(replicas: 0)
    let start = world.now
    try world.suffer(.failJoins(for: .seconds(1200)))
    let web = try #require(Self.web(in: world))
    try world.update(web.with { $0.replicas = 2 })
    world.run(until: start + .seconds(1860))
    #expect(
      world.failures == [
        .registrationTimeout(after: .seconds(900)), .registrationTimeout(after: .seconds(900)),
      ])
    let pool = try #require(world.objects.nodePools.values.first)
    let health = try #require(pool.status.conditions["NodeRegistrationHealthy"])
    #expect(health.status == .isFalse && health.reason == "RegistrationFailed")
    #expect(health.message == "Failed to register node")
    world.runUntilIdle()
    #expect(world.readyWeb == 2 && world.cloud.describeInstances().count == 1)
  }

  @Test("slow machines join late")
  func slowBoot() throws {
    var world = try World.withWeb(replicas: 0)
    try world.suffer(.slowBoot(.seconds(240), for: nil))
    let web = try #require(Self.web(in: world))
    try world.update(web.with { $0.replicas = 1 })
    world.runUntilIdle()
    let joined = world.decisions.all.compactMap { record -> Duration? in
      guard case .cloudEvent(.machineJoined(_, _, let after)) = record.decision else { return nil }
      return after
    }
    #expect(joined.last == .seconds(240) && world.readyWeb == 1)
  }

  @Test("a machine left behind by its claim is ended by Karpenter's garbage collection")
  func orphan() throws {
    var world = try World.withWeb(replicas: 1)
    let claim = try #require(world.objects.nodeClaims.values.first)
    try world.update(claim.with { $0.metadata.finalizers = [] })
    try world.delete(claim.reference)
    #expect(world.objects.nodeClaims.isEmpty && world.cloud.describeInstances().count == 1)
    world.runUntilIdle()
    #expect(world.time { if case .orphanedMachine = $0 { true } else { false } } != nil)
    #expect(world.cloud.describeInstances().count == 1 && world.readyWeb == 1)
    #expect(world.objects.nodeClaims.values.first?.metadata.name != claim.metadata.name)
  }

  @Test("the spot market takes machines back by itself, the same ones each time; off, none")
  func market() throws {
    func notices(_ factor: Double?) throws -> [VirtualTime] {
      var world = try World.withWeb(replicas: 10)
      world.turnSpotMarket(factor)
      world.run(until: world.now + .seconds(24 * 3600))
      return world.incidents.compactMap { time, incident in
        if case .spotInterruption = incident { time } else { nil }
      }
    }
    let often = try notices(3000)
    #expect(!often.isEmpty)
    #expect(try notices(3000) == often)
    #expect(try notices(nil).isEmpty)
  }

  @Test("a wave takes all at rate 1, and tells how many")
  func wave() throws {
    var world = try World.withWeb(replicas: 10)
    try world.suffer(.spotWave(share: 1))
    #expect(world.incidents.contains { $0.incident == .spotWave(share: 1, hit: 1, of: 1) })
    #expect(world.cloud.describeInstances().allSatisfy { $0.reclaimedAt != nil })
    try world.suffer(.spotWave(share: 1))
    #expect(world.incidents.contains { $0.incident == .spotWave(share: 1, hit: 0, of: 0) })
  }

  @Test("weather comes at its time; what cannot be is told and passed over")
  func weather() throws {
    var world = try World.withWeb()
    let start = world.now
    world.forecast(
      Forecast(at: start + .seconds(600), .spotInterruption("gone"), command: "spot interrupt gone"))
    world.forecast(
      Forecast(at: start + .seconds(300), .spotInterruption(World.anyNode), command: "spot interrupt any"))
    #expect(world.weatherAhead.map(\.command) == ["spot interrupt any", "spot interrupt gone"])
    world.run(until: start + .seconds(900))
    let told = world.incidents.filter { $0.time > start }.compactMap { time, incident in
      switch incident {
      case .spotInterruption: "\((time - start).components.seconds) interrupted"
      case .missed(let command, let refusal): "\((time - start).components.seconds) \(command) \(refusal)"
      default: nil
      }
    }
    #expect(
      told.first == "300 interrupted" && told.last?.hasPrefix("600 spot interrupt gone noSuchNode") == true)
    #expect(world.weatherAhead.isEmpty && world.readyWeb == 10)
  }

  @Test("a new image drifts the nodes of whoever follows the newest, within five minutes")
  func imageRelease() throws {
    var world = try World.withWeb()
    try world.suffer(.imageRelease(.al2023, version: "v20260115"))
    world.run(until: world.now + .seconds(300))
    #expect(
      world.time { if case .drifted(let reason) = $0 { reason == "AMIDrift" } else { false } } != nil)
  }
}

extension World {
  fileprivate var failures: [NodeClaimStep.Failure] {
    decisions.all.compactMap { record in
      guard case .nodeClaimStep(let step) = record.decision, case .failure(let failure) = step.step else {
        return nil
      }
      if case .launchFailed = failure { return nil }
      return failure
    }
  }
}
