import Cloud
import Cluster
import Controllers
import Helm
import Kubernetes
import Manifests
import Testing

/// aws-node-termination-handler, where Karpenter reads no queue.
struct TerminationHandlerTests {
  @Test("at the notice its node is cordoned and drained, and nothing is launched before Pods are Pending")
  func notice() throws {
    var world = try World.withHandler()
    let (node, noticed) = (world.firstNode, world.now)
    try world.suffer(.spotInterruption(node))
    world.run(until: noticed + .seconds(1))
    #expect(world.objects.node(node)?.spec.unschedulable == false)
    world.run(until: noticed + .seconds(2))
    #expect(world.objects.node(node)?.spec.unschedulable == true && world.objects.nodeClaims.count == 1)
    world.runUntilIdle()
    #expect(world.readyWeb == 10 && world.handlings.isEmpty && world.objects.node(node) == nil)
    let steps = world.drainSteps(of: node.text)
    #expect(
      steps.first == .began(because: .spotInterruption(endsAt: noticed + .seconds(120)), onlyCordons: false))
    #expect(steps.last == .done)
    let launches = world.decisions.all.filter {
      if case .cloudEvent(.launch) = $0.decision { true } else { false }
    }
    #expect(launches.last.map { $0.time > noticed + .seconds(2) } == true)
  }

  @Test(
    "its values say what it cares about",
    arguments: [
      ("enableSpotInterruptionDraining=false", false, nil as Bool?),
      ("cordonOnly=true", false, true), ("enableRebalanceDraining=true", true, false),
      ("enableRebalanceMonitoring=true", true, true), ("", true, nil),
      ("enableSqsTerminationDraining=true", false, nil),
    ])
  func values(_ values: String, isRebalance: Bool, onlyCordons: Bool?) throws {
    var world = try World.withHandler(values)
    let (node, noticed) = (world.firstNode, world.now)
    try world.suffer(isRebalance ? .rebalanceRecommendation(node) : .spotInterruption(node))
    world.run(until: noticed + .seconds(60))
    let first = world.drainSteps(of: node.text).first
    switch first {
    case .began(_, let cordons)?: #expect(cordons == onlyCordons)
    default: #expect(first == nil && onlyCordons == nil)
    }
    #expect((world.objects.node(node)?.spec.unschedulable ?? true) == (onlyCordons != nil))
    if onlyCordons == true { #expect(world.readyWeb == 10) }
  }

  @Test("with taintNode the node says why it is to be left")
  func taint() throws {
    var world = try World.withHandler("taintNode=true,cordonOnly=true")
    let node = world.firstNode
    try world.suffer(.spotInterruption(node))
    world.run(until: world.now + .seconds(5))
    let taints = try #require(world.objects.node(node)).spec.taints
    #expect(taints.contains { $0.key == "aws-node-termination-handler/spot-itn" && $0.effect == .noSchedule })
  }
}

extension World {
  fileprivate static func withHandler(_ settings: String = "") throws -> World {
    var world = try World.withWeb()
    world.useInterruptionQueue(nil)
    let chart = try #require(
      ChartPublication.all.map(\.chart).first { $0.name == "aws-node-termination-handler" })
    var values = JSONValue.object([:])
    if !settings.isEmpty { try SetArgument.apply(settings, to: &values) }
    try world.install(chart, as: ReleaseScope(name: "nth", namespace: "kube-system"), values: values)
    world.runUntilIdle()
    return world
  }
}
