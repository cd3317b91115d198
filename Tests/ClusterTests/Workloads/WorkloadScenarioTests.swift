import Cluster
import Controllers
import Kubernetes
import Testing

@Suite struct WorkloadScenarioTests {
  private static func deployment(_ name: String, replicas: Int = 1, container: String) -> String {
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
        spec: {containers: [\(container)]}

    """
  }

  private static func service(_ name: String) -> String {
    """
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name)}
    spec: {selector: {app: \(name)}, ports: [{port: 80}]}

    """
  }

  @Test("a container that always fails restarts for ever, and the cluster is idle all the same")
  func crashLoop() throws {
    var world = try World(
      World.nodes("a1")
        + Self.deployment("web", container: "{name: web, image: busybox, command: [\"false\"]}"))
    world.runUntilIdle()
    #expect(world.now == .seconds(600))  // the rollout's deadline is the last thing that is new
    let restarts = world.objects.pods.values.first?.status.containerStatuses.first?.restartCount ?? 0
    world.run(until: .seconds(1800))
    let later = try #require(world.objects.pods.values.first?.status.containerStatuses.first)
    #expect(later.restartCount == restarts + 4)
    #expect(later.state == .waiting(reason: "CrashLoopBackOff", message: messageOf(later.state)))
  }

  private func messageOf(_ state: ContainerStatus.State) -> String {
    guard case .waiting(_, let message) = state else { return "" }
    return message
  }

  @Test("a Service says when nobody answers any more, and when somebody does again")
  func served() throws {
    var world = try World(
      World.nodes("a1") + Self.service("web") + Self.deployment("web", container: "{name: web, image: nginx}")
    )
    world.runUntilIdle()
    let set = world.reference(.deployment, "web")
    let deployment = try #require(world.objects.deployments[set.name])
    try world.update(deployment.with { $0.replicas = 0 })
    world.runUntilIdle()
    let changes = world.decisions.all.compactMap { record -> ServiceChange? in
      guard case .controllerStep(let step) = record.decision, case .service(let change) = step.change else {
        return nil
      }
      return change
    }
    #expect(changes == [.served(ready: 1), .unserved(pods: 1)])
    #expect(world.objects.endpointSlices.values.map(\.endpoints.count) == [0])
  }

  @Test("a quota's use is written down, and keeps claims and Services out as well as Pods")
  func quota() throws {
    var world = try World(
      World.nodes("a1") + """
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: team}
        spec: {hard: {pods: "2", requests.storage: 15Gi, services: "1", count/deployments.apps: "3"}}

        """ + Self.service("web")
        + Self.deployment("web", replicas: 3, container: "{name: web, image: nginx}"))
    world.runUntilIdle()
    let quota = try #require(world.objects.resourceQuotas.values.first)
    #expect(quota.used[.pods] == Quantity(2))
    #expect(quota.used["services"] == Quantity(1))
    #expect(quota.used["count/deployments.apps"] == Quantity(1))
    #expect(quota.enforced == quota.hard)
    func refusal(_ manifest: String) -> String? {
      var attempt = world
      do { try attempt.apply(manifest) } catch { return (error as? APIError)?.message }
      return nil
    }
    #expect(
      refusal(Self.service("other"))
        == "services \"other\" is forbidden: exceeded quota: team, requested: services=1, used: services=1, limited: services=1"
    )
    #expect(
      refusal(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: big}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 16Gi}}}

        """)
        == "persistentvolumeclaims \"big\" is forbidden: exceeded quota: team, requested: requests.storage=16Gi, "
        + "used: requests.storage=0, limited: requests.storage=15Gi")
  }

  @Test("what an owner made goes with it, step by step")
  func garbage() throws {
    var world = try World(
      World.nodes("a1") + """
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: backup}
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template: {spec: {restartPolicy: Never, containers: [{name: a, image: busybox, command: [sleep, "30"]}]}}

        """)
    world.run(until: .seconds(310))
    #expect(world.objects.jobs.count == 1)
    #expect(world.objects.pods.count == 1)
    try world.delete(world.reference(.cronJob, "backup"))
    world.runUntilIdle()
    #expect(world.objects.jobs.isEmpty)
    #expect(world.objects.pods.isEmpty)
  }
}
