import Controllers
import Kubernetes
import Testing

@testable import Cluster

/// A queue's worker that KEDA scales to zero and back.
struct EventScalingTests {
  private static let keda = ["keda", "keda-metrics-apiserver"].map { name in
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec: {containers: [{name: \(name), image: "ghcr.io/kedacore/\(name):2.18.0"}]}

    """
  }.joined()

  private static func worker(trigger: String) -> String {
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: worker}
    spec:
      replicas: 3
      selector: {matchLabels: {app: worker}}
      template:
        metadata: {labels: {app: worker}}
        spec: {containers: [{name: worker, image: "worker:1", resources: {requests: {cpu: 100m}}}]}
    ---
    apiVersion: keda.sh/v1alpha1
    kind: ScaledObject
    metadata: {name: worker}
    spec:
      scaleTargetRef: {name: worker}
      maxReplicaCount: 10
      cooldownPeriod: 60
      advanced: {restoreToOriginalReplicaCount: true}
      triggers: [\(trigger)]

    """
  }

  private static let queue = "{type: rabbitmq, metadata: {queueName: jobs, value: \"50\"}}"
  private static let name = NamespacedName(namespace: "default", name: "worker")

  private func replicas(of world: World) -> Int? { world.objects.deployments[Self.name]?.replicas }

  @Test("an empty queue takes its worker to zero; messages wake it, the HPA brings more, and it rests again")
  func zeroAndBack() throws {
    var world = try World(World.nodes("a1", "b1") + Self.keda + Self.worker(trigger: Self.queue))
    world.runUntilIdle()
    #expect(replicas(of: world) == 0)
    let start = world.now
    let load = ApplicationLoad(
      of: world.reference(.deployment, "worker"), .constant(.zero), since: start,
      queue: MessageQueue(1000, at: start))
    world.setLoad(load, of: Self.name)
    world.run(until: start + .seconds(120))
    #expect(replicas(of: world) == 10)
    world.runUntilIdle()
    #expect(replicas(of: world) == 0)
    #expect(world.loads[Self.name]?.queue?.count(at: world.now) == 0)
    #expect(world.now - start < .seconds(600))
    let object = try #require(world.objects.scaledObjects[Self.name])
    #expect(object.status.conditions["Ready"]?.reason == "ScaledObjectReady")
    #expect(object.status.conditions["Active"]?.reason == "ScalerNotActive")
  }

  @Test("its HPA goes with it, and the workload gets its replicas back")
  func deletion() throws {
    var world = try World(World.nodes("a1", "b1") + Self.keda + Self.worker(trigger: Self.queue))
    world.runUntilIdle()
    #expect(world.objects.horizontalPodAutoscalers.values.map(\.metadata.name) == ["keda-hpa-worker"])
    try world.delete(world.reference(.scaledObject, "worker"))
    world.runUntilIdle()
    #expect(world.objects.horizontalPodAutoscalers.first == nil)
    #expect(replicas(of: world) == 3)
  }

  @Test("a source that KEDA does not know, and no KEDA, leave the workload alone")
  func nothing() throws {
    let unknown = "{type: fax, metadata: {}}"
    for (manifests, reason) in [
      (Self.keda + Self.worker(trigger: unknown), "ScaledObjectCheckFailed"),
      (Self.worker(trigger: Self.queue), nil),
    ] {
      var world = try World(World.nodes("a1", "b1") + manifests)
      world.runUntilIdle()
      #expect(world.objects.scaledObjects[Self.name]?.status.conditions["Ready"]?.reason == reason)
      #expect(replicas(of: world) == 3)
    }
  }
}
