import Kubernetes

/// One method at work in a pass: what it looks at, what budgets leave it, and what it notes.
struct MethodRun {
  let context: DisruptionContext
  var report: MethodReport
  var recorder: EventRecorder
  private var remaining: [NodePoolName: Int]

  init(_ report: MethodReport, in context: DisruptionContext, recorder: EventRecorder) {
    self.context = context
    self.report = report
    self.recorder = recorder
    remaining = Dictionary(report.allowances.map { ($0.nodePool, $0.remaining) }) { first, _ in first }
  }

  /// Whether the budgets of the node's pool let one more go. One that they hold is noted.
  mutating func isAllowed(_ candidate: DisruptionCandidate) -> Bool {
    if remaining[candidate.nodePoolName, default: 0] > 0 { return true }
    report.heldByBudget.append(candidate.node)
    return false
  }

  /// Counts one more node of a pool as going.
  mutating func spend(on candidate: DisruptionCandidate) {
    remaining[candidate.nodePoolName, default: 0] -= 1
  }

  mutating func note(_ candidates: [DisruptionCandidate], _ outcome: DisruptionAttempt.Outcome) {
    report.attempts.append(
      DisruptionAttempt(
        nodes: candidates.map(\.node), priceUSDPerHour: candidates.priceUSDPerHour, outcome: outcome))
  }

  /// Notes that nothing was found; if budgets had no part in it, it does not look again until something changes.
  mutating func noteFruitless() { report.foundNothing = report.heldByBudget.isEmpty }
}

/// What a method comes to.
enum MethodOutcome {
  case nothing
  case commands([DisruptionCommand])
  /// No simulation can be made, which ends the pass.
  case noNodePools
}

/// What makes up a method: which candidates it takes, and what it does with them.
protocol DisruptionRule {
  static var method: DisruptionMethod { get }
  /// Why it leaves a candidate alone; nil when it does not.
  static func refusal(of candidate: DisruptionCandidate) -> MethodRefusal?
  /// - Parameter candidates: those not refused, by name; at least one.
  static func decide(among candidates: [DisruptionCandidate], _ run: inout MethodRun) -> MethodOutcome
}

extension DisruptionMethod {
  var rule: any DisruptionRule.Type {
    switch self {
    case .emptiness: Emptiness.self
    case .staticDrift: StaticDrift.self
    case .drift: Drift.self
    case .multiNodeConsolidation: MultiNodeConsolidation.self
    case .singleNodeConsolidation: SingleNodeConsolidation.self
    }
  }
}
