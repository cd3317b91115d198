import Controllers
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// Every suggestion holds: its node is as empty as it says, and each of its Pods fits where it says.
@Suite struct SuggestionPropertyTests {
  @Test("over random clusters, Pods that are said to fit do", arguments: 0..<30)
  func suggestions(seed: Int) throws {
    var random = SeededRandom(seed: 11, purpose: "cluster", object: "\(seed)")
    let world = try Self.cluster(&random)
    var configuration = world.miniKarpenterConfiguration
    let switches: Set<MiniKarpenterSettings.Switch> =
      seed.isMultiple(of: 2) ? [.affinity, .spread, .pdbs] : []
    configuration.turnOn(switches)
    let suggestions = world.consolidationSuggestions(configuration)
    let suggested = Set(suggestions.map(\.node))
    for node in world.objects.nodes.values {
      #expect(
        suggested.contains(node.nodeName) == (Self.share(of: node, in: world) < 0.2), "\(node.nodeName)")
    }
    for suggestion in suggestions { try Self.check(suggestion, in: world, switches) }
  }

  /// Moves the Pods there for real, in a copy: the scheduler itself has to bind each to the node that was named.
  private static func check(
    _ suggestion: ConsolidationSuggestion, in world: World, _ switches: Set<MiniKarpenterSettings.Switch>
  ) throws {
    var trial = world
    let pods = trial.objects.pods(on: suggestion.node)
    try trial.delete(
      ObjectReference(
        kind: .node, name: NamespacedName(namespace: "", name: suggestion.node.text)))
    for pod in pods { try trial.delete(pod.reference, gracePeriodSeconds: 0) }
    let moves = suggestion.pods.compactMap { outlook -> (PodName, NodeName)? in
      if case .moves(let node) = outlook.fate { (outlook.pod, node) } else { nil }
    }
    for (name, node) in moves {
      let pod = try #require(pods.first { $0.name == name })
      var again = pod
      again.metadata = ObjectMeta(name: name.name, namespace: name.namespace, labels: pod.metadata.labels)
      again.status = PodStatus()
      again.spec.nodeName = nil
      again.spec.nodeSelector["kubernetes.io/hostname"] = node.text
      if !switches.contains(.spread) { again.spec.topologySpreadConstraints = [] }
      if !switches.contains(.affinity) { again.spec.affinity = nil }
      try trial.create(again)
    }
    // All of them together have room: none waits for another to go.
    for (name, node) in moves {
      if !switches.contains(.spread) && !switches.contains(.affinity) {
        trial.attemptNow(name)
        #expect(trial.objects.pods[name]?.spec.nodeName == node, "\(name) → \(node)")
      }
    }
    if switches.contains(.affinity) {
      // Spreading counts those before: in the order in which they were placed.
      let order = moves.sorted { left, right in
        rank(left.0, pods) == rank(right.0, pods)
          ? left.0 < right.0 : rank(left.0, pods) > rank(right.0, pods)
      }
      for (name, node) in order {
        trial.attemptNow(name)
        #expect(trial.objects.pods[name]?.spec.nodeName == node, "\(name) → \(node)")
      }
    }
    if suggestion.blockers.isEmpty { #expect(!suggestion.commands.isEmpty) }
  }

  private static func rank(_ name: PodName, _ pods: [Pod]) -> (Int, Quantity, Quantity) {
    guard let pod = pods.first(where: { $0.name == name }) else { return (0, .zero, .zero) }
    let requests = pod.spec.effectiveRequests
    return (pod.spec.priority ?? 0, requests[.cpu] ?? .zero, requests[.memory] ?? .zero)
  }

  private static func share(of node: Node, in world: World) -> Double {
    let pods = world.objects.pods(on: node.nodeName).filter { !$0.isFinished }
    return [ResourceName.cpu, .memory].map { name in
      pods.reduce(0) { $0 + ($1.spec.effectiveRequests[name]?.double ?? 0) }
        / (node.status.allocatable[name]?.double ?? 1)
    }.max() ?? 0
  }

  private static func cluster(_ random: inout SeededRandom) throws -> World {
    let nodes = (0..<(3 + random.integer(below: 5))).map { number in
      let taint = random.integer(below: 5) == 0 ? "spec: {taints: [{key: own, effect: NoSchedule}]}" : ""
      return """
        apiVersion: v1
        kind: Node
        metadata:
          name: n\(number)
          labels: {kubernetes.io/hostname: n\(number), topology.kubernetes.io/zone: z\(number % 3)}
        \(taint)
        status:
          allocatable: {cpu: "\(1 + random.integer(below: 8))", memory: \(2 + random.integer(below: 14))Gi, pods: "8"}
          conditions: [{type: Ready, status: "True"}]
        """
    }
    var world = try World(nodes.joined(separator: "\n---\n"))
    for number in 0..<(5 + random.integer(below: 20)) {
      try world.apply(pod(number, on: random.integer(below: nodes.count), &random))
    }
    return world
  }

  private static func pod(_ number: Int, on node: Int, _ random: inout SeededRandom) -> String {
    let app = ["a", "b"][random.integer(below: 2)]
    let owner = ["ReplicaSet", "DaemonSet", ""][random.integer(below: 6) / 2]
    let constraint = [
      "", "",
      "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
        + "[{labelSelector: {matchLabels: {app: \(app)}}, topologyKey: kubernetes.io/hostname}]}}",
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, "
        + "whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: \(app)}}}]",
    ][random.integer(below: 4)]
    let owners =
      owner.isEmpty
      ? "" : "ownerReferences: [{apiVersion: apps/v1, kind: \(owner), name: o, uid: u, controller: true}]"
    return """
      apiVersion: v1
      kind: Pod
      metadata:
        name: p\(number)
        namespace: default
        labels: {app: \(app)}
        \(owners)
      spec:
        nodeName: n\(node)
        \(constraint)
        tolerations: [\(random.integer(below: 4) == 0 ? "{key: own, operator: Exists}" : "")]
        containers: [{name: c, image: nginx, resources: {requests: {cpu: \(random.integer(below: 900))m, memory: \(random.integer(below: 1500))Mi}}}]
      """
  }
}
