import Kubernetes

/// Upstream's plugin `NodeAffinity`: node selector, required and preferred node affinity.
///
/// Source: kube-scheduler 1.35, `plugins/nodeaffinity`.
enum NodeAffinityPlugin {
  /// Keeps a pod off a node that its node selector or its required node affinity does not mean.
  struct Filter: FilterPlugin {
    static let name = PluginName.nodeAffinity
    private let added: NodeMatcher?
    private let own: NodeMatcher

    static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
      let own = NodeMatcher(cycle.pod.spec, labels: cycle.snapshot.labels)
      let added = cycle.arguments.addedAffinity?.required.map {
        NodeMatcher(terms: $0, labels: cycle.snapshot.labels)
      }
      guard added != nil || !own.matchesEveryNode else { return .skip }
      let names = nodeNames(in: cycle.pod.spec.affinity?.nodeAffinity?.required ?? [])
      if names?.isEmpty == true { return .refuse(.conflictingAffinityTerms) }
      return .filter(Filter(added: added, own: own), among: names)
    }

    /// The nodes that the terms name by `metadata.name`; nil when a term names none, since any term may match.
    private static func nodeNames(in terms: [NodeSelectorTerm]) -> Set<NodeName>? {
      var names: Set<NodeName>?
      for term in terms {
        let lists = term.matchFields
          .filter { $0.key == NodeSelectorRequirement.nameField && $0.operator == .isIn }
          .map { Set($0.values.map { NodeName($0) }) }
        guard let first = lists.first else { return nil }
        names = (names ?? []).union(lists.dropFirst().reduce(first) { $0.intersection($1) })
      }
      return names
    }

    func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
      if let added, !added.matches(node) {
        return reject(.addedNodeAffinityMismatch, preemptionMayHelp: false)
      }
      return own.matches(node) ? .fits : reject(.nodeAffinityMismatch, preemptionMayHelp: false)
    }
  }

  /// Prefers nodes by the weights of the preferred terms that match.
  struct Score: ScorePlugin {
    static let name = PluginName.nodeAffinity
    private let terms: [(weight: Int, matcher: NodeTermMatcher)]

    /// - Returns: nil for a pod without preferences, unless the profile adds some.
    static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Score? {
      let preferred =
        (cycle.arguments.addedAffinity?.preferred ?? [])
        + (cycle.pod.spec.affinity?.nodeAffinity?.preferred ?? [])
      guard !preferred.isEmpty else { return nil }
      return Score(
        terms: preferred.map { ($0.weight, NodeTermMatcher($0.preference, labels: cycle.snapshot.labels)) })
    }

    func score(_ node: borrowing NodeSnapshot) -> Int {
      var sum = 0
      for term in terms where term.matcher.matches(node) { sum += term.weight }
      return sum
    }

    func normalize(_ scores: inout [Int], feasible: [Int]) { normalizeByMaximum(&scores) }
  }
}
