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

  private let state: ClusterState
  private var known: [String: Counts] = [:]
  /// What the labels of each node come to, once asked for.
  private var labelRequirements: [NodeName: Requirements] = [:]
  /// Pods that keep others off their domains, with their nodes.
  private(set) lazy var antiAffinePods = findAntiAffinePods()

  init(_ state: ClusterState) { self.state = state }

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
    var acceptance: [NodeName: Bool] = [:]
    for pod in state.boundPods where pod.isActive {
      // A rule without a selector counts every Pod here and none later.
      guard group.namespaces.contains(pod.metadata.namespace),
        group.selector?.matches(pod.metadata.labels) ?? true,
        let name = pod.spec.nodeName, let node = state.nodesByName[name]
      else { continue }
      var domain = node.metadata.labels[group.key]
      if domain == nil, group.key == WellKnown.hostname { domain = node.metadata.name }
      guard let domain else { continue }
      let isAccepted = acceptance[name] ?? accepts(node, group.nodeFilter)
      acceptance[name] = isAccepted
      guard isAccepted else { continue }
      counts.pods[domain, default: 0] += 1
      counts.domainOfPod[pod.metadata.uid] = domain
    }
    return counts
  }

  private func accepts(_ node: Node, _ filter: TopologyNodeFilter) -> Bool {
    if filter.acceptsEveryNode { return true }
    let requirements = labelRequirements[node.nodeName] ?? Requirements(labels: node.metadata.labels)
    labelRequirements[node.nodeName] = requirements
    return filter.accepts(taints: node.spec.taints, requirements: requirements)
  }

  private func findAntiAffinePods() -> [(pod: Pod, node: Node)] {
    let nodes = Dictionary(
      state.nodes.compactMap { state in state.node.map { ($0.nodeName, $0) } }
    ) { first, _ in first }
    return state.boundPods.compactMap { pod in
      guard !pod.isFinished, !(pod.spec.affinity?.podAntiAffinity?.required ?? []).isEmpty,
        let node = pod.spec.nodeName.flatMap({ nodes[$0] })
      else { return nil }
      return (pod, node)
    }
  }
}
