import Cluster
import Karpenter
import Kubernetes
import Narration
import Testing

/// Stories of a whole cluster at work, as a student reads them step by step.
struct WorldStoryTests {
  static func deployment(replicas: Int, cpu: Int) -> Deployment {
    Deployment().with { deployment in
      deployment.metadata = ObjectMeta(name: "web", namespace: "default", labels: ["app": "web"])
      deployment.replicas = replicas
      deployment.selector = LabelSelector(matchLabels: ["app": "web"])
      deployment.template.metadata.labels = ["app": "web"]
      var container = Container()
      container.name = "nginx"
      container.image = "nginx"
      container.resources.requests = [.cpu: Quantity(milli: cpu), .memory: Quantity(bytes: 512 << 20)]
      deployment.template.spec.containers = [container]
    }
  }

  static func world(replicas: Int, cpu: Int) throws -> World {
    var world = World.course()
    try world.perform(UserCommand(text: "create deployment web --image=nginx --replicas=\(replicas)")) {
      (world: inout World) throws(APIError) in
      _ = try world.create(deployment(replicas: replicas, cpu: cpu))
    }
    return world
  }

  @Test(
    "three replicas, from the command to Running, are a story in both languages", arguments: Language.allCases
  )
  func story(language: Language) throws {
    let before = World.course().decisions.last?.id
    var world = try Self.world(replicas: 3, cpu: 500)
    world.runUntilIdle()
    let narrator = Narrator(language: language)
    let lines = world.decisions.since(before).flatMap { narrator.tell($0) }
    for line in lines where !line.plain.contains("`") { #expect(line.displayWidth <= 160) }
    try Golden.expect(lines.map(\.plain), named: "story-\(language.rawValue)")
  }

  @Test("why a Pod waits, why it is where it is, and why its node exists", arguments: Language.allCases)
  func why(language: Language) throws {
    var world = try Self.world(replicas: 3, cpu: 500)
    while world.decisions.all.allSatisfy({ record in
      if case .provisioningRound(let round) = record.decision { round.pods.isEmpty } else { true }
    }) {
      guard world.step() != nil else { break }
    }
    let narrator = Narrator(language: language)
    let pods = world.objects.pods.values.filter { $0.metadata.namespace == "default" }
    let pod = try #require(pods.first).name
    var lines = Why(world, narrator: narrator).pod(pod) + ["---"]
    world.runUntilIdle()
    lines += Why(world, narrator: narrator).pod(pod) + ["---"]
    let claim = try #require(world.objects.nodeClaims.values.first)
    let node = try #require(claim.status.nodeName)
    lines += Why(world, narrator: narrator).node(node)
    #expect(!Why(world, narrator: narrator).nodeClaim(claim.nodeClaimName).isEmpty)
    try Golden.expect(lines.map(\.plain), named: "why-\(language.rawValue)")
  }

  @Test("of what never existed there is nothing to say")
  func unknown() {
    let why = Why(World.course(), narrator: Narrator(language: .portuguese))
    #expect(why.pod(NamespacedName(namespace: "default", name: "x")).isEmpty)
    #expect(why.node("x").isEmpty)
    #expect(why.nodeClaim("x").isEmpty)
  }

  @Test("brief is one line for one decision")
  func brief() throws {
    var world = try Self.world(replicas: 2, cpu: 100)
    let step = world.step()
    let result = try #require(step)
    let narrator = Narrator(language: .english, detail: .brief, width: 200)
    #expect(result.records.allSatisfy { narrator.tell($0).count == 1 })
  }
}
