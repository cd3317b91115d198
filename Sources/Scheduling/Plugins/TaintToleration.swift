import Kubernetes

/// Source: kube-scheduler 1.35, `plugins/tainttoleration`.
enum TaintToleration {
  /// Keeps a pod off a node with a `NoSchedule` or `NoExecute` taint that it does not tolerate.
  ///
  /// The first such taint in the node's own order is the reason. Taking other pods away would not help.
  struct Filter: FilterPlugin {
    static let name = PluginName.taintToleration
    private let tolerations: [Toleration]

    static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
      .filter(Filter(tolerations: cycle.pod.spec.tolerations))
    }

    func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
      guard let taint = node.facts.hardTaints.first(where: { !tolerations.tolerate($0) }) else {
        return .fits
      }
      return reject(.untoleratedTaint(taint), preemptionMayHelp: false)
    }
  }

  /// Prefers nodes with fewer `PreferNoSchedule` taints that the pod does not tolerate.
  struct Score: ScorePlugin {
    static let name = PluginName.taintToleration
    private let tolerations: [Toleration]

    static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Score? {
      Score(
        tolerations: cycle.pod.spec.tolerations.filter { $0.effect == nil || $0.effect == .preferNoSchedule })
    }

    func score(_ node: borrowing NodeSnapshot) -> Int {
      node.facts.softTaints.count { !tolerations.tolerate($0) }
    }

    func normalize(_ scores: inout [Int], feasible: [Int]) { normalizeByMaximum(&scores, reverse: true) }
  }
}
