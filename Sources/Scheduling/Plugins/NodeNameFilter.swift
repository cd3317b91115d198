import Kubernetes

/// Keeps a pod that asks for a node by name off all others (upstream's plugin `NodeName`).
struct NodeNameFilter: FilterPlugin {
  static let name = PluginName.nodeName
  private let wanted: NodeName

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    cycle.pod.spec.nodeName.map { .filter(NodeNameFilter(wanted: $0)) } ?? .skip
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    node.name == wanted ? .fits : reject(.otherNodeRequested, preemptionMayHelp: false)
  }
}
