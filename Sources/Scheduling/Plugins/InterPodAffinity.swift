import Kubernetes

/// Pods that want to be, or not to be, in one domain with certain others.
///
/// Source: kube-scheduler 1.35, `plugins/interpodaffinity`.
enum InterPodAffinity {
  /// Which pods a term means, with namespaces by name.
  struct Term: Sendable {
    let topologyKey: String
    private let namespaces: Set<String>
    private let namespaceSelector: LabelSelector?
    private let selector: LabelSelector?

    init(_ term: PodAffinityTerm, ofPodIn namespace: String) {
      topologyKey = term.topologyKey
      namespaces =
        term.namespaces.isEmpty && term.namespaceSelector == nil ? [namespace] : Set(term.namespaces)
      namespaceSelector = term.namespaceSelector
      selector = term.labelSelector
    }

    /// A term of the pod to place: its namespace selector is looked up once.
    ///
    /// The selector itself is then still tried on a namespace without labels, so that one that only forbids
    /// labels means every namespace: a quirk of 1.35.
    init(_ term: PodAffinityTerm, of cycle: SchedulingCycle) {
      topologyKey = term.topologyKey
      var names = Term(term, ofPodIn: cycle.pod.metadata.namespace).namespaces
      if let selector = term.namespaceSelector, !selector.isEmpty {
        for (name, labels) in cycle.snapshot.namespaces where selector.matches(labels) { names.insert(name) }
      }
      namespaces = names
      namespaceSelector = term.namespaceSelector
      selector = term.labelSelector
    }

    func matches(namespace: String, namespaceLabels: Labels = [:], labels: Labels) -> Bool {
      guard let selector else { return false }
      return (namespaces.contains(namespace) || namespaceSelector?.matches(namespaceLabels) ?? false)
        && selector.matches(labels)
    }

    func matches(_ cohort: PodCohort) -> Bool {
      matches(namespace: cohort.namespace, labels: cohort.labels)
    }
  }

  /// Keeps a pod off a node where its own required terms, or those of a pod that is there, forbid it.
  struct Filter: FilterPlugin {
    static let name = PluginName.interPodAffinity
    private let affinityTerms: [Term]
    private let antiAffinityTerms: [Term]
    private let matchesOwnAffinity: Bool
    /// Pods that satisfy all affinity terms at once.
    private var wanted = TopologyCounts()
    /// Pods that an anti-affinity term of the pod to place means.
    private var unwanted = TopologyCounts()
    /// Pods with an anti-affinity term that means the pod to place.
    private var unwilling = TopologyCounts()
    private var effects: [Effect] = []

    /// What one pod of a cohort adds to the counts, as positions of keys.
    private struct Effect: Sendable {
      var wanted: [Int] = []
      var unwanted: [Int] = []
      var unwilling: [Int] = []
      var isNothing: Bool { wanted.isEmpty && unwanted.isEmpty && unwilling.isEmpty }
    }

    static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
      let filter = Filter(cycle)
      let hasNothingToSay =
        filter.affinityTerms.isEmpty && filter.antiAffinityTerms.isEmpty && filter.unwilling.isEmpty
      return hasNothingToSay ? .skip : .filter(filter)
    }

    private init(_ cycle: SchedulingCycle) {
      let pod = cycle.pod
      let affinityTerms = (pod.spec.affinity?.podAffinity?.required ?? []).map { Term($0, of: cycle) }
      let antiAffinityTerms = (pod.spec.affinity?.podAntiAffinity?.required ?? []).map { Term($0, of: cycle) }
      let labels = cycle.snapshot.labels
      self.affinityTerms = affinityTerms
      self.antiAffinityTerms = antiAffinityTerms
      matchesOwnAffinity =
        !affinityTerms.isEmpty
        && affinityTerms.allSatisfy {
          $0.matches(namespace: pod.metadata.namespace, labels: pod.metadata.labels)
        }
      let wantedKeys = affinityTerms.map { wanted.index(of: $0.topologyKey, labels: labels) }
      let unwantedKeys = antiAffinityTerms.map { unwanted.index(of: $0.topologyKey, labels: labels) }
      let namespaceLabels = cycle.snapshot.namespaces[pod.metadata.namespace] ?? [:]
      var effects: [Effect] = []
      effects.reserveCapacity(cycle.snapshot.cohorts.cohorts.count)
      for cohort in cycle.snapshot.cohorts.cohorts {
        var effect = Effect()
        if !affinityTerms.isEmpty, affinityTerms.allSatisfy({ $0.matches(cohort) }) {
          effect.wanted = wantedKeys
        }
        for (term, key) in zip(antiAffinityTerms, unwantedKeys) where term.matches(cohort) {
          effect.unwanted.append(key)
        }
        for term in cohort.antiAffinity.required.map({ Term($0, ofPodIn: cohort.namespace) })
        where term.matches(
          namespace: pod.metadata.namespace, namespaceLabels: namespaceLabels, labels: pod.metadata.labels)
        {
          effect.unwilling.append(unwilling.index(of: term.topologyKey, labels: labels))
        }
        effects.append(effect)
      }
      self.effects = effects
      guard effects.contains(where: { !$0.isNothing }) else { return }
      for slot in cycle.snapshot.order {
        for entry in cycle.snapshot.rows[slot].load.cohorts { count(entry.cohort, by: entry.pods, on: slot) }
      }
    }

    private mutating func count(_ cohort: CohortID, by amount: Int, on slot: Int) {
      guard cohort < effects.count else { return }
      for key in effects[cohort].wanted { wanted.add(amount, toDomainOf: slot, at: key) }
      for key in effects[cohort].unwanted { unwanted.add(amount, toDomainOf: slot, at: key) }
      for key in effects[cohort].unwilling { unwilling.add(amount, toDomainOf: slot, at: key) }
    }

    mutating func add(_ pod: PlacedPod, to node: NodeSnapshot) { count(pod.cohort, by: 1, on: node.slot) }

    mutating func remove(_ pod: PlacedPod, from node: NodeSnapshot) {
      count(pod.cohort, by: -1, on: node.slot)
    }

    func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
      let slot = node.slot
      if let lacking = lackingAffinity(on: slot) { return reject(lacking, preemptionMayHelp: false) }
      for counts in unwanted.keys {
        if let domain = counts.domain(of: slot), counts[domain] > 0 {
          return reject(
            .podAntiAffinity(topologyKey: counts.key, domain: counts.name(of: domain)),
            preemptionMayHelp: true)
        }
      }
      for counts in unwilling.keys {
        if let domain = counts.domain(of: slot), counts[domain] > 0 {
          return reject(
            .existingPodAntiAffinity(topologyKey: counts.key, domain: counts.name(of: domain)),
            preemptionMayHelp: true)
        }
      }
      return .fits
    }

    /// The first affinity term that does not hold; the first pod of a group that wants to be together may be
    /// anywhere where every domain exists.
    private func lackingAffinity(on slot: Int) -> FilterReason? {
      var lacking: FilterReason?
      for counts in wanted.keys {
        guard let domain = counts.domain(of: slot) else {
          return .podAffinity(topologyKey: counts.key, domain: nil)
        }
        if counts[domain] <= 0, lacking == nil {
          lacking = .podAffinity(topologyKey: counts.key, domain: counts.name(of: domain))
        }
      }
      return wanted.isEmpty && matchesOwnAffinity ? nil : lacking
    }
  }
}
