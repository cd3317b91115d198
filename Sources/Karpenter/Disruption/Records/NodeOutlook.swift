import Kubernetes

/// What each method would make of one node, were it its turn: what holds the node, or what doing without it comes to.
public struct NodeOutlook: Equatable, Sendable {
  public enum Verdict: Equatable, Sendable {
    case refused(MethodRefusal)
    /// No budget lets another node of its NodePool go.
    case heldByBudget(DisruptionAllowance)
    case tried(DisruptionAttempt.Outcome)
    case taken(DisruptionCommand)
  }

  public struct MethodVerdict: Equatable, Sendable {
    public var method: DisruptionMethod
    public var verdict: Verdict
  }

  public var standing: NodeStanding
  /// In the order tried; those that must not look at the node at all are left out. Multi-node consolidation asks of
  /// several nodes at once, and has none.
  public var methods: [MethodVerdict]

  /// By which it would go.
  public var command: DisruptionCommand? {
    methods.lazy.compactMap { entry in
      guard case .taken(let command) = entry.verdict else { return nil }
      return command
    }.first
  }
}

extension Disruption {
  /// What would become of one node, whatever became of others.
  ///
  /// - Returns: nil when it is none of Karpenter's.
  public static func outlook(of node: NodeName, in snapshot: DisruptionSnapshot) -> NodeOutlook? {
    let context = DisruptionContext(snapshot)
    guard let standing = context.standings.first(where: { $0.node == node }) else { return nil }
    let methods = DisruptionMethod.allCases.filter { $0 != .multiNodeConsolidation }
    return NodeOutlook(
      standing: standing,
      methods: methods.compactMap { method in
        context.candidates(for: method).first { $0.node == node }.map {
          NodeOutlook.MethodVerdict(method: method, verdict: context.verdict(of: method, on: $0))
        }
      })
  }
}

extension DisruptionContext {
  fileprivate func verdict(
    of method: DisruptionMethod, on candidate: DisruptionCandidate
  ) -> NodeOutlook.Verdict {
    if let refusal = method.rule.refusal(of: candidate) { return .refused(refusal) }
    var recorder = EventRecorder()
    var report = MethodReport(method: method, eligible: [candidate.node])
    report.allowances = allowances(for: method.reason, publishingTo: &recorder)
    var run = MethodRun(report, in: self, recorder: recorder)
    switch method.rule.decide(among: [candidate], &run) {
    case .commands(let commands): if let command = commands.first { return .taken(command) }
    case .nothing, .noNodePools: break
    }
    if let held = report.allowances.first(where: { $0.nodePool == candidate.nodePoolName }),
      !run.report.heldByBudget.isEmpty
    {
      return .heldByBudget(held)
    }
    return run.report.attempts.last.map { .tried($0.outcome) } ?? .refused(.isEmpty)
  }
}
