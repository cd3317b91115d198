import Kubernetes

/// Keeps a pod off a cordoned node, unless it tolerates the taint that a cordon stands for.
struct NodeUnschedulable: FilterPlugin {
  static let name = PluginName.nodeUnschedulable
  private static let taint = Taint(key: WellKnown.unschedulable, effect: .noSchedule)

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    cycle.pod.spec.tolerations.tolerate(taint) ? .skip : .filter(NodeUnschedulable())
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    node.facts.isUnschedulable ? reject(.nodeUnschedulable, preemptionMayHelp: false) : .fits
  }
}
