import Controllers
import Kubernetes
import Testing

@testable import Cluster

/// Applications under load in a cluster of fixed nodes, and what autoscalers make of it.
struct LoadScenarioTests {
  private static func deployment(_ name: String, replicas: Int = 2, resources: String) -> String {
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec: {containers: [{name: \(name), image: \(name):1, resources: \(resources)}]}

    """
  }

  private static func autoscaler(_ name: String, metric: String, max: Int = 10) -> String {
    """
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: \(name)}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: \(name)}
      minReplicas: 2
      maxReplicas: \(max)
      metrics: [\(metric)]

    """
  }

  private static let cpu =
    "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}"
  private static let metricsServer = deployment("metrics-server", replicas: 1, resources: "{}")
  private static let web = deployment("web", resources: "{requests: {cpu: 200m, memory: 64Mi}}")
  private static let name = NamespacedName(namespace: "default", name: "web")

  /// A settled cluster.
  private static func world(_ manifests: String...) throws -> World {
    var world = try World(World.nodes("a1", "b1", "c1") + manifests.joined())
    world.runUntilIdle()
    return world
  }

  private func load(_ pattern: LoadPattern, in world: World, queue: Int? = nil) -> ApplicationLoad {
    ApplicationLoad(
      of: world.reference(.deployment, "web"), pattern, since: world.now,
      queue: queue.map { MessageQueue($0, at: world.now) })
  }

  private func replicas(of world: World) -> Int? { world.objects.deployments[Self.name]?.replicas }

  /// Every rescaling, with its time.
  private func rescalings(in world: World) -> [String] {
    world.decisions.all.compactMap { record in
      guard case .controllerStep(let step) = record.decision,
        case .autoscaling(.rescaled(let scaling)) = step.change
      else { return nil }
      return "\(record.time.sinceStart) \(scaling.from)→\(scaling.to)"
    }
  }

  @Test("load rises, replicas follow; it ends, and they go five minutes later")
  func upAndDown() throws {
    var world = try Self.world(Self.metricsServer, Self.web, Self.autoscaler("web", metric: Self.cpu))
    world.setLoad(load(.constant(Rate(300)), in: world), of: Self.name)
    world.runUntilIdle()
    // 300 a second take 1.2 cores, of which 140m for each Pod are meant.
    let high = try #require(replicas(of: world))
    #expect((8...10).contains(high))
    #expect(world.serviceLevel(of: Self.name)?.errorPercent == 0)
    let ended = world.now
    world.setLoad(nil, of: Self.name)
    world.run(until: ended + .seconds(290))
    #expect(replicas(of: world) == high)
    world.run(until: ended + .seconds(330))
    #expect(replicas(of: world) == 2)
  }

  @Test("looking only when something has changed comes to what looking every fifteen seconds does")
  func sameAsPolling() throws {
    var asked = try Self.world(
      Self.metricsServer, Self.web, Self.autoscaler("web", metric: Self.cpu, max: 12))
    let start = asked.now
    let wave = LoadPattern.wave(
      low: Rate(20), high: Rate(400), period: .seconds(600), lasting: .seconds(1500))
    asked.setLoad(load(wave, in: asked), of: Self.name)
    var polled = asked
    let end = start + .seconds(2700)
    asked.run(until: end)
    while polled.now < end {
      polled.wakeReadersOfUsage()
      polled.run(until: min(end, polled.now + .seconds(15)))
    }
    let found = rescalings(in: asked)
    #expect(found == rescalings(in: polled))
    #expect(found.count > 3)
  }

  @Test("without requests, or without a Metrics Server, an autoscaler leaves the workload alone")
  func blind() throws {
    for (manifests, reason) in [
      (Self.metricsServer + Self.deployment("web", resources: "{}"), "missing request for cpu"),
      (Self.web, "could not find the requested resource"),
    ] {
      var world = try Self.world(manifests, Self.autoscaler("web", metric: Self.cpu))
      world.setLoad(load(.constant(Rate(300)), in: world), of: Self.name)
      world.runUntilIdle()
      let autoscaler = try #require(world.objects.horizontalPodAutoscalers[Self.name])
      let condition = try #require(autoscaler.status.conditions["ScalingActive"])
      #expect(condition.reason == "FailedGetResourceMetric")
      #expect(condition.message.contains(reason))
      #expect(replicas(of: world) == 2)
    }
  }

  @Test("an application that waits fails without its CPU showing it; its requests per second do")
  func saturationMisleads() throws {
    let requests =
      "{type: Pods, pods: {metric: {name: http_requests_per_second}, target: {type: AverageValue, averageValue: \"80\"}}}"
    let adapter = Self.deployment("prometheus-adapter", replicas: 1, resources: "{}")
    func errors(_ metric: String) throws -> Int? {
      var world = try Self.world(
        Self.metricsServer, adapter, Self.web, Self.autoscaler("web", metric: metric))
      var waiting = load(.constant(Rate(500)), in: world)
      waiting.profile = .ioBound
      world.setLoad(waiting, of: Self.name)
      world.runUntilIdle()
      return world.serviceLevel(of: Self.name)?.errorPercent
    }
    #expect(try errors(Self.cpu) == 60)
    #expect(try errors(requests) == 0)
  }

  @Test(
    "a container that outgrows its memory limit is OOMKilled over and over, and the cluster is idle all the same"
  )
  func outOfMemory() throws {
    let resources = "{requests: {cpu: 200m, memory: 64Mi}, limits: {memory: 128Mi}}"
    var world = try Self.world(Self.deployment("web", resources: resources))
    world.setLoad(load(.constant(Rate(400)), in: world), of: Self.name)
    world.runUntilIdle()
    #expect(world.now < .seconds(3600))
    world.run(until: world.now + .seconds(1800))
    let statuses = world.objects.pods.values.compactMap(\.status.containerStatuses.first)
    #expect(statuses.count == 2)
    for status in statuses {
      #expect(status.restartCount > 1)
      guard case .terminated(let code, let reason, _)? = status.lastState else {
        Issue.record("never ended")
        continue
      }
      #expect(code == 137)
      #expect(reason == "OOMKilled")
    }
  }

  @Test("a queue is worked off at two messages a second for each Pod")
  func queue() throws {
    var world = try Self.world(Self.web)
    let start = world.now
    world.setLoad(load(.constant(.zero), in: world, queue: 400), of: Self.name)
    world.run(until: start + .seconds(99))
    #expect(world.loads[Self.name]?.queue?.count(at: world.now) == 4)
    world.run(until: start + .seconds(101))
    #expect(world.loads[Self.name]?.queue?.count(at: world.now) == 0)
    let changes = world.decisions.all.filter { $0.actor == .load }.count
    #expect(changes == 1)
  }
}
