import Kubernetes

/// Where the Pods that run stand with regard to rules of topology: counted once for all simulations of a context, each
/// of which then leaves some nodes and Pods out.
final class TopologyGround {
  private struct Counts {
    /// How many nodes carry each domain.
    var nodes: [String: Int] = [:]
    var domainOfNode: [String: String] = [:]
    var pods: [String: Int] = [:]
    var domainOfPod: [UID: String] = [:]
  }

  /// What selectors ask of Pods.
  private struct Cohort: Hashable {
    let namespace: String
    let labels: Labels
  }

  private let state: ClusterState
  private let namespaces: [Namespace]
  private var known: [String: Counts] = [:]
  /// Nodes that Pods run on.
  private var hosts: [Node] = []
  /// The Pods that run, by what selectors ask of them, each with the place of its node among `hosts`.
  private lazy var cohorts = findCohorts()
  /// What the labels of each node come to, once asked for.
  private var labelRequirements: [NodeName: Requirements] = [:]
  /// What running Pods keep others off, by Pod and term.
  private(set) lazy var runningAntiAffinities = findRunningAntiAffinities()

  init(_ state: ClusterState, namespaces: [Namespace]) {
    self.state = state
    self.namespaces = namespaces
  }

  /// A term with the namespaces that it means for a Pod of the given one.
  func scoped(_ term: PodAffinityTerm, in namespace: String) -> ScopedAffinityTerm {
    if term.namespaces.isEmpty, term.namespaceSelector == nil {
      return ScopedAffinityTerm(term, namespaces: [namespace])
    }
    var meant = term.namespaces
    if let selector = term.namespaceSelector {
      meant += namespaces.filter { selector.matches($0.metadata.labels) }.map(\.metadata.name)
    }
    return ScopedAffinityTerm(term, namespaces: Set(meant))
  }

  /// Lets the group begin with the domains of the nodes and the Pods it counts there.
  ///
  /// - Parameters:
  ///   - identity: what the group is known by; two groups of one identity may differ in their node filter.
  ///   - removed: names of machines that are left out.
  ///   - excluded: Pods that are left out.
  func count(
    _ group: inout TopologyGroup, identity: String, without removed: [String], excluding excluded: Set<UID>
  ) {
    let key = "\(identity) \(group.nodeFilter.exactText) \(group.selectorText)"
    let counts = known[key] ?? count(for: group)
    known[key] = counts
    var nodes = counts.nodes
    for name in removed {
      if let domain = counts.domainOfNode[name] { nodes[domain, default: 0] -= 1 }
    }
    for (domain, count) in nodes where count > 0 { group.register(domain) }
    var pods = counts.pods
    for uid in excluded {
      if let domain = counts.domainOfPod[uid] { pods[domain, default: 0] -= 1 }
    }
    for (domain, count) in pods where count > 0 { group.record(domain, times: count) }
  }

  private func count(for group: TopologyGroup) -> Counts {
    var counts = Counts()
    for candidate in state.nodes {
      guard let node = candidate.node, let domain = candidate.labels[group.key],
        accepts(node, group.nodeFilter)
      else { continue }
      counts.nodes[domain, default: 0] += 1
      counts.domainOfNode[candidate.name] = domain
    }
    let cohorts = cohorts
    let domains = hosts.map { domain(of: $0, for: group) }
    // A rule without a selector counts every Pod here and none later.
    for (cohort, pods) in cohorts
    where group.namespaces.contains(cohort.namespace) && group.selector?.matches(cohort.labels) ?? true {
      for (uid, host) in pods {
        guard let domain = domains[host] else { continue }
        counts.pods[domain, default: 0] += 1
        counts.domainOfPod[uid] = domain
      }
    }
    return counts
  }

  /// Where the group counts the Pods of a node; nil where it does not.
  private func domain(of node: Node, for group: TopologyGroup) -> String? {
    var domain = node.metadata.labels[group.key]
    if domain == nil, group.key == WellKnown.hostname { domain = node.metadata.name }
    return domain.flatMap { accepts(node, group.nodeFilter) ? $0 : nil }
  }

  private func findCohorts() -> [(cohort: Cohort, pods: [(uid: UID, host: Int)])] {
    var places: [NodeName: Int] = [:]
    var cohorts: [(cohort: Cohort, pods: [(uid: UID, host: Int)])] = []
    var positions: [Cohort: Int] = [:]
    for pod in state.boundPods where pod.isActive {
      guard let name = pod.spec.nodeName, let node = state.nodesByName[name] else { continue }
      let place = places[name] ?? hosts.count
      if place == hosts.count {
        hosts.append(node)
        places[name] = place
      }
      let cohort = Cohort(namespace: pod.metadata.namespace, labels: pod.metadata.labels)
      let position = positions[cohort] ?? cohorts.count
      if position == cohorts.count {
        cohorts.append((cohort, []))
        positions[cohort] = position
      }
      cohorts[position].pods.append((pod.metadata.uid, place))
    }
    return cohorts
  }

  private func accepts(_ node: Node, _ filter: TopologyNodeFilter) -> Bool {
    if filter.acceptsEveryNode { return true }
    let requirements = labelRequirements[node.nodeName] ?? Requirements(labels: node.metadata.labels)
    labelRequirements[node.nodeName] = requirements
    return filter.accepts(taints: node.spec.taints, requirements: requirements)
  }

  private func findRunningAntiAffinities() -> [RunningAntiAffinity] {
    let nodes = Dictionary(
      state.nodes.compactMap { state in state.node.map { ($0.nodeName, $0) } }
    ) { first, _ in first }
    return state.boundPods.flatMap { pod -> [RunningAntiAffinity] in
      let terms = pod.spec.affinity?.podAntiAffinity?.required ?? []
      guard !terms.isEmpty, !pod.isFinished, let node = pod.spec.nodeName.flatMap({ nodes[$0] }) else {
        return []
      }
      return terms.map { term in
        RunningAntiAffinity(
          pod: pod.metadata.uid, tolerations: pod.spec.tolerations,
          scoped: scoped(term, in: pod.metadata.namespace), domain: node.metadata.labels[term.topologyKey])
      }
    }
  }
}

/// A required anti-affinity of a Pod that runs.
struct RunningAntiAffinity {
  let pod: UID
  let tolerations: [Toleration]
  let scoped: ScopedAffinityTerm
  /// Where it holds; nil on a node without the label.
  let domain: String?
}

/// A term of affinity with the namespaces that it means.
struct ScopedAffinityTerm {
  let term: PodAffinityTerm
  let namespaces: Set<String>
  /// Equal for terms that mean the same.
  let identity: String

  init(_ term: PodAffinityTerm, namespaces: Set<String>) {
    self.term = term
    self.namespaces = namespaces
    identity = "\(term.topologyKey) \(namespaces.sorted()) \(term.labelSelector?.identity ?? "none")"
  }
}
