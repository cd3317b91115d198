import Cloud
import Kubernetes

/// All that stays the same between simulations on one snapshot: machines, NodePools in order, their instance
/// types indexed, what DaemonSets will take.
///
/// Provisioning solves once on it; disruption asks many times what would become of some Pods without some
/// nodes. It is no value: it remembers what it has found out, which changes no answer.
public final class ProvisioningContext {
  public let snapshot: ProvisioningSnapshot
  public let state: ClusterState
  /// NodePools that take part, in the order they are tried, whether types are left of them or not.
  let nodePools: [NodePool]
  let templates: [NodePoolTemplate]
  let catalogues: [Catalogue]
  private let catalogueByPool: [NodePoolName: Catalogue]
  let domains: TopologyDomains
  var volumeTopology: VolumeTopology { VolumeTopology(storage: snapshot.storage) }
  private let daemons: [DaemonPod]
  private var daemonRequests: [String: ResourceList] = [:]
  /// What every NodePool brings, limits aside.
  let reports: [NodePoolReport]
  /// Every machine, in the order in which they are tried: those initialized first, then by name.
  private(set) lazy var grounds = state.nodes.sorted(by: Self.isTriedBefore).enumerated()
    .map { ground($0.offset, $0.element) }
  /// What is left on each of them.
  private lazy var room = AmountColumns(grounds.map(\.remaining))
  private(set) lazy var topologyGround = TopologyGround(
    state, namespaces: snapshot.namespaces)
  private var takers = ShapeTakers()
  private lazy var positions = Dictionary(grounds.map { ($0.state.name, $0.position) }) { first, _ in first }
  /// Whether Pods that find no place come to tolerate taints that only prefer to keep them off: any NodePool has one.
  private(set) lazy var toleratesPreferNoSchedule = nodePools.contains { nodePool in
    nodePool.template.spec.taints.contains { $0.effect == .preferNoSchedule }
  }
  /// Whether claims of several NodePools may hold a place in one capacity reservation.
  var sharesReservations: Bool {
    snapshot.options.reservedCapacity && catalogues.contains(where: \.hasReservations)
  }

  public convenience init(_ snapshot: ProvisioningSnapshot) {
    self.init(snapshot, state: ClusterState(snapshot))
  }

  /// - Parameters:
  ///   - state: of the same snapshot.
  ///   - known: indexes made for an earlier simulation, used where they are of the same types.
  init(_ snapshot: ProvisioningSnapshot, state: ClusterState, reusing known: [Catalogue] = []) {
    self.snapshot = snapshot
    self.state = state
    nodePools = snapshot.nodePools.filter { Self.obstacle($0) == nil }.sorted(by: Self.isTriedBefore)
    var catalogues: [Catalogue] = []
    var offers: [(nodePool: NodePool, catalogue: Catalogue)] = []
    for nodePool in nodePools {
      guard let types = snapshot.instanceTypes[nodePool.nodePoolName], !types.isEmpty else { continue }
      let catalogue =
        (catalogues + known).first { $0.types == types }
        ?? Catalogue(types, wellKnown: snapshot.options.wellKnownLabels)
      if !catalogues.contains(where: { $0 === catalogue }) { catalogues.append(catalogue) }
      offers.append((nodePool, catalogue))
    }
    self.catalogues = catalogues
    catalogueByPool = Dictionary(offers.map { ($0.nodePool.nodePoolName, $0.catalogue) }) { first, _ in first
    }
    let policy = snapshot.options.minValuesPolicy
    let candidates = offers.map {
      NodePoolTemplate($0.nodePool, catalogue: $0.catalogue, minValuesPolicy: policy)
    }
    templates = candidates.filter { !$0.types.isEmpty }
    domains = TopologyDomains(offers)
    var daemons = DaemonPod.all(of: snapshot)
    Self.reserveForDaemons(&daemons, in: templates)
    self.daemons = daemons
    reports = Self.reports(snapshot, tried: nodePools, candidates: candidates)
  }

  private static func isTriedBefore(_ left: StateNode, _ right: StateNode) -> Bool {
    left.isInitialized == right.isInitialized ? left.name < right.name : left.isInitialized
  }

  private func ground(_ position: Int, _ state: StateNode) -> NodeGround {
    let labels = Requirements(labels: state.labels)
    var volumes = MountedVolumes()
    for pod in state.pods { volumes.formUnion(volumeTopology.mounts(of: pod)) }
    return NodeGround(
      state, position: position, labels: labels, daemons: daemonRequests(on: state, labels: labels),
      volumes: volumes, volumeLimits: state.node.flatMap { snapshot.storage.limits[$0.nodeName] } ?? [:])
  }

  /// Where a machine stands among all; nil when it is none that Karpenter knows.
  func position(of node: NodeName) -> Int? { positions[node.text] }

  /// The places of the machines that could take a Pod of the shape, topology aside.
  func takers(of shape: PodShape) -> [Int] {
    takers.places(of: shape) {
      room.types(havingAtLeast: shape.requests).indices.filter { grounds[$0].couldTake(shape) }
    }
  }

  /// What a NodePool that takes part can choose from; nil where its node class offers nothing.
  func catalogue(of nodePool: NodePoolName) -> Catalogue? { catalogueByPool[nodePool] }

  /// By weight, the highest first; of equal weight, names from the end of the alphabet first.
  private static func isTriedBefore(_ left: NodePool, _ right: NodePool) -> Bool {
    let (one, other) = (left.weight ?? 0, right.weight ?? 0)
    return one == other ? left.metadata.name > right.metadata.name : one > other
  }

  /// Why a NodePool takes no part; nil when it does.
  private static func obstacle(_ nodePool: NodePool) -> NodePoolReport.Standing? {
    if nodePool.replicas != nil { return .isStatic }
    let ready = nodePool.status.conditions["Ready"]
    if ready?.status != .isTrue {
      return .notReady(nodePool.status.conditions.first(where: \.isObstacle) ?? ready)
    }
    return nodePool.metadata.isBeingDeleted ? .beingDeleted : nil
  }

  /// Adds up what DaemonSets ask of each NodePool's nodes, first requests and then ports, as Karpenter does:
  /// each look may use up an alternative of a DaemonSet's node affinity.
  private static func reserveForDaemons(_ daemons: inout [DaemonPod], in templates: [NodePoolTemplate]) {
    for template in templates {
      var requests = ResourceList()
      var count = 0
      for index in daemons.indices
      where daemons[index].isCompatible(with: template) {
        requests.add(daemons[index].requests)
        count += 1
      }
      requests[.pods] = Quantity(count, format: .decimalExponent)
      template.daemonRequests = requests
    }
    for template in templates {
      for index in daemons.indices
      where daemons[index].isCompatible(with: template) {
        template.daemonPorts.take(daemons[index].hostPorts, by: daemons[index].name)
      }
    }
  }

  /// What all DaemonSets that go with the node ask for.
  func daemonRequests(on node: StateNode, labels: Requirements) -> ResourceList {
    if let known = daemonRequests[node.name] { return known }
    let matching = daemons.filter { $0.runs(on: node, labels: labels) }
    var requests = ResourceList()
    for daemon in matching { requests.add(daemon.requests) }
    requests[.pods] = Quantity(matching.count, format: .decimalExponent)
    daemonRequests[node.name] = requests
    return requests
  }

  /// What the NodePool's limits leave beside these nodes; nil without limits.
  func remaining(of nodePool: NodePool, beside nodes: some Sequence<StateNode>) -> ResourceList? {
    guard var remaining = nodePool.limits else { return nil }
    for node in nodes where node.nodePoolName == nodePool.nodePoolName {
      remaining = remaining.lessening(by: node.capacity)
    }
    return remaining
  }

  /// What every NodePool brings to a simulation beside these nodes.
  func reports(beside nodes: [StateNode]) -> [NodePoolReport] {
    let remaining = Dictionary(
      nodePools.map { ($0.nodePoolName, self.remaining(of: $0, beside: nodes)) }
    ) { first, _ in first }
    return reports.map { report in
      var report = report
      report.remaining = remaining[report.nodePool] ?? nil
      return report
    }
  }

  private static func reports(
    _ snapshot: ProvisioningSnapshot, tried: [NodePool], candidates: [NodePoolTemplate]
  ) -> [NodePoolReport] {
    let taking = tried.map { nodePool -> NodePoolReport in
      var report = NodePoolReport(
        nodePool: nodePool.nodePoolName, weight: nodePool.weight ?? 0, standing: .noInstanceTypes)
      if let template = candidates.first(where: { $0.name == nodePool.nodePoolName }) {
        report.standing =
          template.types.isEmpty ? .requirementsFilterOutAll(unmetMinValues: template.unmetMinValues) : .tried
        report.funnel = template.funnel
        report.daemonRequests = template.daemonRequests
      }
      return report
    }
    let left = snapshot.nodePools.sorted { $0.metadata.name < $1.metadata.name }.compactMap { nodePool in
      obstacle(nodePool).map {
        NodePoolReport(nodePool: nodePool.nodePoolName, weight: nodePool.weight ?? 0, standing: $0)
      }
    }
    return taking + left
  }
}

extension Condition {
  /// Whether `Ready` is not true because of it.
  fileprivate var isObstacle: Bool { type != "Ready" && status == .isFalse && !message.isEmpty }
}
