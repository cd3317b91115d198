import Cloud
import Kubernetes

extension Disruption {
  /// Looks again at a command that has waited: all of it must still hold, or, of empty nodes, some of it.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/validation.go`.
  public static func validate(_ command: DisruptionCommand, _ snapshot: DisruptionSnapshot) -> DisruptionPass
  {
    let context = DisruptionContext(snapshot)
    var recorder = EventRecorder()
    var pass = DisruptionPass(stage: .carriedOut, commands: [command])
    let verdict =
      command.method == .emptiness
      ? context.stillEmpty(command, &recorder) : context.stillHolds(command, &recorder)
    switch verdict {
    case .success(let command): pass.commands = [command]
    case .failure(let invalidation):
      pass.stage = .abandoned(invalidation)
      if command.method == .singleNodeConsolidation {
        recorder.publish(.consolidationRejected(command, invalidation))
      }
    }
    pass.events = recorder.events
    return pass
  }
}

extension CommandInvalidation: Error {}

extension DisruptionContext {
  /// What is left of a command to delete empty nodes; it may be less than was proposed.
  fileprivate func stillEmpty(
    _ command: DisruptionCommand, _ recorder: inout EventRecorder
  ) -> Result<DisruptionCommand, CommandInvalidation> {
    let (remaining, vanished) = stillCandidates(of: command, &recorder)
    guard !remaining.isEmpty else { return .failure(.churn(vanished)) }
    let allowed = withinBudgets(remaining, of: command.method, &recorder)
    guard !allowed.isEmpty else { return .failure(.budget) }
    return .success(self.command(command.method, taking: allowed))
  }

  fileprivate func stillHolds(
    _ command: DisruptionCommand, _ recorder: inout EventRecorder
  ) -> Result<DisruptionCommand, CommandInvalidation> {
    let (remaining, vanished) = stillCandidates(of: command, &recorder)
    guard vanished.isEmpty else { return .failure(.churn(vanished)) }
    guard withinBudgets(remaining, of: command.method, &recorder).count == remaining.count else {
      return .failure(.budget)
    }
    guard let simulation = simulator.simulate(without: remaining, publishingTo: &recorder) else {
      return .failure(.noNodePools)
    }
    guard simulation.stranded.isEmpty else { return .failure(.stranded(simulation.stranded)) }
    guard simulation.claims.count == command.replacements.count else { return .failure(.newResults) }
    for (claim, replacement) in zip(simulation.claims, command.replacements) {
      let names = Set(claim.types.map { claim.catalogue.types[$0].name })
      guard replacement.instanceTypes.allSatisfy({ names.contains($0.name) }) else {
        return .failure(.newResults)
      }
    }
    return .success(command)
  }

  private func stillCandidates(
    of command: DisruptionCommand, _ recorder: inout EventRecorder
  ) -> (remaining: [DisruptionCandidate], vanished: [VanishedCandidate]) {
    let proposed = Set(command.candidates.map(\.node))
    let (eligible, refused) = eligible(for: command.method, publishingTo: &recorder)
    let remaining = eligible.filter { proposed.contains($0.node) }
    let names = Set(remaining.map(\.node))
    let vanished = proposed.subtracting(names).sorted().map { node in
      let refusal = refused.first { $0.node == node }.map { VanishedCandidate.Reason.refused($0.reason) }
      let obstacle = verdicts.first { $0.state.node?.nodeName == node }?.obstacle
      return VanishedCandidate(
        node: node, reason: refusal ?? obstacle.map { .obstacle($0) } ?? .gone)
    }
    return (remaining, vanished)
  }

  /// The first, by name, as many as budgets let go.
  private func withinBudgets(
    _ candidates: [DisruptionCandidate], of method: DisruptionMethod, _ recorder: inout EventRecorder
  ) -> [DisruptionCandidate] {
    var report = MethodReport(method: method)
    report.allowances = allowances(for: method.reason, publishingTo: &recorder)
    var run = MethodRun(report, in: self, recorder: recorder)
    return candidates.filter { candidate in
      guard run.isAllowed(candidate) else { return false }
      run.spend(on: candidate)
      return true
    }
  }
}
