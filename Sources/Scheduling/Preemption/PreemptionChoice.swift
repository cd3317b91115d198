import Kubernetes

/// Which of several candidates loses least: one criterion after the other, until one is left.
///
/// Source: kube-scheduler 1.35, `framework/preemption`, `pickOneNodeForPreemption`.
struct PreemptionChoice {
  /// The candidates that no criterion tells apart, in the order given; the first is chosen.
  private(set) var best: [Preemption.Candidate]
  private(set) var decidedBy = Preemption.Criterion.onlyCandidate

  /// - Parameter candidates: at least one, each with at least one victim.
  init(_ candidates: [Preemption.Candidate]) {
    best = candidates
    keepLowest(.fewestBudgetViolations) { $0.budgetViolations }
    keepLowest(.lowestTopPriority) { $0.victims.first?.priority ?? Int.min }
    keepLowest(.lowestPrioritySum) { $0.victims.reduce(0) { $0 &+ $1.priority &+ Self.priorityOffset } }
    keepLowest(.fewestVictims) { $0.victims.count }
    keepLowest(.latestStart) { StartedLast(Self.earliestStart($0)) }
    if best.count > 1 { decidedBy = .nodeOrder }
  }

  /// Makes every priority positive, so that fewer pods of a negative priority are the lesser loss.
  private static let priorityOffset = 1 << 31

  private mutating func keepLowest<Value: Comparable>(
    _ criterion: Preemption.Criterion, _ value: (Preemption.Candidate) -> Value
  ) {
    guard best.count > 1, let lowest = best.map(value).min() else { return }
    let kept = best.filter { value($0) == lowest }
    if kept.count < best.count { decidedBy = criterion }
    best = kept
  }

  /// When the oldest of the most important victims started; nil is now.
  private static func earliestStart(_ candidate: Preemption.Candidate) -> VirtualTime? {
    let top = candidate.victims.map(\.priority).max()
    let starts = candidate.victims.filter { $0.priority == top }.map(\.startTime)
    return starts.contains { $0 != nil } ? starts.compactMap(\.self).min() : nil
  }

  /// Orders a later start before an earlier one; what has not started is latest.
  private struct StartedLast: Comparable {
    let time: VirtualTime?

    init(_ time: VirtualTime?) { self.time = time }

    static func < (left: Self, right: Self) -> Bool {
      guard let leftTime = left.time else { return right.time != nil }
      return right.time.map { leftTime > $0 } ?? false
    }
  }
}
