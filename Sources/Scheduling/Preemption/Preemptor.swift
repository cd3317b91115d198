import Kubernetes

/// Looks for a node where the pod would fit if pods of lower priority went, and for the fewest and least important
/// of them.
///
/// Source: kube-scheduler 1.35, `framework/preemption`, `plugins/defaultpreemption`.
struct Preemptor {
  private let cycle: SchedulingCycle
  private let chain: FilterChain
  private let nominees: Nominees
  private let budgets: [PodDisruptionBudget]
  /// The nodes that refused the pod, in the order in which they did.
  private let rejected: [(slot: Int, rejection: Rejection)]

  init(_ cycle: SchedulingCycle, _ chain: FilterChain, _ search: NodeSearch) {
    self.cycle = cycle
    self.chain = chain
    nominees = Nominees(cycle)
    budgets = cycle.snapshot.budgets
    rejected = search.rejected
  }

  func preempt(recording level: RecordingLevel) -> Preemption {
    if let ineligibility {
      return Preemption(cycle.pod.name, .ineligible(ineligibility))
    }
    let trials = tryNodes()
    guard !trials.candidates.isEmpty else {
      return Preemption(
        cycle.pod.name, .noCandidate, dryRunCount: trials.count,
        failures: failureCounts(trials))
    }
    let choice = PreemptionChoice(trials.candidates)
    return Preemption(
      cycle.pod.name, .nominated(choice.best[0], decidedBy: choice.decidedBy), dryRunCount: trials.count,
      failures: failureCounts(trials), candidateCount: trials.candidates.count,
      candidates: level == .full ? trials.candidates : [],
      equallyGood: level == .full ? choice.best.map(\.node) : [])
  }

  /// Why the pod may not take anybody's place; nil when it may.
  private var ineligibility: Preemption.Ineligibility? {
    if cycle.pod.spec.preemptionPolicy == .never { return .policyNever }
    guard let slot = cycle.pod.status.nominatedNodeName.flatMap(cycle.snapshot.slot(of:)),
      let status = rejected.first(where: { $0.slot == slot })?.rejection, status.preemptionMayHelp
    else { return nil }
    let isWaiting = cycle.snapshot.rows[slot].load.pods.contains {
      $0.isPreempted && $0.priority < cycle.priority
    }
    return isWaiting ? .waitingForVictim : nil
  }
}

// MARK: - Dry runs

extension Preemptor {
  private struct Trials {
    var candidates: [Preemption.Candidate] = []
    var failures: [[Preemption.Failure]] = []
    var count = 0
  }

  private enum Trial {
    case candidate(Preemption.Candidate)
    case failure([Preemption.Failure])
  }

  /// Tries the nodes that refused the pod for a reason that a removal may change, until there are enough
  /// candidates and one of them breaks no budget.
  private func tryNodes() -> Trials {
    let helpful = Set(rejected.filter(\.rejection.preemptionMayHelp).map(\.slot))
    let potential = cycle.snapshot.order.filter(helpful.contains)
    let wanted = candidatesWanted(of: potential.count)
    var trials = Trials()
    var hasHarmless = false
    for slot in potential {
      trials.count += 1
      switch tryNode(slot) {
      case .candidate(let candidate):
        trials.candidates.append(candidate)
        hasHarmless = hasHarmless || candidate.budgetViolations == 0
      case .failure(let failures): trials.failures.append(failures)
      }
      if hasHarmless, trials.candidates.count >= wanted { break }
    }
    return trials
  }

  private func candidatesWanted(of count: Int) -> Int {
    let arguments = cycle.arguments
    return min(
      max(count * arguments.minCandidateNodesPercentage / 100, arguments.minCandidateNodesAbsolute), count)
  }

  /// Removes every pod of lower priority, and if that helps, gives each its place back that can keep it: first
  /// those whose budget would be broken, the most important first.
  private func tryNode(_ slot: Int) -> Trial {
    var node = cycle.snapshot.rows[slot]
    var chain = chain
    let potential = node.load.pods.filter { $0.priority < cycle.priority }
    guard !potential.isEmpty else { return .failure([.noVictims]) }
    for pod in potential { chain.remove(pod, from: &node) }
    if case .rejected(let rejection) = nominees.verdict(on: node, chain) {
      return .failure(rejection.reasons.map { .stillRejected($0.kind) })
    }
    let byImportance = potential.sorted { $0.isMoreImportant(than: $1) }
    let violating = budgetViolators(among: byImportance)
    let order =
      byImportance.filter { violating.contains($0.name) }
      + byImportance.filter { !violating.contains($0.name) }
    var victims: [PlacedPod] = []
    for pod in order {
      chain.add(pod, to: &node)
      if case .rejected = nominees.verdict(on: node, chain) {
        chain.remove(pod, from: &node)
        victims.append(pod)
      }
    }
    return .candidate(
      Preemption.Candidate(
        node: node.name,
        victims: victims.sorted { $0.isMoreImportant(than: $1) }.map { pod in
          Preemption.Victim(
            pod: pod.name, priority: pod.priority, startTime: pod.startTime,
            violatesBudget: violating.contains(pod.name), isTerminating: pod.isTerminating)
        }))
  }

  /// The pods for which no disruption is left in a budget, if pods go in the order given.
  private func budgetViolators(among pods: [PlacedPod]) -> Set<PodName> {
    var allowed = budgets.map(\.status.disruptionsAllowed)
    var violators: Set<PodName> = []
    for pod in pods {
      let labels = cycle.snapshot.cohorts[pod.cohort].labels
      guard !labels.isEmpty else { continue }
      for (index, budget) in budgets.enumerated() where budget.metadata.namespace == pod.name.namespace {
        guard let selector = budget.selector, !selector.isEmpty, selector.matches(labels),
          budget.status.disruptedPods[pod.name.name] == nil
        else { continue }
        allowed[index] -= 1
        if allowed[index] < 0 { violators.insert(pod.name) }
      }
    }
    return violators
  }

  /// How many nodes had no room to make, by reason; all that were not tried count as beyond help.
  private func failureCounts(_ trials: Trials) -> [Preemption.FailureCount] {
    var counts: [Preemption.Failure: Int] = [:]
    for failures in trials.failures {
      for failure in failures { counts[failure, default: 0] += 1 }
    }
    let untried = cycle.snapshot.nodeCount - trials.count
    if untried > 0 { counts[.notHelpful, default: 0] += untried }
    return counts.map { Preemption.FailureCount(failure: $0.key, nodes: $0.value) }
      .sorted { $0.failure.upstreamText < $1.failure.upstreamText }
  }
}

extension Preemption {
  fileprivate init(
    _ preemptor: PodName, _ outcome: Outcome, dryRunCount: Int = 0, failures: [FailureCount] = [],
    candidateCount: Int = 0, candidates: [Candidate] = [], equallyGood: [NodeName] = []
  ) {
    self.init(
      preemptor: preemptor, outcome: outcome, dryRunCount: dryRunCount, failures: failures,
      candidateCount: candidateCount, candidates: candidates, equallyGood: equallyGood)
  }

  /// The node promised to the pod; nil when there is none.
  public var nominatedNode: NodeName? {
    guard case .nominated(let candidate, _) = outcome else { return nil }
    return candidate.node
  }
}
