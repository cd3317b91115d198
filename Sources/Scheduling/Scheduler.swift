import Kubernetes

/// How much of an attempt is written down.
public enum RecordingLevel: Sendable {
  /// Counts per reason, the winner, the runner-up and their totals.
  case compact
  /// Every node's verdict and every plugin's score besides, and every candidate of a preemption.
  case full
}

/// kube-scheduler 1.35: takes one pod and the cluster as it is, and says where the pod goes, or why nowhere.
///
/// It decides and changes nothing else: the cluster binds the pod, deletes the victims and retries. Where the real
/// one depends on chance (the order in which parallel filters finish, the first node a preemption tries), nodes
/// are taken in the scheduler's own order of nodes.
public struct Scheduler: Sendable {
  /// Pods choose among them by `spec.schedulerName`; never empty.
  public private(set) var profiles: [SchedulerProfile]
  /// Where in the order of nodes the next search starts. Moves only in clusters that are not searched whole.
  public internal(set) var nextStart = 0

  public init(profile: SchedulerProfile = .default) { profiles = [profile] }

  /// Decides from now on as a configuration says; what was decided before stays.
  public mutating func adopt(_ configuration: KubeSchedulerConfiguration) throws(SchedulerConfigurationError)
  {
    profiles = try SchedulerProfile.profiles(of: configuration)
  }

  /// Whether one of the profiles has the name that the pod asks for; other pods are some other scheduler's.
  public func isResponsible(for pod: Pod) -> Bool { profile(for: pod) != nil }

  /// The profile that the pod asks for.
  public func profile(for pod: Pod) -> SchedulerProfile? {
    profiles.first { $0.schedulerName == pod.spec.schedulerName }
  }

  /// Attempts to place a pod.
  public mutating func place(
    _ pod: Pod, in snapshot: SchedulingSnapshot, recording level: RecordingLevel = .compact
  ) -> PodPlacement {
    if !pod.spec.schedulingGates.isEmpty {
      return PodPlacement(pod.name, .gated(pod.spec.schedulingGates), nodeCount: snapshot.nodeCount)
    }
    let profile = profile(for: pod) ?? profiles[0]
    guard snapshot.nodeCount > 0 else { return PodPlacement(pod.name, .noNodes, nodeCount: 0) }
    let cycle = SchedulingCycle(pod, in: snapshot, profile: profile)
    switch FilterChain.prepare(profile.filters, for: cycle) {
    case .refused(let refusal):
      let nothing = NodeSearch()
      return PodPlacement(
        cycle, nothing, outcome: .refused(refusal), sheet: level == .full ? sheet(cycle, nothing, []) : nil)
    case .ready(let chain):
      let search = findFeasibleNodes(cycle, chain, level)
      return search.feasible.isEmpty
        ? failure(cycle, chain, search, level) : success(cycle, search, level)
    }
  }
}

// MARK: - Filtering

/// What the filters said of the nodes.
struct NodeSearch {
  /// In the order in which they were found.
  var feasible: [Int] = []
  var rejected: [(slot: Int, rejection: Rejection)] = []
  var examinedCount = 0
  var tookPromisedNode = false
  /// Nodes that were ruled out before any filter ran.
  var narrowedAway: [Int] = []
  var narrowing: Rejection?
}

extension Scheduler {
  private mutating func findFeasibleNodes(
    _ cycle: SchedulingCycle, _ chain: FilterChain, _ level: RecordingLevel
  ) -> NodeSearch {
    var search = NodeSearch()
    let nominees = Nominees(cycle)
    if let slot = cycle.pod.status.nominatedNodeName.flatMap(cycle.snapshot.slot(of:)),
      case .fits = nominees.verdict(onSlot: slot, chain, cycle)
    {
      search.feasible = [slot]
      search.examinedCount = 1
      search.tookPromisedNode = true
      return search
    }
    let nodes = candidates(cycle, chain, &search)
    guard !nodes.isEmpty else { return search }
    let wanted = cycle.profile.feasibleNodesWanted(of: nodes.count)
    for offset in nodes.indices {
      let slot = nodes[(nextStart + offset) % nodes.count]
      search.examinedCount += 1
      switch nominees.verdict(onSlot: slot, chain, cycle) {
      case .fits: search.feasible.append(slot)
      case .rejected(let rejection): search.rejected.append((slot, rejection))
      case .notExamined: break
      }
      if search.feasible.count == wanted { break }
    }
    nextStart = (nextStart + search.examinedCount) % cycle.snapshot.nodeCount
    return search
  }

  /// The nodes that come into question, in the scheduler's order.
  private func candidates(_ cycle: SchedulingCycle, _ chain: FilterChain, _ search: inout NodeSearch) -> [Int]
  {
    guard let names = chain.nodes else { return cycle.snapshot.order }
    var nodes: [Int] = []
    for slot in cycle.snapshot.order {
      if names.contains(cycle.snapshot.rows[slot].name) {
        nodes.append(slot)
      } else {
        search.narrowedAway.append(slot)
      }
    }
    search.narrowing = Rejection(
      [.notAmongNodes(named: chain.narrowedBy)], by: nil, preemptionMayHelp: false)
    return nodes
  }
}

// MARK: - Success

extension Scheduler {
  private func success(_ cycle: SchedulingCycle, _ search: NodeSearch, _ level: RecordingLevel)
    -> PodPlacement
  {
    let rows = cycle.snapshot.rows
    guard search.feasible.count > 1 else {
      let node = rows[search.feasible[0]].name
      return PodPlacement(
        cycle, search, outcome: .bound(to: node), winner: ScoredNode(node: node, total: nil),
        sheet: level == .full ? sheet(cycle, search, []) : nil)
    }
    let scores = score(search.feasible, for: cycle)
    let totals = search.feasible.indices.map { index in
      scores.reduce(0) { $0 &+ $1.normalized[index] &* $1.weight }
    }
    let winner = Self.host(totals)
    let runnerUp = totals.indices.filter { $0 != winner }.max { totals[$0] < totals[$1] }
    func scored(_ index: Int) -> ScoredNode {
      ScoredNode(node: rows[search.feasible[index]].name, total: totals[index])
    }
    return PodPlacement(
      cycle, search, outcome: .bound(to: rows[search.feasible[winner]].name), winner: scored(winner),
      runnerUp: runnerUp.map(scored), bestCount: totals.count { $0 == totals[winner] },
      sheet: level == .full ? sheet(cycle, search, scores) : nil)
  }

  /// The scores of one plugin, in the order of the feasible nodes.
  struct PluginScores {
    let plugin: PluginName
    let weight: Int
    let raw: [Int]
    let normalized: [Int]
  }

  private func score(_ feasible: [Int], for cycle: SchedulingCycle) -> [PluginScores] {
    cycle.profile.scores.compactMap { weighted in
      guard let type = weighted.plugin.scoreType, let plugin = type.preScore(cycle, feasible: feasible) else {
        return nil
      }
      let raw = plugin.scores(of: feasible, in: cycle.snapshot.rows)
      var normalized = raw
      plugin.normalize(&normalized, feasible: feasible)
      return PluginScores(plugin: weighted.plugin, weight: weighted.weight, raw: raw, normalized: normalized)
    }
  }

  /// The position of the best total. Of equals, the one that upstream's heap brings to the top: the first of the
  /// list if it is among them.
  ///
  /// Source: kube-scheduler 1.35, `schedule_one.go`, `newSortedNodeScores`.
  static func host(_ totals: [Int]) -> Int {
    var heap = Array(totals.indices)
    for start in stride(from: heap.count / 2 - 1, through: 0, by: -1) {
      var parent = start
      while true {
        let left = 2 * parent + 1
        guard left < heap.count else { break }
        let right = left + 1
        let child = right < heap.count && totals[heap[right]] > totals[heap[left]] ? right : left
        guard totals[heap[child]] > totals[heap[parent]] else { break }
        heap.swapAt(parent, child)
        parent = child
      }
    }
    return heap[0]
  }
}

// MARK: - Failure

extension Scheduler {
  private func failure(
    _ cycle: SchedulingCycle, _ chain: FilterChain, _ search: NodeSearch, _ level: RecordingLevel
  ) -> PodPlacement {
    let preemption =
      cycle.profile.postFilters.contains(.defaultPreemption)
      ? Preemptor(cycle, chain, search).preempt(recording: level) : nil
    return PodPlacement(
      cycle, search, outcome: .unschedulable(nominated: preemption?.nominatedNode), preemption: preemption,
      sheet: level == .full ? sheet(cycle, search, []) : nil)
  }
}

// MARK: - Recording

extension Scheduler {
  private func sheet(_ cycle: SchedulingCycle, _ search: NodeSearch, _ scores: [PluginScores])
    -> PodPlacement.Sheet
  {
    var verdicts: [Int: (filter: FilterVerdict, scores: [PluginScore])] = [:]
    for (index, slot) in search.feasible.enumerated() {
      verdicts[slot] = (
        .fits,
        scores.map {
          PluginScore(
            plugin: $0.plugin, raw: $0.raw[index], normalized: $0.normalized[index], weight: $0.weight)
        }
      )
    }
    for (slot, rejection) in search.rejected { verdicts[slot] = (.rejected(rejection), []) }
    if let narrowing = search.narrowing {
      for slot in search.narrowedAway { verdicts[slot] = (.rejected(narrowing), []) }
    }
    return PodPlacement.Sheet(
      nodes: cycle.snapshot.order.map { slot in
        let verdict = verdicts[slot] ?? (.notExamined, [])
        return NodeVerdict(
          node: cycle.snapshot.rows[slot].name, filter: verdict.filter, scores: verdict.scores)
      })
  }
}

extension PodPlacement {
  fileprivate init(_ pod: PodName, _ outcome: Outcome, nodeCount: Int) {
    self.init(
      pod: pod, outcome: outcome, nodeCount: nodeCount, examinedCount: 0, tookPromisedNode: false,
      feasibleCount: 0, rejections: [], winner: nil, runnerUp: nil, bestCount: 0, postFilters: [],
      preemption: nil, sheet: nil)
  }

  fileprivate init(
    _ cycle: SchedulingCycle, _ search: NodeSearch, outcome: Outcome, winner: ScoredNode? = nil,
    runnerUp: ScoredNode? = nil, bestCount: Int = 0, preemption: Preemption? = nil, sheet: Sheet?
  ) {
    self.init(
      pod: cycle.pod.name, outcome: outcome, nodeCount: cycle.snapshot.nodeCount,
      examinedCount: search.examinedCount, tookPromisedNode: search.tookPromisedNode,
      feasibleCount: search.feasible.count, rejections: search.rejections(in: cycle.snapshot),
      winner: winner, runnerUp: runnerUp, bestCount: bestCount,
      postFilters: search.feasible.isEmpty ? cycle.profile.postFilters : [], preemption: preemption,
      sheet: sheet)
  }
}

extension NodeSearch {
  fileprivate func rejections(in snapshot: SchedulingSnapshot) -> [RejectionGroup] {
    var tally = RejectionTally()
    for (slot, rejection) in rejected { tally.count(rejection, of: snapshot.rows[slot].name) }
    if let narrowing {
      for slot in narrowedAway { tally.count(narrowing, of: snapshot.rows[slot].name) }
    }
    return tally.result
  }
}
