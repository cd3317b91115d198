import Controllers
import Karpenter
import Kubernetes

/// Commands of disruption on their way: the nodes are marked, what replaces them is launched, and only once that is
/// ready the old ones are deleted.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/disruption/queue.go`.
extension World {
  static let commandNamespace = "command"
  private static let disrupted = Taint(key: WellKnown.disrupted, effect: .noSchedule)

  private static func key(_ number: Int) -> NamespacedName {
    NamespacedName(namespace: commandNamespace, name: String(number))
  }

  /// Marks the nodes, creates their replacements, and promises places to the Pods.
  mutating func start(_ command: DisruptionCommand) {
    guard let record = cause else { return }
    for candidate in command.candidates { mark(candidate, command.reason) }
    var created: [NodeClaimName] = []
    for claim in command.replacements { if let name = create(claim) { created.append(name) } }
    disruption.lastChange = now
    for placement in command.existing { reportNomination(of: placement) }
    for failed in command.pending { reportFailure(of: failed.pod, failed.failure) }
    disruption.moves += command.moves
    disruption.started += 1
    disruption.running[disruption.started] = RunningCommand(
      number: disruption.started, command: command, record: record, startedAt: now, awaited: created)
    advanceCommand(Self.key(disruption.started))
  }

  private mutating func mark(_ candidate: DisruptionCommand.Candidate, _ reason: NodePool.Budget.Reason) {
    if let node = objects.node(candidate.node), !node.spec.taints.contains(Self.disrupted) {
      _ = try? update(node.with { $0.spec.taints.append(Self.disrupted) })
    }
    guard let claim = nodeClaim(candidate.nodeClaim) else { return }
    _ = try? updateStatus(
      claim.with {
        $0.status.conditions.set(
          Condition(
            type: NodeClaim.ConditionType.disruptionReason, status: .isTrue, reason: reason.rawValue,
            message: reason.rawValue), at: now)
      })
  }

  private func nodeClaim(_ name: NodeClaimName) -> NodeClaim? {
    objects.nodeClaims[NamespacedName(namespace: "", name: name.text)]
  }

  /// Waits for the replacements, or deletes the nodes once all of them are initialized.
  mutating func advanceCommand(_ key: NamespacedName) {
    guard let number = Int(key.name), var running = disruption.running[number] else { return }
    var failure: CommandFailure?
    running.awaited.removeAll { name in
      guard let claim = nodeClaim(name) else {
        failure = .replacementDeleted(name)
        return true
      }
      reportWait(for: claim, running.command.reason)
      return claim.status.conditions.isTrue(NodeClaim.ConditionType.initialized)
    }
    let timeout = Disruption.commandTimeout(candidates: disruption.claimsInCommand.count)
    if !running.awaited.isEmpty, now - running.startedAt > timeout { failure = .timeout(after: timeout) }
    disruption.running[number] = running
    if let failure { return rollBack(running, failure) }
    guard running.awaited.isEmpty else {
      return enqueue(.disruption, key, at: max(running.startedAt + timeout + .seconds(1), now + .seconds(1)))
    }
    finish(running)
  }

  private mutating func reportWait(for claim: NodeClaim, _ reason: NodePool.Budget.Reason) {
    var events = [DisruptionEvent.launching(claim.reference, for: reason)]
    if !claim.status.conditions.isTrue(NodeClaim.ConditionType.initialized) {
      events.append(.waitingOnReadiness(claim.reference))
    }
    publish(disruption.unsaid(events, at: now))
  }

  private mutating func finish(_ running: RunningCommand) {
    disruption.running[running.number] = nil
    if !running.command.replacements.isEmpty {
      append(DisruptionPass(stage: .replaced, commands: [running.command]), cause: cause ?? running.record)
    }
    for candidate in running.command.candidates {
      guard let claim = nodeClaim(candidate.nodeClaim) else { continue }
      try? delete(claim.reference)
      var objects = [claim.reference]
      if let node = self.objects.node(candidate.node) { objects.insert(node.reference, at: 0) }
      publish(
        disruption.unsaid(objects.map { .terminating($0, for: running.command.reason) }, at: now))
    }
  }

  private mutating func rollBack(_ running: RunningCommand, _ failure: CommandFailure) {
    disruption.running[running.number] = nil
    let nodes = Set(running.command.candidates.map(\.node))
    disruption.moves.removeAll { !$0.from.isDisjoint(with: nodes) }
    append(
      DisruptionPass(stage: .rolledBack(failure), commands: [running.command]), cause: cause ?? running.record
    )
    for candidate in running.command.candidates {
      unmark(node: objects.node(candidate.node), claim: nodeClaim(candidate.nodeClaim))
    }
    disruption.lastChange = now
    considerDisruption()
  }

  /// Takes the marks off nodes that no command is about any more, as after a restart of Karpenter.
  mutating func removeForgottenMarks() {
    let inCommand = disruption.claimsInCommand
    for node in objects.nodes.values where node.isDisrupted && !node.metadata.isBeingDeleted {
      guard let claim = nodeClaim(of: node), !claim.metadata.isBeingDeleted,
        !inCommand.contains(claim.nodeClaimName)
      else { continue }
      unmark(node: node, claim: claim)
    }
  }

  private mutating func unmark(node: Node?, claim: NodeClaim?) {
    if let node, !node.metadata.isBeingDeleted {
      _ = try? update(node.with { $0.spec.taints.removeAll { $0 == Self.disrupted } })
    }
    if let claim {
      _ = try? updateStatus(
        claim.with { $0.status.conditions.clear(NodeClaim.ConditionType.disruptionReason) })
    }
  }
}

extension DisruptionCommand {
  /// Its nodes' Pods, by the place found for them.
  fileprivate var moves: [PlannedMove] {
    let nodes = Set(candidates.map(\.node))
    let own = Set(candidates.flatMap(\.pods))
    let kept = existing.compactMap { placement in
      placement.node.map { (PlannedMove.Destination.node($0), placement.pods) }
    }
    let new = replacements.map { claim in
      (PlannedMove.Destination.claim(NodeClaimName(claim.nodeClaim.metadata.name)), claim.pods)
    }
    return (kept + new).compactMap { destination, pods in
      let moving = own.intersection(pods)
      return moving.isEmpty ? nil : PlannedMove(pods: moving, from: nodes, to: destination)
    }
  }
}
