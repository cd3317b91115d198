import Cloud
import Kubernetes

/// All that stays the same within one pass: candidates and why others are none, budgets, prices, and who simulates.
final class DisruptionContext {
  let snapshot: DisruptionSnapshot
  let state: ClusterState
  /// Made when it is first asked.
  private(set) lazy var simulator = DisruptionSimulator(
    ProvisioningContext(snapshot.cluster, state: state), limits: limits)
  /// Karpenter's machines, by name.
  private(set) lazy var verdicts = state.nodes.compactMap(verdict)
  private let limits: EvictionLimits
  private let finishedPods: [NodeName: [Pod]]
  /// Those asked for so far; nil inside where there is none of the name.
  private var instanceTypes: [NodePoolName: [String: InstanceType?]] = [:]
  private let nodePools: [NodePoolName: NodePool]

  init(_ snapshot: DisruptionSnapshot) {
    self.snapshot = snapshot
    state = ClusterState(snapshot.cluster)
    limits = EvictionLimits(snapshot.cluster.podDisruptionBudgets)
    finishedPods = Dictionary(grouping: state.boundPods.filter(\.isFinished)) {
      $0.spec.nodeName ?? ""
    }
    nodePools = Dictionary(snapshot.cluster.nodePools.map { ($0.nodePoolName, $0) }) { first, _ in first }
  }

  var now: VirtualTime { snapshot.cluster.now }

  /// The candidates of a method, by name, before its own filter.
  func candidates(for method: DisruptionMethod) -> [DisruptionCandidate] {
    verdicts.compactMap { $0.candidate(for: method) }
  }

  private func verdict(on state: StateNode) -> CandidateVerdict? {
    guard let claim = state.nodeClaim else { return nil }
    do throws(DisruptionObstacle) {
      let (node, pool) = try disruptableNode(of: state)
      let pods = pods(on: state)
      let (obstacle, podEvents) = podObstacle(pods)
      return CandidateVerdict(
        state: state, nodeClaim: claim, candidate: candidate(state, node, claim, pool, pods),
        obstacle: obstacle, podEvents: podEvents)
    } catch {
      return CandidateVerdict(state: state, nodeClaim: claim, candidate: nil, obstacle: error, podEvents: [])
    }
  }

  /// Every Pod bound to the node, those that have ended included, by name.
  private func pods(on state: StateNode) -> [Pod] {
    guard let finished = state.node.flatMap({ finishedPods[$0.nodeName] }) else { return state.pods }
    return (state.pods + finished).sorted { $0.name < $1.name }
  }

  private func disruptableNode(
    of state: StateNode
  ) throws(DisruptionObstacle) -> (node: Node, nodePool: NodePool) {
    if let name = state.node?.nodeName, snapshot.inCommand.contains(name) { throw .inCommand }
    guard let node = state.node else { throw .noNode }
    guard state.isInitialized else { throw .notInitialized }
    guard !state.isMarkedForDeletion else { throw .markedForDeletion }
    guard !snapshot.nominated.contains(node.nodeName) else { throw .nominated }
    if state.annotations[WellKnown.doNotDisrupt] == "true" { throw .doNotDisruptNode }
    guard let poolName = state.nodePoolName else { throw .noNodePoolLabel }
    guard let pool = nodePools[poolName], snapshot.cluster.instanceTypes[poolName]?.isEmpty == false else {
      throw .nodePoolNotFound(poolName.text)
    }
    return (node, pool)
  }

  /// The first Pod that must not be evicted. What is said of Pods' protection ends with the first protected one.
  private func podObstacle(_ pods: [Pod]) -> (obstacle: DisruptionObstacle?, events: [DisruptionEvent]) {
    var events: [DisruptionEvent] = []
    for pod in pods where pod.isActive {
      let protection = PodProtection(of: pod, at: now)
      if let event = protection.event(on: pod.name) { events.append(event) }
      if protection.isActive { return (.doNotDisruptPod(pod.name), events) }
    }
    for pod in pods {
      if let obstacle = limits.obstacle(to: pod, at: now) { return (obstacle, events) }
    }
    return (nil, events)
  }

  private func candidate(
    _ state: StateNode, _ node: Node, _ claim: NodeClaim, _ pool: NodePool, _ pods: [Pod]
  ) -> DisruptionCandidate {
    let type = state.labels[WellKnown.instanceType].flatMap { instanceType($0, of: pool.nodePoolName) }
    return DisruptionCandidate(
      node: node.nodeName, nodeClaim: claim, nodePool: pool, instanceType: type, labels: state.labels,
      pods: pods.filter(\.isReschedulable), cost: DisruptionCost.of(pods, on: claim, at: now),
      priceUSDPerHour: type?.lowestPrice(forNodeLabelled: state.labels))
  }

  private func instanceType(_ name: String, of pool: NodePoolName) -> InstanceType? {
    if let known = instanceTypes[pool]?[name] { return known }
    let type = snapshot.cluster.instanceTypes[pool]?.last { $0.name == name }
    instanceTypes[pool, default: [:]].updateValue(type, forKey: name)
    return type
  }
}

extension InstanceType {
  /// The cheapest of its offerings that such a node can be, to be had or not; nil when it can be none.
  fileprivate func lowestPrice(forNodeLabelled labels: Labels) -> Double? {
    let question = OfferingQuestion(
      Requirements(labels: labels.filter { OfferingQuestion.keys.contains($0.key) }))
    return offerings.lazy.filter { question.allows(OfferingKind($0)) }.map(\.priceUSDPerHour).min()
  }
}

// MARK: - What a record keeps

extension DisruptionContext {
  var standings: [NodeStanding] {
    verdicts.map { verdict in
      let labels = verdict.state.labels
      let isCandidate = verdict.isEventualCandidate
      return NodeStanding(
        name: verdict.state.name, node: verdict.state.node?.nodeName,
        nodeClaim: verdict.nodeClaim.nodeClaimName, nodePool: verdict.state.nodePoolName,
        obstacle: verdict.obstacle, isCandidateForDrift: isCandidate,
        cost: isCandidate ? verdict.candidate?.cost : nil, instanceType: labels[WellKnown.instanceType],
        capacityType: labels[WellKnown.capacityType], zone: labels[WellKnown.zone],
        priceUSDPerHour: verdict.candidate?.priceUSDPerHour,
        pods: verdict.candidate?.pods.count ?? verdict.state.pods.count(where: \.isReschedulable))
    }
  }

  /// What is published while the candidates of a method are gathered.
  func publishObstacles(for method: DisruptionMethod, to recorder: inout EventRecorder) {
    for verdict in verdicts {
      recorder.publish(verdict.podEvents)
      guard let obstacle = verdict.obstacle, verdict.candidate(for: method) == nil,
        let text = UpstreamText.obstacle(obstacle)
      else { continue }
      recorder.publish(
        .blocked(
          node: verdict.state.node?.nodeName, nodeClaim: verdict.nodeClaim.nodeClaimName, text))
    }
  }
}
