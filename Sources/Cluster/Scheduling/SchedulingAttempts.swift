import Kubernetes
import Scheduling

/// Every attempt to place the Pods that there are, in compact form: attempts of a Pod that ended alike, one after the
/// other, are one run, and the decision log has the record of each run. Of the latest attempts, what they were decided
/// from is kept besides.
public struct SchedulingAttempts: Sendable {
  private var runs = SortedTable<PodName, Runs>()
  /// By the attempt's number.
  private var inputs = SortedTable<Int, SchedulingAttempt>()
  private var lastNumber = 0

  private struct Runs: Sendable {
    var kept: [Run] = []
    var attempts = 0
  }

  /// Attempts one after the other that ended alike.
  public struct Run: Sendable {
    /// The record of the first; the others left none.
    public let record: DecisionID
    public let first: VirtualTime
    public fileprivate(set) var last: VirtualTime
    public fileprivate(set) var count = 1
    /// Of the last of them.
    fileprivate var number: Int
  }

  /// So many runs of a Pod are kept, the first and the latest.
  private static let keptRuns = 32
  /// What attempts were decided from is kept for so many rows of nodes, and at least for the fewest attempts.
  private static let keptRows = 1_000_000
  private static let fewestInputs = 64
  private static let mostInputs = 4096

  /// Of a Pod, the oldest first.
  public func runs(of pod: PodName) -> [Run] { runs[pod]?.kept ?? [] }

  /// How many attempts were made for a Pod, those of runs that are no longer kept included.
  public func count(of pod: PodName) -> Int { runs[pod]?.attempts ?? 0 }

  /// What the last attempt of a run was decided from; nil when it is too long ago.
  public func attempt(_ run: Run) -> SchedulingAttempt? { inputs[run.number] }

  mutating func begin(_ attempt: SchedulingAttempt, pod: PodName, record: DecisionID, at now: VirtualTime) {
    var runs = runs[pod] ?? Runs()
    runs.attempts += 1
    runs.kept.append(Run(record: record, first: now, last: now, number: keep(attempt)))
    if runs.kept.count > Self.keptRuns { runs.kept.remove(at: 1) }
    self.runs[pod] = runs
  }

  /// Another attempt ended as the last one.
  mutating func repeatLast(_ attempt: SchedulingAttempt, pod: PodName, at now: VirtualTime) {
    guard var runs = runs[pod], !runs.kept.isEmpty else { return }
    let index = runs.kept.count - 1
    runs.attempts += 1
    runs.kept[index].count += 1
    runs.kept[index].last = now
    inputs[runs.kept[index].number] = nil
    runs.kept[index].number = keep(attempt)
    self.runs[pod] = runs
  }

  /// The Pod is gone.
  mutating func forget(_ pod: PodName) { runs[pod] = nil }

  private mutating func keep(_ attempt: SchedulingAttempt) -> Int {
    lastNumber += 1
    inputs[lastNumber] = attempt
    let most = Self.keptRows / max(attempt.snapshot.nodeCount, 1)
    let limit = min(max(most, Self.fewestInputs), Self.mostInputs)
    while inputs.count > limit, let oldest = inputs.first { inputs[oldest.key] = nil }
    return lastNumber
  }
}
