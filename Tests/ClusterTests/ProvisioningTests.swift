import Cloud
import Cluster
import Kubernetes
import Manifests
import Testing

/// The whole way from a Deployment that fits nowhere to running Pods on a new node.
@Suite struct ProvisioningTests {
  private func worldWithWeb(replicas: Int) throws -> World {
    var world = World.course()
    let manifest = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: default}
      spec:
        replicas: \(replicas)
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - {name: web, image: nginx, resources: {requests: {cpu: 250m, memory: 512Mi}}}
      """
    let resources = try Manifest.decodeAll(manifest)
    try world.perform(UserCommand(text: "apply -f web.yaml")) { world throws(APIError) in
      for resource in resources { try world.create(resource) }
    }
    return world
  }

  @Test func podsThatFitNowhereGetANodeAndRunOnIt() throws {
    var world = try worldWithWeb(replicas: 10)
    world.runUntilIdle()
    let pods = world.objects.all(Pod.self, in: "default")
    #expect(pods.count == 10)
    #expect(pods.allSatisfy { $0.status.phase == .running && $0.status.isReady })
    #expect(!world.objects.nodeClaims.isEmpty)
    #expect(world.objects.nodeClaims.values.allSatisfy { $0.status.conditions.isTrue("Initialized") })
    #expect(world.objects.nodes.values.allSatisfy { $0.isReady })
    #expect(world.now < .seconds(180))
  }

  @Test func everyPodAndNodeHasAnAddressOfItsOwn() throws {
    var world = try worldWithWeb(replicas: 40)
    world.runUntilIdle()
    let nodes = world.objects.nodes.values.compactMap { node in
      node.status.addresses.first { $0.type == "InternalIP" }?.address
    }
    let pods = world.objects.pods.values
    let own = pods.filter { !$0.spec.hostNetwork }.compactMap(\.status.podIP)
    #expect(own.count >= 40)
    #expect(Set(own + nodes).count == own.count + nodes.count)
    for pod in pods {
      let host = try #require(pod.status.hostIP.flatMap { IPv4Address($0) })
      let address = try #require(pod.status.podIP.flatMap { IPv4Address($0) })
      if pod.spec.hostNetwork {
        #expect(address == host)
      } else {
        #expect(address.neighbour(0) == host.neighbour(0))
      }
    }
  }

  @Test func aNodeThatIsLeftEmptyGoesAfterItsQuietTime() throws {
    var world = try worldWithWeb(replicas: 10)
    world.runUntilIdle()
    let web = try #require(world.objects.deployments[NamespacedName(namespace: "default", name: "web")])
    try world.update(web.with { $0.replicas = 0 })
    world.runUntilIdle()
    #expect(world.objects.nodeClaims.isEmpty)
    #expect(world.objects.nodes.keys.map(\.name) == ["boot-1a", "boot-1b"])
    #expect(world.cloud.describeInstances().isEmpty)
  }
}
