import Cloud
import Controllers
import Karpenter
import Kubernetes
import Testing

@testable import Cluster

/// What must hold in any cluster, tried in small ones drawn at random: of NodePools and budgets, workloads and
/// PodDisruptionBudgets, and of what their owner does to them.
struct DisruptionPropertyTests {
  @Test(
    "budgets and PDBs hold, bills do not rise, Pods are not lost, and drained nodes end", arguments: 1...12)
  func properties(seed: UInt64) throws {
    var story = RandomStory(seed: seed)
    var world = try story.opening()
    var watch = Watch(world)
    world.runUntilIdle { _, world in watch.look(at: world) }
    for _ in 0..<4 {
      try story.act(on: &world)
      watch.refresh(world)
      world.run(until: world.now + .seconds(story.pause)) { _, world in watch.look(at: world) }
    }
    world.runUntilIdle { _, world in watch.look(at: world) }
    watch.expectAllSettled(world)
  }
}

/// A cluster and what happens to it, drawn from a seed.
private struct RandomStory {
  private let seed: UInt64
  private var random: SeededRandom
  private var deployments: [String] = []

  init(seed: UInt64) {
    self.seed = seed
    random = SeededRandom(seed: seed, purpose: "property", object: "disruption")
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.integer(below: elements.count)]
  }

  mutating func opening() throws -> World {
    var workloads = [
      Workload.nodePool(
        capacityType: pick(["on-demand", "spot, on-demand", "on-demand", "spot"]),
        budgets: pick([
          "[{nodes: 100%}]", "[{nodes: 10%}]", "[{nodes: '1'}]",
          "[{nodes: 30%}, {nodes: '1', reasons: [Drifted]}]",
          "[{nodes: '0', schedule: '@hourly', duration: 10m}, {nodes: '2'}]",
        ]), consolidateAfter: pick(["0s", "30s", "1m"]),
        more: pick(["", "terminationGracePeriod: 5m", "expireAfter: 1h"]))
    ]
    for index in 0..<(2 + random.integer(below: 3)) {
      let name = "app\(index)"
      deployments.append(name)
      let replicas = 1 + random.integer(below: 10)
      workloads.append(
        .deployment(
          name, replicas: replicas, cpu: pick(["100m", "450m", "900m", "1900m", "3500m"]),
          memory: pick(["200Mi", "900Mi", "3Gi"]), oneToANode: random.integer(below: 4) == 0))
      if random.integer(below: 2) == 0 {
        workloads.append(.budget(name, minAvailable: pick(["1", "50%", "\(replicas)"])))
      }
    }
    return try World.course(applying: workloads, seed: seed)
  }

  mutating func act(on world: inout World) throws {
    let name = pick(deployments)
    switch random.integer(below: 5) {
    case 0...2: try world.scale(name, to: random.integer(below: 10))
    case 3:
      let pool = try #require(world.objects.nodePools[NamespacedName(namespace: "", name: "default")])
      let version = "v\(random.integer(below: 100))"
      try world.update(pool.with { $0.template.labels["version"] = version })
    default:
      if let pod = world.objects.all(Pod.self, in: "default").first { try world.delete(pod.reference) }
    }
  }

  var pause: Int {
    mutating get { 10 + random.integer(below: 300) }
  }
}

/// Looks at every step of a world for what must not be.
private struct Watch {
  private var before: World
  private var seen: DecisionID?

  init(_ world: World) {
    before = world
    seen = world.decisions.last?.id
  }

  mutating func refresh(_ world: World) { before = world }

  mutating func look(at world: World) -> Bool {
    for record in world.decisions.since(seen) {
      seen = record.id
      switch record.decision {
      case .disruptionPass(let pass) where pass.stage == .carriedOut:
        expectWithinBudgets(pass, at: record.time)
      case .disruptionPass(let pass) where pass.stage == .replaced: expectCheaper(pass, world)
      case .drainStep(let step): expectWithinPDBs(step, world)
      default: break
      }
    }
    before = world
    return true
  }

  /// By a count of its own: of so many initialized nodes so many are leaving or not Ready, and so many may be.
  private func expectWithinBudgets(_ pass: DisruptionPass, at now: VirtualTime) {
    for pool in before.objects.nodePools.values {
      let going = pass.commands.flatMap(\.candidates).filter { $0.nodePool == pool.nodePoolName }.count
      guard going > 0, let reason = pass.commands.first?.reason else { continue }
      let nodes = before.objects.nodes.values.filter {
        $0.metadata.labels[WellKnown.nodePool] == pool.metadata.name
          && $0.metadata.labels[WellKnown.nodeInitialized] == "true"
          && !(before.nodeClaim(of: $0)?.status.conditions.isTrue("InstanceTerminating") ?? false)
      }
      let leaving = nodes.count { $0.isDisrupted || $0.metadata.isBeingDeleted || !$0.isReady }
      for budget in pool.disruption.budgets where budget.reasons?.contains(reason) ?? true {
        if budget.schedule != nil, now.sinceStart.components.seconds % 3600 >= 600 { continue }
        let limit =
          budget.nodes.hasSuffix("%")
          ? (nodes.count * (Int(budget.nodes.dropLast()) ?? 0) + 99) / 100 : Int(budget.nodes) ?? 0
        #expect(leaving + going <= limit, "\(going) more nodes of \(nodes.count), \(leaving) leaving")
      }
    }
  }

  private func expectCheaper(_ pass: DisruptionPass, _ world: World) {
    for command in pass.commands where command.reason == .underutilized {
      func price(_ claim: String) -> Double {
        let name = NamespacedName(namespace: "", name: claim)
        let id = (world.objects.nodeClaims[name] ?? before.objects.nodeClaims[name])?.status.providerID ?? ""
        return world.cloud.instance(providerID: id)?.priceUSDPerHour ?? 0
      }
      let old = command.candidates.reduce(0) { $0 + price($1.nodeClaim.text) }
      let new = command.replacements.reduce(0) { $0 + price($1.nodeClaim.metadata.name) }
      #expect(new < old)
    }
  }

  /// After an eviction as many Pods are still Ready as the budget asks for.
  private func expectWithinPDBs(_ step: DrainStep, _ world: World) {
    guard case .draining(let drain) = step.stage else { return }
    for budget in world.objects.podDisruptionBudgets.values where budget.metadata.namespace == "default" {
      guard drain.evicted.compactMap({ before.objects.pods[$0] }).contains(where: budget.selects),
        let replicas = world.objects.deployments[budget.name]?.replicas
      else { continue }
      let ready = world.objects.pods.values.count {
        budget.selects($0) && $0.status.isReady && !$0.metadata.isBeingDeleted
      }
      #expect(ready >= budget.minAvailable?.scaled(of: replicas, roundingUp: true) ?? 0)
    }
  }

  func expectAllSettled(_ world: World) {
    #expect(world.objects.nodes.values.allSatisfy { !$0.metadata.isBeingDeleted || world.isHeld($0) })
    #expect(world.objects.nodeClaims.values.allSatisfy { !$0.metadata.isBeingDeleted || world.isHeld($0) })
    for deployment in world.objects.deployments.values where deployment.metadata.namespace == "default" {
      let pods = world.objects.all(Pod.self, in: "default").filter {
        $0.metadata.labels["app"] == deployment.metadata.name && !$0.metadata.isBeingDeleted
      }
      #expect(pods.count == deployment.replicas)
      #expect(
        pods.allSatisfy {
          $0.status.isReady || $0.status.conditions["PodScheduled"]?.reason == "Unschedulable"
        })
    }
  }
}

extension World {
  /// Whether a Pod that its budget never lets go holds the node.
  fileprivate func isHeld(_ node: Node) -> Bool {
    objects.pods(on: node.nodeName).contains { pod in
      objects.podDisruptionBudgets.values.contains { $0.selects(pod) && $0.status.disruptionsAllowed == 0 }
    }
  }

  fileprivate func isHeld(_ claim: NodeClaim) -> Bool {
    claim.status.nodeName.flatMap { objects.node($0) }.map(isHeld) ?? false
  }
}
