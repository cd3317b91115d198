import Kubernetes

/// Keeps a pod off a node where a port that it wants for itself is taken.
///
/// Source: kube-scheduler 1.35, `plugins/nodeports`.
struct NodePorts: FilterPlugin {
  static let name = PluginName.nodePorts
  private let wanted: [HostPort]

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    let wanted = cycle.pod.spec.hostPorts
    return wanted.isEmpty ? .skip : .filter(NodePorts(wanted: wanted))
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    let taken = node.load.hostPorts
    guard let port = wanted.first(where: { port in taken.contains { $0.conflicts(with: port) } }) else {
      return .fits
    }
    return reject(.hostPortTaken(port), preemptionMayHelp: true)
  }
}
