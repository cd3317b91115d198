import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Testing

/// NodeOverlays in a world that runs: what Karpenter then chooses, and what each overlay says of itself.
@Suite struct NodeOverlayTests {
  private static let pool = """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: two-types}
    spec:
      weight: 90
      template:
        spec:
          requirements:
          - {key: node.kubernetes.io/instance-type, operator: In, values: [m6g.large, m5.large]}
          - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
    ---

    """
  private static let pod = """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: default}
    spec:
      containers:
      - {name: web, image: nginx, resources: {requests: {cpu: '1'%@}}}
    """

  private static func overlay(_ name: String, type: String = "m5.large", _ spec: String) -> String {
    """
    ---
    apiVersion: karpenter.sh/v1alpha1
    kind: NodeOverlay
    metadata: {name: \(name)}
    spec:
      requirements: [{key: node.kubernetes.io/instance-type, operator: In, values: [\(type)]}]
      \(spec)

    """
  }

  private func world(_ overlays: String, podRequests: String = "", gate: Bool = true) throws -> World {
    var world = World.course()
    if gate { world.turnOn(.nodeOverlay) }
    try world.apply(Self.pool + overlays)
    world.runUntilIdle()
    try world.apply(Self.pod.replacing("%@", with: podRequests))
    world.runUntilIdle()
    return world
  }

  private func typeOfNewNode(_ world: World) -> String? {
    world.objects.nodeClaims.values.first?.metadata.labels[WellKnown.instanceType]
  }

  private func condition(_ overlay: String, in world: World, _ type: String = "ValidationSucceeded")
    -> Condition?
  {
    world.objects.nodeOverlays[NamespacedName(namespace: "", name: overlay)]?.conditions[type]
  }

  @Test("a lower price makes the dearer type the choice; without the gate nothing changes")
  func price() throws {
    let overlay = Self.overlay("discount", "priceAdjustment: '-50%'")
    let changed = try world(overlay)
    #expect(typeOfNewNode(changed) == "m5.large")
    #expect(condition("discount", in: changed, "Ready")?.status == .isTrue)
    let claim = try #require(changed.objects.nodeClaims.values.first)
    #expect(claim.metadata.annotations[NodeOverlay.Annotation.priceApplied] == "true")
    let ignored = try world(overlay, gate: false)
    #expect(typeOfNewNode(ignored) == "m6g.large")
    #expect(condition("discount", in: ignored) == nil)
  }

  @Test("what a launch costs is the overlay's price, and EC2 is given the order")
  func launch() throws {
    let world = try world(Self.overlay("fixed", "price: '0.01'"))
    let launches = world.decisions.all.compactMap { record -> InstanceLaunch? in
      guard case .cloudEvent(.launch(let launch)) = record.decision else { return nil }
      return launch
    }
    #expect(launches.first?.request?.allocationStrategy == .prioritized)
    #expect(world.cloud.describeInstances().first?.priceUSDPerHour == 0.01)
  }

  @Test("an extended resource that an overlay adds can be asked for")
  func capacity() throws {
    let world = try world(
      Self.overlay("fuse", "capacity: {smarter-devices/fuse: '1'}"),
      podRequests: ", smarter-devices/fuse: '1'}, limits: {smarter-devices/fuse: '1'")
    #expect(typeOfNewNode(world) == "m5.large")
  }

  @Test("of equal weight and the same offerings the later name wins, and the other is left out whole")
  func conflict() throws {
    let world = try world(
      Self.overlay("alpha", "price: '9'\n  capacity: {a/b: '1'}") + Self.overlay("beta", "price: '0.01'"))
    #expect(condition("beta", in: world)?.status == .isTrue)
    let refused = condition("alpha", in: world)
    #expect(refused?.reason == "Conflict")
    #expect(refused?.message == "conflict with another overlay")
    #expect(condition("alpha", in: world, "Ready")?.status == .isFalse)
    #expect(world.changes(of: "alpha") == [.overlayEvaluated(.conflict(with: "beta"))])
  }

  @Test("the heavier overlay decides the price")
  func weight() throws {
    let world = try world(
      Self.overlay("alpha", "price: '0.01'\n  weight: 5") + Self.overlay("beta", "price: '9'"))
    #expect(condition("alpha", in: world)?.status == .isTrue)
    #expect(condition("beta", in: world)?.status == .isTrue)
    #expect(typeOfNewNode(world) == "m5.large")
  }

  @Test("an overlay that is taken away is forgotten")
  func deletion() throws {
    var world = World.course()
    world.turnOn(.nodeOverlay)
    try world.apply(Self.pool + Self.overlay("discount", "priceAdjustment: '-50%'"))
    world.runUntilIdle()
    let name = NamespacedName(namespace: "", name: "discount")
    try world.delete(ObjectReference(kind: .nodeOverlay, name: name))
    try world.apply(Self.pod.replacing("%@", with: ""))
    world.runUntilIdle()
    #expect(typeOfNewNode(world) == "m6g.large")
  }
}
