import Kubernetes

extension PodTopologySpread {
  /// Keeps a pod off a node whose domain would be more than `maxSkew` pods above the emptiest one.
  struct Filter: FilterPlugin {
    static let name = PluginName.podTopologySpread
    private var constraints: [Tally]

    /// A hard constraint, and what has been counted for it.
    private struct Tally: Sendable {
      let constraint: Constraint
      var counts: DomainCounts
      /// Domains with a node that counts.
      var isDomain: [Bool]
      /// Over the domains; 0 when there are too few of them.
      private(set) var minimum: Int

      init(_ constraint: Constraint, labels: LabelColumns) {
        self.constraint = constraint
        counts = DomainCounts(key: constraint.topologyKey, labels: labels)
        isDomain = Array(repeating: false, count: counts.domainCount)
        minimum = 0
      }

      mutating func count(_ nodes: [Int], in rows: [NodeSnapshot]) {
        let constraint = constraint
        for slot in nodes where constraint.includes(rows[slot]) {
          guard let domain = counts.domain(of: slot) else { continue }
          isDomain[domain] = true
          counts[domain] += constraint.selector.count(on: rows[slot])
        }
        findMinimum()
      }

      mutating func findMinimum() {
        var least: Int?
        var domains = 0
        for domain in isDomain.indices where isDomain[domain] {
          domains += 1
          least = min(least ?? counts[domain], counts[domain])
        }
        minimum = domains < constraint.minDomains ? 0 : least ?? 0
      }
    }

    static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
      var constraints = ownConstraints(.doNotSchedule, cycle)
      if cycle.pod.spec.topologySpreadConstraints.isEmpty {
        constraints = defaultConstraints(.doNotSchedule, cycle)
      }
      return constraints.isEmpty ? .skip : .filter(Filter(constraints, in: cycle.snapshot))
    }

    private init(_ constraints: [Constraint], in snapshot: SchedulingSnapshot) {
      self.constraints = constraints.map { Tally($0, labels: snapshot.labels) }
      let nodes = snapshot.order.filter(hasEveryKey)
      for index in self.constraints.indices { self.constraints[index].count(nodes, in: snapshot.rows) }
    }

    private func hasEveryKey(_ slot: Int) -> Bool {
      constraints.allSatisfy { $0.counts.domain(of: slot) != nil }
    }

    func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
      for tally in constraints {
        let constraint = tally.constraint
        guard let domain = tally.counts.domain(of: node.slot) else {
          return reject(.missingTopologyLabel(key: constraint.topologyKey), preemptionMayHelp: false)
        }
        let matching = tally.counts[domain]
        let skew = matching + (constraint.selector.matchesPod ? 1 : 0) - tally.minimum
        guard skew > constraint.maxSkew else { continue }
        let violation = SpreadViolation(
          topologyKey: constraint.topologyKey, domain: tally.counts.name(of: domain), matching: matching,
          globalMinimum: tally.minimum, skew: skew, maxSkew: constraint.maxSkew)
        return reject(.topologySpread(violation), preemptionMayHelp: true)
      }
      return .fits
    }

    mutating func add(_ pod: PlacedPod, to node: NodeSnapshot) { count(pod, on: node, by: 1) }

    mutating func remove(_ pod: PlacedPod, from node: NodeSnapshot) { count(pod, on: node, by: -1) }

    /// Unlike the count at the start, this one takes pods that are leaving and empty selectors as they come.
    private mutating func count(_ pod: PlacedPod, on node: NodeSnapshot, by change: Int) {
      guard hasEveryKey(node.slot) else { return }
      for index in constraints.indices {
        let constraint = constraints[index].constraint
        guard constraint.selector.matches(pod.cohort), constraint.includes(node),
          let domain = constraints[index].counts.domain(of: node.slot)
        else { continue }
        constraints[index].counts[domain] += change
        constraints[index].findMinimum()
      }
    }
  }
}
