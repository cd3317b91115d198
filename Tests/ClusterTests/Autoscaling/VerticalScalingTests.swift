import Controllers
import Kubernetes
import Testing

@testable import Cluster

/// VerticalPodAutoscalers in a cluster of fixed nodes.
struct VerticalScalingTests {
  private static let programs = [
    "metrics-server", "vpa-recommender", "vpa-updater", "vpa-admission-controller",
  ].map { deployment($0, replicas: 1, resources: "{}") }.joined()

  private static func deployment(_ name: String, replicas: Int, resources: String) -> String {
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
        spec: {containers: [{name: \(name), image: "\(name):1", resources: \(resources)}]}

    """
  }

  private static func autoscaler(mode: String) -> String {
    """
    ---
    apiVersion: autoscaling.k8s.io/v1
    kind: VerticalPodAutoscaler
    metadata: {name: web}
    spec:
      targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
      updatePolicy: {updateMode: \(mode)}
      resourcePolicy: {containerPolicies: [{containerName: "*", controlledResources: [cpu]}]}

    """
  }

  private static let name = NamespacedName(namespace: "default", name: "web")

  /// After an hour of 400 requests a second on four Pods: 402m each.
  private static func world(mode: String) throws -> World {
    let web = deployment("web", replicas: 4, resources: "{requests: {cpu: 100m, memory: 64Mi}}")
    var world = try World(World.nodes("a1", "b1", "c1") + programs + web + autoscaler(mode: mode))
    world.runUntilIdle()
    let load = ApplicationLoad(
      of: world.reference(.deployment, "web"), .constant(Rate(400)), since: world.now)
    world.setLoad(load, of: name)
    world.run(until: world.now + .seconds(3600))
    return world
  }

  private func requests(in world: World) -> [Quantity] {
    world.objects.pods.values.filter { $0.metadata.labels["app"] == "web" }
      .compactMap { $0.spec.containers.first?.resources.requests[.cpu] }
  }

  @Test("Pods that ask for far too little are evicted two at a time and come back with what is recommended")
  func recreate() throws {
    let world = try Self.world(mode: "Recreate")
    let found = requests(in: world)
    #expect(found.count == 4)
    #expect(found.allSatisfy { $0 > Quantity(milli: 400) && $0 < Quantity(milli: 1000) })
    let evicted = world.decisions.all.filter { record in
      guard case .controllerStep(let step) = record.decision else { return false }
      guard case .autoscaling(.evictedForResize) = step.change else { return false }
      return true
    }
    #expect(evicted.count == 4)
    #expect(Dictionary(grouping: evicted, by: \.time).values.allSatisfy { $0.count <= 2 })
    #expect(world.serviceLevel(of: Self.name)?.errorPercent == 0)
  }

  @Test("a VPA that is off recommends and leaves everything as it is")
  func off() throws {
    let world = try Self.world(mode: "\"Off\"")
    #expect(requests(in: world) == [Quantity](repeating: Quantity(milli: 100), count: 4))
    let autoscaler = try #require(world.objects.verticalPodAutoscalers[Self.name])
    #expect(autoscaler.status.recommendation.first?.target[.cpu] == Quantity(milli: 476))
    #expect(autoscaler.status.conditions.isTrue("RecommendationProvided"))
  }

  @Test("looking only when something changes comes to what looking every minute does")
  func sameAsPolling() throws {
    var asked = try Self.world(mode: "\"Off\"")
    let ramp = LoadPattern.ramp(from: Rate(100), to: Rate(900), over: .seconds(1800))
    asked.setLoad(
      ApplicationLoad(of: asked.reference(.deployment, "web"), ramp, since: asked.now), of: Self.name)
    var polled = asked
    let end = asked.now + .seconds(7200)
    asked.run(until: end)
    while polled.now < end {
      polled.wakeVerticalAutoscalers()
      polled.run(until: polled.now + .seconds(60))
    }
    func targets(_ world: World) -> [String] {
      world.decisions.all.compactMap { record in
        guard case .controllerStep(let step) = record.decision,
          case .autoscaling(.recommended(let found)) = step.change, let first = found.first
        else { return nil }
        return "\(record.time.sinceStart) \(first.target[.cpu]?.description ?? "")"
      }
    }
    #expect(targets(asked) == targets(polled))
    #expect(targets(asked).count > 5)
  }
}
