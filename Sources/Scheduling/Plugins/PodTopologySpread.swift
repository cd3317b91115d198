import Kubernetes

/// How evenly matching pods lie over the domains of a topology.
///
/// Source: kube-scheduler 1.35, `plugins/podtopologyspread`.
enum PodTopologySpread {
  /// A constraint, ready to count by.
  struct Constraint: Sendable {
    let topologyKey: String
    let maxSkew: Int
    let minDomains: Int
    let selector: CohortSelector
    /// Nil when nodes that the pod's own node affinity does not mean count too.
    let affinity: NodeMatcher?
    /// Nil when nodes with taints that the pod does not tolerate count too.
    let tolerations: [Toleration]?

    init(_ constraint: TopologySpreadConstraint, selector: LabelSelector?, cycle: SchedulingCycle) {
      topologyKey = constraint.topologyKey
      maxSkew = constraint.maxSkew
      minDomains = constraint.minDomains ?? 1
      self.selector = CohortSelector(selector, cycle: cycle)
      affinity =
        constraint.nodeAffinityPolicy == .ignore
        ? nil : NodeMatcher(cycle.pod.spec, labels: cycle.snapshot.labels)
      tolerations = constraint.nodeTaintsPolicy == .honor ? cycle.pod.spec.tolerations : nil
    }

    /// Whether the node's pods count, and its domain with them.
    func includes(_ node: borrowing NodeSnapshot) -> Bool {
      if let affinity, !affinity.matchesEveryNode, !affinity.matches(node) { return false }
      if let tolerations { return node.facts.hardTaints.allSatisfy { tolerations.tolerate($0) } }
      return true
    }
  }

  /// Which cohorts a constraint counts: pods of the pod's own namespace that match.
  struct CohortSelector: Sendable {
    private let matches: [Bool]
    /// A selector that selects everything counts no pod that is there, but every pod that is imagined.
    private let isEmpty: Bool
    let matchesPod: Bool

    init(_ selector: LabelSelector?, cycle: SchedulingCycle) {
      let namespace = cycle.pod.metadata.namespace
      matches = cycle.snapshot.cohorts.matching { cohort in
        cohort.namespace == namespace && selector?.matches(cohort.labels) ?? false
      }
      isEmpty = selector?.isEmpty ?? false
      matchesPod = selector?.matches(cycle.pod.metadata.labels) ?? false
    }

    func matches(_ cohort: CohortID) -> Bool { cohort < matches.count && matches[cohort] }

    /// Pods on the node that stay and match.
    func count(on node: borrowing NodeSnapshot) -> Int {
      guard !isEmpty else { return 0 }
      var count = 0
      for entry in node.load.cohorts where matches(entry.cohort) { count += entry.staying }
      return count
    }
  }

  /// The pod's own constraints of one kind, with the label values of `matchLabelKeys` in their selectors.
  static func ownConstraints(
    _ kind: TopologySpreadConstraint.WhenUnsatisfiable, _ cycle: SchedulingCycle
  ) -> [Constraint] {
    cycle.pod.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == kind }.map { constraint in
      Constraint(
        constraint, selector: constraint.selector(merging: cycle.pod.metadata.labels), cycle: cycle)
    }
  }

  /// What the profile asks for in the name of pods without constraints of their own; empty for a pod that no
  /// Service and no controller selects.
  static func defaultConstraints(
    _ kind: TopologySpreadConstraint.WhenUnsatisfiable, _ cycle: SchedulingCycle
  ) -> [Constraint] {
    let defaults =
      cycle.arguments.defaultingType == .system ? systemConstraints : cycle.arguments.defaultConstraints
    let wanted = defaults.filter { $0.whenUnsatisfiable == kind }
    guard !wanted.isEmpty, let selector = cycle.snapshot.workloads.selector(for: cycle.pod) else { return [] }
    return wanted.map { Constraint($0, selector: selector, cycle: cycle) }
  }

  private static let systemConstraints = [
    TopologySpreadConstraint(
      maxSkew: 3, topologyKey: WellKnown.hostname, whenUnsatisfiable: .scheduleAnyway),
    TopologySpreadConstraint(maxSkew: 5, topologyKey: WellKnown.zone, whenUnsatisfiable: .scheduleAnyway),
  ]
}

extension TopologySpreadConstraint {
  /// The selector, with the values that a pod has for `matchLabelKeys`.
  func selector(merging labels: Labels) -> LabelSelector? {
    guard var selector = labelSelector else { return nil }
    for key in matchLabelKeys {
      guard let value = labels[key] else { continue }
      selector.matchExpressions.append(.init(key: key, operator: .isIn, values: [value]))
    }
    return selector
  }
}
