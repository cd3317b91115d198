import Kubernetes

/// Pods that a preemption has promised a node, which the pod to place must not crowd out.
///
/// On a node with such pods of the same or a higher priority, filters must pass twice: as if those pods were there
/// already, and as it is.
///
/// Source: kube-scheduler 1.35, `RunFilterPluginsWithNominatedPods`.
struct Nominees {
  private let podsBySlot: [Int: [PlacedPod]]

  init(_ cycle: SchedulingCycle) {
    podsBySlot = cycle.snapshot.nominatedPodsBySlot { pod in
      pod.priority >= cycle.priority && pod.name != cycle.pod.name
    }
  }

  func verdict(onSlot slot: Int, _ chain: FilterChain, _ cycle: SchedulingCycle) -> FilterVerdict {
    podsBySlot.isEmpty
      ? chain.verdict(on: cycle.snapshot.rows[slot]) : verdict(on: cycle.snapshot.rows[slot], chain)
  }

  /// The same of a node as it is imagined.
  func verdict(on node: NodeSnapshot, _ chain: FilterChain) -> FilterVerdict {
    guard let pods = podsBySlot[node.slot] else { return chain.verdict(on: node) }
    var imaginedNode = node
    var imaginedChain = chain
    for pod in pods { imaginedChain.add(pod, to: &imaginedNode) }
    let verdict = imaginedChain.verdict(on: imaginedNode)
    if case .rejected = verdict { return verdict }
    return chain.verdict(on: node)
  }
}
