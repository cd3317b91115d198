import Kubernetes
import Testing

@testable import Karpenter

struct TopologyTests {
  static func spread(_ more: String = "", key: String = "topology.kubernetes.io/zone") -> String {
    "topologySpreadConstraints: [{maxSkew: 1, topologyKey: \(key), whenUnsatisfiable: DoNotSchedule, "
      + "labelSelector: {matchLabels: {app: web}}\(more)}]"
  }

  static func affinity(_ kind: String, key: String) -> String {
    "affinity: {\(kind): {requiredDuringSchedulingIgnoredDuringExecution: "
      + "[{labelSelector: {matchLabels: {app: web}}, topologyKey: \(key)}]}}"
  }

  @Test("a zonal spread pins each claim to a zone and keeps the zones level")
  func zonalSpread() throws {
    let round = try Scene(
      Scene.nodePool() + Scene.pods("web", 5, cpu: "500m", more: Self.spread())
    ).solve()
    #expect(
      round.summary == [
        "default in z-a: web-0 web-3 on m.large m.xlarge m.2xlarge",
        "default in z-b: web-1 web-4 on m.large m.xlarge m.2xlarge",
        "default in z-c: web-2 on m.large m.xlarge m.2xlarge",
      ])
  }

  @Test("a spread that is ScheduleAnyway counts as hard while it can be kept, and not at all when ignored")
  func softSpread() throws {
    let soft = Self.spread().replacing("DoNotSchedule", with: "ScheduleAnyway")
    let scene = try Scene(Scene.nodePool() + Scene.pods("web", 4, cpu: "500m", more: soft))
    #expect(scene.solve().claims.count == 3)
    let ignored = scene.solve { $0.options.preferencePolicy = .ignore }
    #expect(ignored.summary == ["default: web-0 web-1 web-2 web-3 on m.xlarge m.2xlarge"])
  }

  @Test("with fewer domains than minDomains the least count is taken for zero")
  func minDomains() throws {
    let round = try Scene(
      Scene.nodePool() + Scene.pods("web", 4, cpu: "500m", more: Self.spread(", minDomains: 4"))
    ).solve()
    #expect(round.claims.count == 3)
    #expect(
      round.errors == [
        "web-3": "unsatisfiable topology constraint for topology spread, key=topology.kubernetes.io/zone "
          + "(counts = z-a: 1, z-b: 1, z-c: 1, podDomains = topology.kubernetes.io/zone Exists, "
          + "nodeDomains = topology.kubernetes.io/zone Exists"
      ])
  }

  @Test("a Pod with zonal anti-affinity to its like blocks every zone that its claim could be in")
  func zonalAntiAffinity() throws {
    let round = try Scene(
      Scene.nodePool()
        + Scene.pods("web", 3, more: Self.affinity("podAntiAffinity", key: "topology.kubernetes.io/zone"))
    ).solve()
    #expect(round.claims.map(\.pods.count) == [1])
    #expect(round.claims[0].requirements["topology.kubernetes.io/zone"]?.values == ["z-a", "z-b", "z-c"])
    #expect(round.errors.keys.sorted() == ["web-1", "web-2"])
  }

  @Test("by host name, anti-affinity opens one claim for each")
  func hostnameAntiAffinity() throws {
    let round = try Scene(
      Scene.nodePool()
        + Scene.pods("web", 3, more: Self.affinity("podAntiAffinity", key: "kubernetes.io/hostname"))
    ).solve()
    #expect(round.claims.map { $0.pods.map(\.name) } == [["web-0"], ["web-1"], ["web-2"]])
  }

  @Test("another's anti-affinity keeps a Pod off that has none itself")
  func inverseAntiAffinity() throws {
    let lonely = Self.affinity("podAntiAffinity", key: "kubernetes.io/hostname")
    let round = try Scene(
      Scene.nodePool() + Scene.pods("db", 1, cpu: "1500m", more: lonely) + Scene.pods("web", 1)
    ).solve()
    #expect(round.claims.map { $0.pods.map(\.name) } == [["db-0"], ["web-0"]])
    #expect(round.pods[1].attempts[0].inFlight.refusals == [.init(kind: .topology, count: 1)])
  }

  @Test("Pods with affinity to their like follow the first")
  func selfAffinity() throws {
    let round = try Scene(
      Scene.nodePool()
        + Scene.pods(
          "web", 3, cpu: "3", more: Self.affinity("podAffinity", key: "topology.kubernetes.io/zone"))
    ).solve()
    let zones = round.claims.map { $0.requirements["topology.kubernetes.io/zone"]?.onlyValue }
    #expect(zones == ["z-a", "z-a"])
  }

  @Test("a Pod waits for the one that it wants to be with")
  func affinityWithinTheBatch() throws {
    let follower = Self.affinity("podAffinity", key: "topology.kubernetes.io/zone")
    let round = try Scene(
      Scene.nodePool() + Scene.pods("follower", 1, cpu: "3", more: follower)
        + Scene.pods("web", 1, more: "nodeSelector: {topology.kubernetes.io/zone: z-b}")
    ).solve()
    #expect(round.errors.isEmpty)
    #expect(round.pods.first { $0.pod.name == "follower-0" }?.turns == 2)
  }

  @Test("nodes that are there come first, and their Pods count")
  func existingNodes() throws {
    let bound = Scene.pods("old", 2, more: "nodeName: n1").replacing("app: old", with: "app: web")
    let round = try Scene(
      Scene.nodePool() + Scene.node("n1", zone: "z-a") + Scene.node("n2", zone: "z-b") + bound
        + Scene.pods("web", 4, cpu: "500m", more: Self.spread())
    ).solve()
    #expect(round.placements == ["n2: web-0 web-2"])
    #expect(round.summary == ["default in z-c: web-1 web-3 on m.large m.xlarge m.2xlarge"])
  }

  @Test("a zone counts that the Pod cannot use for its taint, unless the spread honors taints")
  func taintedZone() throws {
    let pools =
      Scene.nodePool(
        "a", requirements: "[{key: topology.kubernetes.io/zone, operator: In, values: [z-a]}]",
        taints: "[{key: t, effect: NoSchedule}]")
      + Scene.nodePool(
        "b", requirements: "[{key: topology.kubernetes.io/zone, operator: In, values: [z-b, z-c]}]")
    let ignoring = try Scene(pools + Scene.pods("web", 5, more: Self.spread())).solve()
    #expect(ignoring.claims.flatMap(\.pods).count == 2)
    #expect(
      ignoring.errors["web-2"]
        == "unsatisfiable topology constraint for topology spread, key=topology.kubernetes.io/zone "
        + "(counts = z-a: 0, z-b: 1, z-c: 1, podDomains = topology.kubernetes.io/zone Exists, "
        + "nodeDomains = topology.kubernetes.io/zone In [z-b z-c]; "
        + "did not tolerate taint (taint=t:NoSchedule)")
    let honoring = try Scene(
      pools + Scene.pods("web", 5, more: Self.spread(", nodeTaintsPolicy: Honor"))
    ).solve()
    #expect(honoring.errors.isEmpty)
  }

  @Test("the selected zones of the first Pod count for all that share its rule, as in Karpenter's hash")
  func sharedRule() {
    func filter(_ zone: String) -> TopologyNodeFilter {
      var spec = PodSpec()
      spec.nodeSelector = ["topology.kubernetes.io/zone": zone]
      return TopologyNodeFilter(
        spec,
        constraint: TopologySpreadConstraint(
          maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: .doNotSchedule))
    }
    #expect(filter("z-a").identity == filter("z-b").identity)
  }
}
