import Cloud
import Cluster
import Controllers
import Kubernetes
import Testing

/// One notice, with the queue and without.
struct InterruptionTests {
  @Test("with the queue the Pods have moved before the machine is taken, and the budget is never passed")
  func withQueue() throws {
    var world = try World.withWeb(and: World.webBudget)
    let (node, noticed) = (world.firstNode, world.now)
    try world.suffer(.spotInterruption(node))
    #expect(world.cloud.interruptionQueue.messages.count == 1)
    var fewest = Int.max
    world.runUntilIdle { _, now in
      fewest = min(fewest, now.readyWeb)
      return true
    }
    #expect(fewest == 8 && world.readyWeb == 10)
    #expect(world.objects.node(node) == nil && world.cloud.interruptionQueue.messages.isEmpty)
    let handling = try #require(world.handlings.first)
    #expect(handling.machines.map(\.outcome) == [.deleted] && world.handlings.count == 1)
    let removed = try #require(
      world.decisions.all.first {
        guard case .drainStep(let step) = $0.decision, case .removed = step.stage else { return false }
        return step.node == node
      })
    #expect(removed.time < noticed + CloudNotice.spotWarning + .seconds(60))
    #expect(world.decisions.causes(of: removed.id).last?.actor == .user)
    #expect(
      world.time { if case .podLostWithNode = $0 { true } else { false } } != nil, "DaemonSet Pods only")
    for kind in [Kind.nodeClaim, .node] {
      #expect(world.events("SpotInterrupted", on: kind).count == 1)
      #expect(world.events("TerminatingOnInterruption", on: kind).count == 1)
    }
  }

  @Test("the interrupted offering is not asked for again for three minutes")
  func offering() throws {
    var world = try World.withWeb()
    let machine = try #require(world.cloud.describeInstances().first)
    try world.suffer(.spotInterruption(world.firstNode))
    world.run(until: world.now + .seconds(180))
    let next = try #require(world.cloud.describeInstances().last)
    #expect(next.id != machine.id && next.offering != machine.offering)
    #expect(world.cloud.unavailableOfferings.entries(at: world.now).map(\.offering) == [machine.offering])
    world.run(until: world.now + .seconds(1))
    #expect(world.cloud.unavailableOfferings.entries(at: world.now).isEmpty)
  }

  @Test("without the queue nobody acts before the machine is gone, and its Pods come back minutes later")
  func withoutQueue() throws {
    var world = try World.withWeb(and: World.webBudget)
    world.useInterruptionQueue(nil)
    let (node, noticed) = (world.firstNode, world.now)
    try world.suffer(.spotInterruption(node))
    let end = noticed + CloudNotice.spotWarning
    world.run(until: end)
    #expect(world.readyWeb == 10 && world.objects.nodeClaims.count == 1)
    let heartbeat = try #require(world.lastHeartbeat(of: node))
    #expect(heartbeat <= end && end - heartbeat < .seconds(10))

    world.run(until: heartbeat + .seconds(55))
    let conditions = try #require(world.objects.node(node)).status.conditions
    for type in ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] {
      #expect(conditions[type]?.status == .unknown && conditions[type]?.reason == "NodeStatusUnknown")
      #expect(conditions[type]?.message == "Kubelet stopped posting node status.")
    }
    #expect(world.readyWeb == 0)

    world.runUntilIdle()
    let vanished = try #require(world.time { if case .machineVanished = $0 { true } else { false } })
    #expect(vanished > end && vanished.sinceStart.wholeSecondsRoundedDown % 120 == 0)
    let lost = try #require(world.time { if case .podLostWithNode = $0 { true } else { false } })
    #expect(lost - vanished >= .seconds(40))
    #expect(world.handlings.isEmpty && world.readyWeb == 10 && world.objects.node(node) == nil)
    world.run(until: noticed + .seconds(500))
    #expect(world.cloud.interruptionQueue.kept(at: world.now).isEmpty)
  }

  @Test("a stopped machine without the queue: five minutes of toleration, and the claim stays")
  func stopped() throws {
    var world = try World.withWeb()
    world.useInterruptionQueue(nil)
    let node = world.firstNode
    try world.suffer(.stop(node))
    world.runUntilIdle()
    let tainted = try #require(world.time { if case .nodeUnreachable = $0 { true } else { false } })
    let evicted = try #require(world.time { if case .evictedByTaint = $0 { true } else { false } })
    #expect(evicted - tainted == .seconds(300))
    #expect(world.readyWeb == 10)
    #expect(world.objects.node(node)?.isReady == false && world.objects.nodeClaims.count == 2)
    #expect(world.web.count { $0.metadata.isBeingDeleted && $0.spec.nodeName == node } == 10)
  }

  @Test("with the queue a stopped machine's claim goes at once")
  func stoppedWithQueue() throws {
    var world = try World.withWeb()
    let node = world.firstNode
    try world.suffer(.stop(node))
    world.runUntilIdle()
    #expect(world.events("InstanceStopping", on: .node).count == 1)
    #expect(world.objects.node(node) == nil && world.readyWeb == 10)
    #expect(world.time { if case .evictedByTaint = $0 { true } else { false } } == nil)
  }

  @Test("a recommendation to rebalance is an event, and nothing moves")
  func rebalance() throws {
    var world = try World.withWeb()
    let before = world.objects.nodeClaims.keys
    try world.suffer(.rebalanceRecommendation(world.firstNode))
    world.runUntilIdle()
    #expect(world.handlings.first?.machines.map(\.outcome) == [.onlyReported])
    #expect(world.events("SpotRebalanceRecommendation", on: .nodeClaim).map(\.type) == [.normal])
    #expect(world.objects.nodeClaims.keys == before)
  }

  @Test("what cannot be read is logged and deleted; what is nobody's is passed over")
  func strangeMessages() throws {
    var world = try World.withWeb()
    let before = world.objects.nodeClaims.keys
    for body in [
      InterruptionQueue.Body.text("{oops"),
      .json(
        CloudNotice.spotInterruption("i-0ffffffffffffffff").body(number: 1, sentAt: .start, in: .course())),
    ] {
      try world.suffer(.message(body))
    }
    world.runUntilIdle()
    #expect(world.handlings.map(\.reading) == [.unreadable(.notJSON), .understood(.spotInterrupted)])
    #expect(world.handlings.last?.machines.map(\.outcome) == [.notOurs])
    #expect(world.cloud.interruptionQueue.messages.isEmpty)
    #expect(world.objects.nodeClaims.keys == before)
  }

  @Test("Karpenter's own terminations come back through the queue as an event, and are no story")
  func ownTerminations() throws {
    var world = try World.withWeb()
    let web = try #require(world.objects.deployments[NamespacedName(namespace: "default", name: "web")])
    try world.update(web.with { $0.replicas = 0 })
    world.runUntilIdle()
    #expect(world.objects.nodeClaims.isEmpty && world.handlings.isEmpty)
    #expect(
      world.events("InstanceTerminating", on: .node).contains { $0.message == "Instance is terminating" })
    #expect(world.cloud.interruptionQueue.messages.isEmpty)
  }

  @Test("messages wait for a Karpenter that is not running, five minutes and no longer")
  func karpenterAway() throws {
    for (minutes, isRead) in [(3, true), (6, false)] {
      var world = try World.withWeb()
      let name = NamespacedName(namespace: "kube-system", name: "karpenter")
      let karpenter = try #require(world.objects.deployments[name])
      try world.update(karpenter.with { $0.replicas = 0 })
      world.run(until: world.now + .seconds(60))
      try world.suffer(.rebalanceRecommendation(world.firstNode))
      world.run(until: world.now + .seconds(minutes * 60))
      #expect(world.handlings.isEmpty)
      let now = try #require(world.objects.deployments[name])
      try world.update(now.with { $0.replicas = 2 })
      world.runUntilIdle()
      #expect(!world.handlings.isEmpty == isRead, "after \(minutes) minutes")
    }
  }

  @Test("the two minutes run once: a second notice is refused, and so is one for what is no spot machine")
  func refusals() throws {
    var world = try World.withWeb()
    let node = world.firstNode
    try world.suffer(.spotInterruption(node))
    let end = world.now + CloudNotice.spotWarning
    let refusals: [(CloudFault, CloudRefusal)] = [
      (.spotInterruption(node), .announced(node, endsAt: end)),
      (.spotInterruption("boot-1a"), .notKarpenters("boot-1a")),
      (.spotInterruption("nobody"), .noSuchNode("nobody")),
      (.spotInterruption(World.anyNode), .noSpotMachine),
      (.zoneOutage("us-east-1x"), .noSuchZone("us-east-1x")),
      (.zoneRestore("us-east-1a"), .zoneIsUp("us-east-1a")),
      (.shortage(instanceType: "m9.huge", zone: nil, capacityType: nil, for: nil), .noSuchType("m9.huge")),
      (.imageRelease(.al2023, version: "v20260107"), .imageExists(.al2023, version: "v20260107")),
      (.imageRelease(.al2, version: "v1"), .noImages(.al2)), (.endThrottling, .nothingToEnd),
    ]
    for (fault, refusal) in refusals {
      #expect(throws: refusal) { try world.suffer(fault) }
    }
  }
}
