import Cloud
import Controllers
import Foundation
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// The mini-Karpenter at work in a cluster: when it looks, what it may do, what it leaves behind.
@Suite struct MiniKarpenterTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "samples/aula07")

  private static func sample(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static let rbac = ["00-namespace", "01-serviceaccount", "02-clusterrole", "03-clusterrolebinding"]

  /// Applies manifests, those of kinds without a table of their own too.
  private func apply(_ text: String, to world: inout World) throws {
    for resource in try Manifest.decodeAll(text) {
      if case .inert(let object) = resource { world.put(object) } else { try world.apply(text) }
    }
  }

  private func installed(role: (String) -> String = { $0 }) throws -> World {
    var world = try World(World.nodes("a1", "b1"))
    for name in Self.rbac {
      let text = try Self.sample("k8s/\(name).yaml")
      try apply(name == "02-clusterrole" ? role(text) : text, to: &world)
    }
    try world.apply(try Self.sample("k8s/04-deployment.yaml"))
    return world
  }

  private func answers(in world: World) -> [String] {
    world.decisions.all.compactMap { record in
      guard case .controllerStep(let step) = record.decision,
        case .miniKarpenter(.refused(let answer, true)) = step.change
      else { return nil }
      return answer
    }
  }

  private func maps(_ world: World) -> [String: [String: String]] {
    Dictionary(
      world.objects.all(ConfigMap.self, in: MiniKarpenter.namespace).map { ($0.metadata.name, $0.data) }
    ) { first, _ in first }
  }

  @Test func itsPodMakesItRunAndItsPlansComeAndGo() throws {
    var world = try installed()
    world.run(until: .start + .seconds(20))
    #expect(world.miniKarpenter.runner != nil)
    try world.apply(try Self.sample("k8s/samples/pending-deploy.yaml"))
    world.run(until: .start + .seconds(60))
    #expect(world.miniKarpenter.plans.count == 2)
    #expect(maps(world).keys.filter { $0.hasPrefix("plan-pending-demo-") }.count == 2)
    try world.apply(World.nodes("c1").replacing("labels: {", with: "labels: {aula07/tipo: inexistente, "))
    world.run(until: .start + .seconds(120))
    #expect(!maps(world).keys.contains { $0.hasPrefix("plan-") })
    #expect(answers(in: world).isEmpty)
  }

  @Test(
    "a verb that its role lacks is missed in the API server's own words",
    arguments: [
      (
        "create, ", "",
        "configmaps is forbidden: User \"system:serviceaccount:aula07:mini-karpenter\" cannot create resource "
          + "\"configmaps\" in API group \"\" in the namespace \"aula07\""
      ),
      (
        "[pods, nodes]", "[nodes]",
        "pods is forbidden: User \"system:serviceaccount:aula07:mini-karpenter\" cannot list resource \"pods\" "
          + "in API group \"\" at the cluster scope"
      ),
    ])
  func forbidden(_ verb: String, _ instead: String, _ answer: String) throws {
    var world = try installed { $0.replacing(verb, with: instead) }
    try world.apply(try Self.sample("k8s/samples/pending-deploy.yaml"))
    world.run(until: .start + .seconds(120))
    #expect(answers(in: world) == [answer])
    #expect(!maps(world).keys.contains { $0.hasPrefix("plan-") })
    // Given the verb back, it goes on by itself.
    try apply(try Self.sample("k8s/02-clusterrole.yaml"), to: &world)
    world.run(until: .start + .seconds(180))
    #expect(maps(world).keys.contains { $0.hasPrefix("plan-") })
  }

  @Test func aWorldThatHasNoneKnowsNothingOfIt() throws {
    var world = try World(World.nodes("a1"))
    try world.apply(
      try Self.sample("k8s/00-namespace.yaml"), try Self.sample("k8s/samples/pending-deploy.yaml"))
    world.runUntilIdle()
    #expect(!world.decisions.all.contains { $0.actor == .miniKarpenter })
    #expect(maps(world).isEmpty)
  }

  @Test func itsPeriodsKeepNobodyFromComingToRest() throws {
    var world = try World(World.nodes("a1", "b1"))
    try world.apply(
      try Self.sample("k8s/00-namespace.yaml"), try Self.sample("k8s/samples/pending-deploy.yaml"))
    world.enableMiniKarpenter()
    world.runUntilIdle()
    #expect(world.now <= .start + .seconds(600))
    let count = world.decisions.count
    world.run(until: world.now + .seconds(7200))
    #expect(world.decisions.count == count)
  }

  /// Two Pods that ask for a quarter of a node each and do next to nothing, and a Metrics Server that sees it.
  @Test func realUsageIsWhatTheMetricsServerSees() throws {
    func suggestions(_ settings: String, measured: Bool = true) throws -> [String] {
      var world = try World(World.nodes("a1", "b1"))
      try world.apply(try Self.sample("k8s/00-namespace.yaml"))
      for (name, cpu) in [("metrics-server", "10m"), ("idle", "1")] where measured || name == "idle" {
        try world.apply(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: \(name)}
          spec:
            replicas: 2
            selector: {matchLabels: {app: \(name)}}
            template:
              metadata: {labels: {app: \(name)}}
              spec: {containers: [{name: c, image: "\(name):1", resources: {requests: {cpu: \(cpu), memory: 32Mi}}}]}
          """)
      }
      try world.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: mini-karpenter-config, namespace: aula07}
        data: {\(settings)}
        """)
      world.enableMiniKarpenter()
      world.run(until: .start + .seconds(300))
      return world.miniKarpenter.suggestions.keys.map(\.description).sorted()
    }
    #expect(try suggestions(#"real-usage: "off""#).isEmpty)
    #expect(try suggestions(#"real-usage: "on""#).count == 2)
    // Nobody measures: requests count.
    #expect(try suggestions(#"real-usage: "on""#, measured: false).isEmpty)
  }

  /// A turn at which nothing has changed is left out: what stands in the cluster is as if it had been taken.
  @Test func whatItSaysIsWhatPollingWouldSay() throws {
    var lazy = try World(World.nodes("a1", "b1", "c1"))
    try lazy.apply(try Self.sample("k8s/00-namespace.yaml"))
    lazy.enableMiniKarpenter()
    var polling = lazy
    let script: [(Int, String)] = [
      (5, try Self.sample("k8s/samples/pending-deploy.yaml")),
      (17, try Self.sample("k8s/samples/consolidation-workload.yaml")),
      (41, World.nodes("d1").replacing("labels: {", with: "labels: {aula07/tipo: inexistente, ")),
      (
        63,
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mini-karpenter-config, namespace: aula07}\ndata: {threshold: 1%}"
      ),
    ]
    for second in 1...150 {
      let time = VirtualTime.start + .seconds(second)
      lazy.run(until: time)
      polling.run(until: time)
      if second.isMultiple(of: 10) {
        polling.advise(MiniKarpenter.Pass.plans.key)
        if second.isMultiple(of: 30) { polling.advise(MiniKarpenter.Pass.consolidation.key) }
        #expect(maps(lazy) == maps(polling), "\(second)")
      }
      for (_, text) in script where script.contains(where: { $0.0 == second && $0.1 == text }) {
        try lazy.apply(text)
        try polling.apply(text)
      }
    }
  }

  @Test func theCatalogueThatStudentsReadIsTheOneInUse() throws {
    let reading = NodeSizeCatalogueReader(try Self.sample("catalog.yaml"), key: "catalog.yaml")
    #expect(reading.faults.isEmpty)
    #expect(reading.catalogue == .standard(in: .usEast1))
  }

  struct Faulty: CustomTestStringConvertible {
    let testDescription: String
    let key: String
    let text: String
    let place: String
    let problem: MiniKarpenterFault.Problem
  }

  @Test(
    "a fault is found and said, and what it touches stays as it was",
    arguments: [
      Faulty(
        testDescription: "an amount that is none", key: "catalog.yaml",
        text: "sizes:\n  - {name: a, cpu: lots, memory: 1Gi}", place: ":2 sizes[0].cpu",
        problem: .notQuantity("lots")),
      Faulty(
        testDescription: "no memory", key: "catalog.yaml", text: "sizes:\n  - {name: a, cpu: 1}",
        place: ":2 sizes[0].memory", problem: .missing("memory")),
      Faulty(
        testDescription: "less than nothing", key: "catalog.yaml",
        text: "sizes:\n  - {name: a, cpu: -1, memory: 1Gi}", place: ":2 sizes[0].cpu",
        problem: .notPositive("-1")),
      Faulty(
        testDescription: "a name twice", key: "catalog.yaml",
        text: "sizes:\n  - {name: a, cpu: 1, memory: 1Gi}\n  - {name: a, cpu: 2, memory: 1Gi}",
        place: ":3 sizes[1].name", problem: .duplicate("a")),
      Faulty(
        testDescription: "a misspelt field", key: "catalog.yaml",
        text: "sizes:\n  - {name: a, cpu: 1, memory: 1Gi, memroy: 1}", place: ":2 sizes[0]",
        problem: .unknownField("memroy", nearest: ["memory"])),
      Faulty(
        testDescription: "no sizes", key: "catalog.yaml", text: "sizes: []", place: ":1 sizes",
        problem: .missing("sizes")),
      Faulty(testDescription: "nothing", key: "catalog.yaml", text: "", place: "", problem: .empty),
      Faulty(
        testDescription: "a share that is none", key: "threshold", text: "200", place: "",
        problem: .notPercent("200")),
      Faulty(
        testDescription: "a period that is none", key: "plan-period", text: "0s", place: "",
        problem: .notPeriod("0s")),
      Faulty(
        testDescription: "a switch that is none", key: "prices", text: "maybe", place: "",
        problem: .notOnOff("maybe")),
      Faulty(
        testDescription: "a misspelt key", key: "treshold", text: "20", place: "",
        problem: .unknownKey(nearest: ["threshold"])),
    ])
  func faults(_ c: Faulty) throws {
    let configuration = MiniKarpenterConfiguration([c.key: c.text], standard: .standard(in: .usEast1))
    #expect(configuration.faults == [MiniKarpenterFault(key: c.key, place: c.place, c.problem)])
    #expect(configuration.settings == MiniKarpenterSettings())
    #expect(configuration.catalogue == .standard(in: .usEast1))
  }

  @Test func aDumpIsReadAsItStands() throws {
    let dump = try ClusterDump(
      """
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: Pod
          metadata: {name: waiting, namespace: shop, managedFields: [{manager: kubectl}]}
          spec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: 300m}}, newField: 1}], brandNew: true}
          status: {phase: Pending}
        - {apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}
      """, source: "dump.yaml")
    #expect(dump.objectCount == 1)
    #expect(dump.skipped == ["Widget w"])
    let plans = dump.world.provisioningPlans(dump.world.miniKarpenterConfiguration)
    #expect(plans.map(\.pod.name) == ["waiting"])
    #expect(plans.first?.choice != nil)
  }
}
