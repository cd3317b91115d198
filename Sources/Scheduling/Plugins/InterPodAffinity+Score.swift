import Kubernetes

extension InterPodAffinity {
  /// Prefers nodes in domains with pods that the pod would rather be with, or that would rather be with it.
  struct Score: ScorePlugin {
    static let name = PluginName.interPodAffinity
    private var weights = TopologyCounts()

    /// - Returns: nil when no term of anybody is concerned.
    static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Score? {
      let affinity = cycle.pod.spec.affinity
      let preferred = affinity?.podAffinity?.preferred ?? []
      let avoided = affinity?.podAntiAffinity?.preferred ?? []
      if cycle.arguments.ignorePreferredTermsOfExistingPods, preferred.isEmpty, avoided.isEmpty { return nil }
      let ownTerms =
        preferred.map { (weight: $0.weight, term: Term($0.term, of: cycle)) }
        + avoided.map { (weight: -$0.weight, term: Term($0.term, of: cycle)) }
      var score = Score()
      let effects = cycle.snapshot.cohorts.cohorts.map { cohort in
        score.effects(of: cohort, ownTerms: ownTerms, cycle: cycle)
      }
      guard effects.contains(where: { !$0.isEmpty }) else { return nil }
      var concernsSomebody = false
      for slot in cycle.snapshot.order {
        for entry in cycle.snapshot.rows[slot].load.cohorts {
          for effect in effects[entry.cohort] {
            let hasDomain = score.weights.add(effect.weight &* entry.pods, toDomainOf: slot, at: effect.key)
            concernsSomebody = concernsSomebody || hasDomain
          }
        }
      }
      return concernsSomebody ? score : nil
    }

    private typealias Effect = (weight: Int, key: Int)

    /// What each pod of a cohort adds to its domains.
    private mutating func effects(
      of cohort: PodCohort, ownTerms: [(weight: Int, term: Term)], cycle: SchedulingCycle
    ) -> [Effect] {
      let labels = cycle.snapshot.labels
      var effects: [Effect] = []
      for (weight, term) in ownTerms where term.matches(cohort) {
        effects.append((weight, weights.index(of: term.topologyKey, labels: labels)))
      }
      guard cohort.hasAffinity else { return effects }
      let hardWeight = cycle.arguments.hardPodAffinityWeight
      let theirTerms =
        (hardWeight > 0 ? cohort.affinity.required.map { (hardWeight, $0) } : [])
        + cohort.affinity.preferred.map { ($0.weight, $0.term) }
        + cohort.antiAffinity.preferred.map { (-$0.weight, $0.term) }
      let pod = cycle.pod.metadata
      let namespaceLabels = cycle.snapshot.namespaces[pod.namespace] ?? [:]
      for (weight, term) in theirTerms
      where Term(term, ofPodIn: cohort.namespace).matches(
        namespace: pod.namespace, namespaceLabels: namespaceLabels, labels: pod.labels)
      {
        effects.append((weight, weights.index(of: term.topologyKey, labels: labels)))
      }
      return effects
    }

    func score(_ node: borrowing NodeSnapshot) -> Int {
      var sum = 0
      for index in weights.keys.indices { sum &+= weights.count(inDomainOf: node.slot, at: index) }
      return sum
    }

    func normalize(_ scores: inout [Int], feasible: [Int]) {
      guard let lowest = scores.min(), let highest = scores.max() else { return }
      let range = highest &- lowest
      for index in scores.indices {
        let share = range > 0 ? Double(scores[index] &- lowest) / Double(range) : 0
        scores[index] = Int(Double(maxNodeScore) * share)
      }
    }
  }
}
