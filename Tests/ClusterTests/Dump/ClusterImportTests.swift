import Cloud
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// A real cluster's dump becomes a world that stands as the cluster stood, and goes on from there.
struct ClusterImportTests {
  /// Everything of a world, as `kubectl get … -A -o json` prints it.
  static func dump(of world: World, leaving out: Set<String> = []) -> String {
    var items: [JSONValue] = []
    for type in ObjectStore.types.values.sorted(by: { $0.kind.name < $1.kind.name })
    where !out.contains(type.kind.name) {
      items += json(of: type, in: world)
    }
    return JSONWriter.indented(
      .object(["apiVersion": .string("v1"), "kind": .string("List"), "items": .array(items)]))
  }

  private static func json<Object: StoredObject>(of type: Object.Type, in world: World) -> [JSONValue] {
    world.objects[type].values.map(\.json)
  }

  static func imported(_ texts: String...) -> ClusterImport {
    ClusterImport { take in
      for text in texts {
        take(Array(text.utf8)[...])
        take(nil)
      }
    }
  }

  @Test("nodes, Pods and prices are as they were, the newest moment is 00:00:00, and nothing has moved yet")
  func standsStill() throws {
    let real = try World.withWeb()
    let found = Self.imported(Self.dump(of: real))
    let world = found.world
    #expect(
      found.report.leftOut.isEmpty && found.report.podsWithoutNode == 0 && found.report.podsWithoutOwner == 0)
    #expect(world.now == .start && world.decisions.all.isEmpty)
    #expect(world.objects.nodes.values.map(\.metadata.name) == real.objects.nodes.values.map(\.metadata.name))
    #expect(world.objects.nodes.values.allSatisfy { $0.isReady })
    #expect(world.objects.pods.values.map(\.spec.nodeName) == real.objects.pods.values.map(\.spec.nodeName))
    for node in world.objects.nodes.values {
      #expect(world.priceUSDPerHour(of: node) == real.priceUSDPerHour(of: node), "\(node.metadata.name)")
    }
    let (claim, its) = (
      try #require(world.objects.nodeClaims.values.first), try #require(real.objects.nodeClaims.values.first)
    )
    let (age, itsAge) = (claim.metadata.creationTimestamp, its.metadata.creationTimestamp)
    #expect(age.map { world.now - $0 } == itsAge.flatMap { created in found.instant.map { $0 - created } })
  }

  @Test("when time runs, nothing is taken away or made anew: no drift, no lost owner")
  func goesOn() throws {
    let real = try World.withWeb()
    var world = Self.imported(Self.dump(of: real)).world
    let before = (world.objects.nodes.keys, world.objects.pods.keys)
    world.runUntilIdle()
    #expect(world.objects.nodes.keys == before.0)
    #expect(world.objects.pods.keys == before.1)
    #expect(world.isKarpenterRunning)
    for claim in world.objects.nodeClaims.values { #expect(!claim.status.conditions.isTrue("Drifted")) }
  }

  @Test("machines of other clouds have not drifted either", arguments: [CloudProvider.azure, .oci])
  func otherClouds(provider: CloudProvider) throws {
    var options = World.Options()
    options.site = try #require(CloudSite(provider))
    var real = World.course(options: options)
    try real.apply(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 4
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: 500m, memory: 512Mi}}}]}
      """)
    real.runUntilIdle()
    // The real provider's hashes are not the model's.
    let hash = real.objects.nodeClasses.first?.staticHash.value ?? "?"
    let dump = Self.dump(of: real).replacing("\"\(hash)\"", with: "\"1234567890\"")
    var world = Self.imported(dump).world
    let claims = world.objects.nodeClaims.keys
    #expect(!claims.isEmpty && dump.contains("1234567890"))
    world.run(until: world.now + .seconds(600))
    #expect(world.objects.nodeClaims.keys == claims)
    for claim in world.objects.nodeClaims.values { #expect(!claim.status.conditions.isTrue("Drifted")) }
  }

  @Test("a ReplicaSet that was not dumped is made again, and its Deployment takes it for its own")
  func replicaSets() throws {
    let real = try World.withWeb()
    let found = Self.imported(Self.dump(of: real, leaving: ["ReplicaSet"]))
    #expect(found.report.replicaSetsMade == real.objects.replicaSets.count)
    var world = found.world
    let pods = world.objects.pods.keys
    world.runUntilIdle()
    #expect(world.objects.pods.keys == pods)
  }

  @Test("Pods of nodes that are not in the dump are left out, and said to be")
  func withoutNodes() throws {
    let real = try World.withWeb()
    let found = Self.imported(Self.dump(of: real, leaving: ["Node"]))
    #expect(found.report.podsWithoutNode == real.objects.pods.values.count { $0.isBound })
    #expect(found.world.objects.nodes.isEmpty)
  }

  @Test(
    "half-written objects are named and left out, unknown kinds counted, Secrets unread; the rest is there")
  func halfWritten() {
    let found = Self.imported(
      """
      apiVersion: v1
      items:
      - apiVersion: v1
        kind: Pod
        metadata: {name: whole, namespace: default}
        spec: {containers: [{name: a, image: b}]}
      - apiVersion: v1
        kind: Pod
        metadata: {name: half, namespace: default}
        spec: {containers: 7}
      - apiVersion: v1
        kind: Secret
        metadata: {name: s}
        data: {a: !!broken}
      - apiVersion: example.com/v1
        kind: Widget
        metadata: {name: w}
      - apiVersion: example.com/v1
        kind: Widget
        metadata: {name: x}
      - apiVersion: v1
        kind: ConfigMap
        metadata: {}
      kind: List
      """)
    #expect(found.world.objects.pods.keys.map(\.name) == ["whole"])
    #expect(found.report.leftOut.map { "\($0.kind) \($0.name)" } == ["Pod half", "ConfigMap "])
    #expect(found.report.skippedKinds == ["Widget": 2] && found.report.secrets == 1)
    #expect(found.instant == nil)
  }

  @Test("a region that the catalogue does not know is taken as another, and said to be")
  func region() throws {
    let real = try World.withWeb()
    let found = Self.imported(Self.dump(of: real).replacing("us-east-1", with: "eu-west-3"))
    #expect(found.region == "eu-west-3" && found.takenAs == "us-east-1")
    #expect(found.world.objects.nodes.values.allSatisfy { $0.zone?.hasPrefix("us-east-1") ?? false })
  }

  @Test("an instance type that the catalogue lacks is said, and its machine stays")
  func unknownType() throws {
    let real = try World.withWeb()
    let type = try #require(real.objects.nodeClaims.values.first?.metadata.labels[WellKnown.instanceType])
    let found = Self.imported(Self.dump(of: real).replacing(type, with: "z9x.huge"))
    #expect(found.report.unknownTypes == ["z9x.huge": 1])
    #expect(found.world.cloud.describeInstances().map(\.instanceType) == ["z9x.huge"])
  }

  @Test("Azure's cluster becomes a world on Azure")
  func azure() {
    var options = World.Options()
    options.site = .azure(AzureCloud())
    let found = Self.imported(Self.dump(of: .course(options: options)))
    #expect(found.provider == .azure && found.world.cloud.provider == .azure && found.takenAs == nil)
  }

  @Test("what is exported and imported again is exported the same", arguments: [1, 5])
  func identity(replicas: Int) throws {
    var world = try World.withWeb(replicas: replicas, and: World.webBudget)
    try world.apply(
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: loja, labels: {team: a}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: loja}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: once, namespace: loja}
      spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: busybox}]}}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: alone, namespace: loja}
      spec: {containers: [{name: a, image: nginx, resources: {requests: {cpu: 100m}}}]}
      """)
    world.runUntilIdle()
    let exported = world.exportedManifests
    let text = exported.map { YAMLWriter.text($0) }.joined(separator: "---\n")
    #expect(!text.contains("\nstatus:") && !text.contains(" uid:") && !text.contains("nodeName:"))
    #expect(!exported.contains { $0["kind"]?.string == "ReplicaSet" })
    let again = Self.imported(text)
    #expect(again.report.leftOut.isEmpty)
    #expect(again.world.exportedManifests == exported)
  }

  @Test("what is exported applies to an empty cluster, in the order in which it is written")
  func applies() throws {
    let text = try World.withWeb().exportedManifests.map { YAMLWriter.text($0) }.joined(separator: "---\n")
    var empty = World()
    try empty.apply(text)
    #expect(empty.objects.deployments.count == 1 && empty.objects.nodePools.count == 1)
  }
}
