import Cluster
import Controllers
import Kubernetes
import Manifests
import Testing

@testable import Observability

struct KarpenterSeriesTests {
  /// Ten Pods come, run, and go again with the nodes made for them.
  static let comeAndGo: World = {
    var world = World.course()
    world.observer = Witness()
    world.scaleWeb(to: 10)
    world.runUntilIdle()
    world.scaleWeb(to: 0)
    world.run(until: world.now + .seconds(1800))
    return world
  }()

  @Test("the history tells of every instant what was counted then, object by object")
  func history() throws {
    let world = Self.comeAndGo
    let witness = try #require(world.observer as? Witness)
    #expect(witness.counts.count > 10)
    var scene = ClusterScene()
    var totals = ClusterTotals()
    var changes = world.history.all[...]
    for (time, count) in witness.counts.sorted(by: { $0.key < $1.key }) {
      while let change = changes.first, change.time <= time {
        totals.apply(change, to: scene)
        scene.apply(change)
        changes.removeFirst()
      }
      var told = Witness.Count()
      told.nodes = scene.nodes.count
      told.readyNodes = scene.nodes.values.count(where: \.isReady)
      told.waitingPods = totals.waitingPods
      told.requestedMilliCPU = totals.requests[.cpu]?.milli ?? 0
      told.centsPerHour = Int((totals.usdPerHour * 10_000).rounded())
      #expect(told == count, "at \(time.rfc3339)")
    }
  }

  @Test("counters tell what the decisions came to")
  func counters() throws {
    let world = Self.comeAndGo
    func value(_ query: String) throws -> Double? {
      guard case .vector(let samples) = try PromQLQuery(query).answer(in: world) else { return nil }
      return samples.first?.value
    }
    let launched = world.decisions.all.count { record in
      if case .nodeClaimStep(let step) = record.decision, case .launch = step.step { true } else { false }
    }
    #expect(launched > 0)
    #expect(try value("sum(karpenter_nodeclaims_created_total)") == Double(launched))
    #expect(try value("sum(karpenter_nodes_created_total)") == Double(launched))
    #expect(try value(#"sum(karpenter_nodeclaims_disrupted_total{reason="empty"})"#) == Double(launched))
    #expect(try value("sum(karpenter_nodeclaims_terminated_total)") == Double(launched))
    #expect(try value("sum(karpenter_nodes_terminated_total)") == Double(launched))
    #expect(
      try value(#"karpenter_voluntary_disruption_decisions_total{decision="delete"}"#) ?? 0 >= 1)
    #expect(try value(#"karpenter_nodepools_usage{resource_type="nodes"}"#) == 0)
    #expect(try value("karpenter_cluster_state_node_count") == 2)
  }

  @Test("every series is of a family, and every name of the reference that is not kept is said to be so")
  func names() {
    let series = KarpenterSeries(Self.comeAndGo).all
    #expect(series.filter { MetricFamily.ofSeries(named: $0.name) == nil }.isEmpty)
    #expect(MetricNames.standing(of: "karpenter_scheduler_queue_depth") == .notKept)
    #expect(
      MetricNames.standing(of: "karpenter_nodes_created") == .renamed(to: "karpenter_nodes_created_total"))
    #expect(MetricNames.standing(of: "nonsense") == .unknown)
    for name in MetricFamily.seriesNames { #expect(MetricNames.standing(of: name) != .gone(instead: [])) }
  }

  @Test("the exposition has each family once, with help and type before its series")
  func exposition() {
    let lines = MetricExposition(Self.comeAndGo).text.split(separator: "\n")
    var family = ""
    var seen: Set<String> = []
    for line in lines {
      if line.hasPrefix("# HELP ") {
        family = String(line.split(separator: " ")[2])
        #expect(seen.insert(family).inserted)
      } else if !line.hasPrefix("# TYPE ") {
        #expect(line.hasPrefix(family))
        #expect(Double(line.split(separator: " ").last ?? "") != nil)
      }
    }
    #expect(seen.count > 20)
  }
}

extension World {
  /// Ten Pods of half a core each, or however many, as a student asks for them.
  fileprivate mutating func scaleWeb(to replicas: Int) {
    let manifest = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: default}
      spec:
        replicas: \(replicas)
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: 500m, memory: 500Mi}}}]}
      """
    guard var resource = try? Manifest.decodeAll(manifest).first else { return }
    resource.setDefaults()
    guard let deployment = resource.object as? Deployment else { return }
    try? perform(UserCommand(text: "scale web")) { world throws(APIError) in
      if world.objects.find(Deployment.self, deployment.name) == nil {
        try world.create(deployment)
      } else {
        try world.update(deployment)
      }
    }
  }
}
