import Kubernetes

/// Karpenter's disruption controller: which nodes go because they are empty, outdated or dearer than need be.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/disruption`.
public enum Disruption {
  /// How long a command of consolidation waits before it is looked at again.
  public static let validationWait = Duration.seconds(15)
  /// How often a pass is made while nothing is found.
  public static let period = Duration.seconds(10)
  /// How long after a change the cluster counts as changed again, though nothing happened.
  public static let refresh = Duration.seconds(300)

  /// How long a command may wait for its replacements.
  ///
  /// - Parameter candidates: nodes of all commands under way.
  public static func commandTimeout(candidates: Int) -> Duration {
    min(max(.milliseconds(80) * candidates, .seconds(600)), .seconds(3600))
  }

  /// Tries the methods in order until one comes to a command.
  ///
  /// - Parameters:
  ///   - first: where to begin; after a command that did not hold, the method after its own.
  ///   - last: where to stop.
  public static func pass(
    _ snapshot: DisruptionSnapshot, from first: DisruptionMethod = .emptiness,
    through last: DisruptionMethod = .singleNodeConsolidation
  ) -> DisruptionPass {
    let context = DisruptionContext(snapshot)
    var recorder = EventRecorder()
    var pass = DisruptionPass(stage: .nothing, nodes: context.standings)
    for method in DisruptionMethod.allCases where method >= first && method <= last {
      let outcome = attempt(method, in: context, &pass, &recorder)
      pass.events = recorder.events
      switch outcome {
      case .nothing: continue
      case .noNodePools: pass.stage = .noNodePools
      case .commands(let commands):
        pass.stage = method.waitsForValidation ? .proposed : .carriedOut
        pass.commands = commands
      }
      break
    }
    return pass
  }

  /// What budgets grant of a reason at this moment, by NodePool in order of name.
  public static func allowances(
    in snapshot: DisruptionSnapshot, for reason: NodePool.Budget.Reason
  ) -> [DisruptionAllowance] {
    snapshot.allowances(for: reason, in: ClusterState(snapshot.cluster))
  }

  private static func attempt(
    _ method: DisruptionMethod, in context: DisruptionContext, _ pass: inout DisruptionPass,
    _ recorder: inout EventRecorder
  ) -> MethodOutcome {
    let (eligible, refused) = context.eligible(for: method, publishingTo: &recorder)
    var report = MethodReport(method: method, eligible: eligible.map(\.node))
    report.refused = refused
    guard !eligible.isEmpty else {
      pass.methods.append(report)
      return .nothing
    }
    report.allowances = context.allowances(for: method.reason, publishingTo: &recorder)
    report.isUnchanged = context.snapshot.isUnchanged(for: method)
    var run = MethodRun(report, in: context, recorder: recorder)
    let outcome = report.isUnchanged ? .nothing : method.rule.decide(among: eligible, &run)
    recorder = run.recorder
    pass.methods.append(run.report)
    return outcome
  }
}

extension DisruptionContext {
  /// The candidates that the method takes, by name, and those that it leaves alone.
  func eligible(
    for method: DisruptionMethod, publishingTo recorder: inout EventRecorder
  ) -> (taken: [DisruptionCandidate], refused: [MethodReport.Refusal]) {
    publishObstacles(for: method, to: &recorder)
    var taken: [DisruptionCandidate] = []
    var refused: [MethodReport.Refusal] = []
    for candidate in candidates(for: method) {
      guard let reason = method.rule.refusal(of: candidate) else {
        taken.append(candidate)
        continue
      }
      refused.append(MethodReport.Refusal(node: candidate.node, reason: reason))
      if let text = UpstreamText.methodRefusal(reason, nodePool: candidate.nodePoolName) {
        recorder.publish(.unconsolidatable(candidate, text))
      }
    }
    return (taken, refused)
  }

  func allowances(
    for reason: NodePool.Budget.Reason, publishingTo recorder: inout EventRecorder
  ) -> [DisruptionAllowance] {
    let allowances = snapshot.allowances(for: reason, in: state)
    for allowance in allowances where allowance.nodes > 0 && allowance.allowed == 0 {
      recorder.publish(.noDisruptionsAllowed(in: allowance.nodePool, for: reason))
    }
    return allowances
  }
}
