import Kubernetes

/// Keeps a pod off a cordoned node, unless it tolerates the taint that a cordon stands for.
struct NodeUnschedulable: FilterPlugin {
  static let name = PluginName.nodeUnschedulable
  private static let taint = Taint(key: WellKnown.unschedulable, effect: .noSchedule)

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    isTolerated(by: cycle.pod) ? .skip : .filter(NodeUnschedulable())
  }

  static func isTolerated(by pod: Pod) -> Bool { pod.spec.tolerations.tolerate(taint) }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    node.facts.isUnschedulable ? reject(.nodeUnschedulable, preemptionMayHelp: false) : .fits
  }
}
