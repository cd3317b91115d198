import Cluster
import Kubernetes
import Testing

@Suite struct APITests {
  private func configMap(_ name: String, namespace: String = "default") -> ConfigMap {
    ConfigMap().with {
      $0.metadata.name = name
      $0.metadata.namespace = namespace
    }
  }

  @Test func anObjectIsGivenItsIdentityOnce() throws {
    var world = World()
    let created = try world.create(configMap("settings"))
    #expect(created.metadata.uid.text.count == 36)
    #expect(created.metadata.creationTimestamp == .start)
    let (updated, changed) = try world.update(created.with { $0.data["colour"] = "green" })
    #expect(changed)
    #expect(updated.metadata.uid == created.metadata.uid)
    #expect(updated.metadata.resourceVersion > created.metadata.resourceVersion)
  }

  @Test func aGeneratedNameThatIsTakenIsMadeUpAgain() throws {
    var world = World()
    let generated = configMap("").with { $0.metadata.generateName = "web-" }
    var other = world
    let taken = try other.create(generated).metadata.name
    try world.create(configMap(taken))
    let name = try world.create(generated).metadata.name
    #expect(name != taken && name.hasPrefix("web-"))
  }

  @Test func generationsAreCountedOfWhatHasADesiredState() throws {
    var world = World()
    let pool = try world.create(NodePool().with { $0.metadata.name = "spot" })
    #expect(pool.metadata.generation == 1)
    #expect(try world.update(pool.with { $0.weight = 10 }).object.metadata.generation == 2)
    let settings = try world.create(configMap("settings"))
    #expect(settings.metadata.generation == 0)
    #expect(try world.update(settings.with { $0.data["a"] = "b" }).object.metadata.generation == 0)
  }

  @Test func aWriteThatChangesNothingIsNone() throws {
    var world = World()
    let created = try world.create(configMap("settings"))
    let (same, changed) = try world.update(created)
    #expect(!changed)
    #expect(same == created)
  }

  @Test func aServiceIsGivenAnAddressAndPortsOfItsOwn() throws {
    var world = World()
    func service(_ name: String, _ type: Service.ServiceType, address: String = "") -> Service {
      var port = Service.Port()
      port.port = 80
      return Service().with {
        $0.metadata.name = name
        $0.metadata.namespace = "default"
        $0.type = type
        $0.clusterIP = address
        $0.ports = [port]
      }
    }
    var services: [Service] = []
    for number in 0..<50 { services.append(try world.create(service("web-\(number)", .nodePort))) }
    #expect(Set(services.map(\.clusterIP)).count == 50)
    #expect(services.allSatisfy { $0.clusterIP.hasPrefix("10.100.") })
    #expect(Set(services.map { $0.ports[0].nodePort }).count == 50)
    #expect(services.allSatisfy { (30_000...32_767).contains($0.ports[0].nodePort) })
    #expect(try world.create(service("headless", .clusterIP, address: "None")).clusterIP == "None")
    #expect(try world.create(service("elsewhere", .externalName)).clusterIP == "")
  }

  @Test func aNameCanBeTakenOnce() throws {
    var world = World()
    try world.create(configMap("settings"))
    #expect(throws: APIError.alreadyExists(kind: .configMap, name: "settings")) {
      try world.create(configMap("settings"))
    }
    #expect(
      APIError.alreadyExists(kind: .deployment, name: "web").message
        == #"deployments.apps "web" already exists"#)
  }

  @Test func nothingCanBeMadeInANamespaceThatIsNotThere() {
    var world = World()
    #expect(throws: APIError.notFound(kind: .namespace, name: "shop")) {
      try world.create(configMap("settings", namespace: "shop"))
    }
  }

  @Test func aFinalizerHoldsAnObjectUntilItIsTakenAway() throws {
    var world = World()
    let pool = try world.create(
      NodePool().with {
        $0.metadata.name = "default"
        $0.metadata.finalizers = ["karpenter.sh/termination"]
      })
    try world.delete(pool.reference)
    let leaving = try #require(world.objects.find(NodePool.self, pool.name))
    #expect(leaving.metadata.deletionTimestamp == .start)
    try world.update(leaving.with { $0.metadata.finalizers = [] })
    #expect(world.objects.find(NodePool.self, pool.name) == nil)
  }

  @Test func aBoundPodIsGivenItsGracePeriodAndAnUnboundOneNone() throws {
    var world = World()
    func pod(_ name: String, on node: NodeName?) -> Pod {
      Pod().with {
        $0.metadata.name = name
        $0.metadata.namespace = "default"
        $0.spec.nodeName = node
      }
    }
    let bound = try world.create(pod("bound", on: "node-1"))
    let waiting = try world.create(pod("waiting", on: nil))
    try world.delete(bound.reference)
    try world.delete(waiting.reference)
    #expect(world.objects.pods[bound.name]?.metadata.deletionTimestamp == .seconds(30))
    #expect(world.objects.pods[waiting.name] == nil)
    #expect(world.objects.pods(on: "node-1").map(\.metadata.name) == ["bound"])
  }

  @Test func aCommandThatFailsLeavesTheWorldAsItWas() throws {
    var world = World()
    #expect(throws: APIError.self) {
      try world.perform(UserCommand(text: "two at once")) { world throws(APIError) in
        try world.create(configMap("settings"))
        try world.create(configMap("settings"))
      }
    }
    #expect(world.objects.configMaps.isEmpty)
    #expect(world.decisions.count == 0)
  }
}
