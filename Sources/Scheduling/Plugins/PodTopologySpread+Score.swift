import Kubernetes

extension PodTopologySpread {
  /// Prefers nodes in domains with fewer matching pods; domains of a smaller topology weigh less.
  struct Score: ScorePlugin {
    static let name = PluginName.podTopologySpread
    private let constraints: [Tally]
    /// Feasible nodes that lack a label that the constraints need, by slot: they score nothing.
    private let ignored: Set<Int>

    private struct Tally: Sendable {
      let constraint: Constraint
      /// By the number of the label's value; the last one is for nodes without the label.
      var counts: [Int]
      let column: LabelColumn?
      let weight: Double
      let isByHost: Bool

      func value(of slot: Int) -> Int? {
        guard let value = column?.value(ofNode: slot), value != LabelColumn.absent else { return nil }
        return value
      }
    }

    /// - Returns: nil for a pod without soft constraints, its own or by default.
    static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Score? {
      let hasOwn = !cycle.pod.spec.topologySpreadConstraints.isEmpty
      let constraints =
        hasOwn ? ownConstraints(.scheduleAnyway, cycle) : defaultConstraints(.scheduleAnyway, cycle)
      guard !constraints.isEmpty else { return nil }
      let needsEveryKey = hasOwn || cycle.arguments.defaultingType != .system
      return Score(constraints, feasible: feasible, needsEveryKey: needsEveryKey, in: cycle.snapshot)
    }

    private init(
      _ constraints: [Constraint], feasible: [Int], needsEveryKey: Bool, in snapshot: SchedulingSnapshot
    ) {
      let columns = constraints.map { snapshot.labels[$0.topologyKey] }
      func lacksKey(_ slot: Int) -> Bool {
        needsEveryKey
          && columns.contains { ($0?.value(ofNode: slot) ?? LabelColumn.absent) == LabelColumn.absent }
      }
      let ignored = Set(feasible.filter(lacksKey))
      self.ignored = ignored
      self.constraints = zip(constraints, columns).map { constraint, column in
        let isByHost = constraint.topologyKey == WellKnown.hostname
        let absent = column?.values.count ?? 0
        func domain(of slot: Int) -> Int {
          let value = column?.value(ofNode: slot) ?? LabelColumn.absent
          return value == LabelColumn.absent ? absent : value
        }
        var counts = Array(repeating: 0, count: absent + 1)
        var size = feasible.count - ignored.count
        if !isByHost {
          var isDomain = Array(repeating: false, count: absent + 1)
          for slot in feasible where !ignored.contains(slot) { isDomain[domain(of: slot)] = true }
          size = isDomain.count(where: \.self)
          for slot in snapshot.order where !lacksKey(slot) && isDomain[domain(of: slot)] {
            guard constraint.includes(snapshot.rows[slot]) else { continue }
            counts[domain(of: slot)] += constraint.selector.count(on: snapshot.rows[slot])
          }
        }
        return Tally(
          constraint: constraint, counts: counts, column: column, weight: naturalLogarithm(Double(size + 2)),
          isByHost: isByHost)
      }
    }

    func score(_ node: borrowing NodeSnapshot) -> Int {
      guard !ignored.contains(node.slot) else { return 0 }
      var score = 0.0
      for tally in constraints {
        guard let value = tally.value(of: node.slot) else { continue }
        let count = tally.isByHost ? tally.constraint.selector.count(on: node) : tally.counts[value]
        score += Double(count) * tally.weight + Double(tally.constraint.maxSkew - 1)
      }
      return Int(score.rounded(.toNearestOrAwayFromZero))
    }

    /// The lowest score becomes 100.
    func normalize(_ scores: inout [Int], feasible: [Int]) {
      let counted = zip(scores, feasible).filter { !ignored.contains($0.1) }.map(\.0)
      let lowest = counted.min() ?? 0
      let highest = max(counted.max() ?? 0, 0)
      for (index, slot) in feasible.enumerated() {
        if ignored.contains(slot) {
          scores[index] = 0
        } else {
          scores[index] =
            highest == 0 ? maxNodeScore : maxNodeScore &* (highest &+ lowest &- scores[index]) / highest
        }
      }
    }
  }
}
