import Controllers
import Karpenter
import Kubernetes

/// Karpenter's disruption controller at work: a pass, and the second look that every command gets.
extension World {
  private static let passKey = NamespacedName(namespace: "", name: "pass")
  private static let validationNamespace = "validation"

  /// Has a pass made at the next of the controller's turns, since something it depends on has changed.
  mutating func considerDisruption() {
    let candidates = objects.nodeClaims.contains {
      $0.value.status.conditions.isTrue(NodeClaim.ConditionType.consolidatable)
    }
    guard candidates else { return }
    let period = Disruption.period.components.seconds
    let elapsed = now.sinceStart.wholeSecondsRoundedDown
    let next = VirtualTime(sinceStart: .seconds((elapsed / period + 1) * period))
    enqueue(.disruption, Self.passKey, at: next)
  }

  mutating func disrupt(_ key: NamespacedName) {
    guard isKarpenterRunning else { return }
    if key.namespace == Self.validationNamespace {
      validateDisruption(key)
    } else if proposedDisruptions.isEmpty {
      let pass = Disruption.pass(disruptionSnapshot(), through: .emptiness)
      guard let command = pass.commands.first, let first = command.candidates.first else { return }
      record(pass)
      let waiting = NamespacedName(namespace: Self.validationNamespace, name: first.node.text)
      proposedDisruptions[waiting] = command
      enqueue(.disruption, waiting, at: now + Disruption.validationWait)
    }
  }

  private mutating func validateDisruption(_ key: NamespacedName) {
    guard let proposed = proposedDisruptions[key] else { return }
    proposedDisruptions[key] = nil
    let pass = Disruption.validate(proposed, disruptionSnapshot())
    record(pass)
    if pass.stage == .carriedOut {
      for command in pass.commands {
        for candidate in command.candidates { remove(candidate, reason: command.reason) }
      }
    }
    considerDisruption()
  }

  private mutating func record(_ pass: DisruptionPass) {
    cause = decisions.append(.disruptionPass(pass), by: .disruption, at: now, cause: cause)
  }

  /// Taints the node, says why on its claim, and deletes the claim: termination does the rest.
  private mutating func remove(_ candidate: DisruptionCommand.Candidate, reason: NodePool.Budget.Reason) {
    let name = NamespacedName(namespace: "", name: candidate.nodeClaim.text)
    if let node = objects.node(candidate.node) {
      let disrupted = Taint(key: WellKnown.disrupted, effect: .noSchedule)
      if !node.spec.taints.contains(disrupted) {
        _ = try? update(node.with { $0.spec.taints.append(disrupted) })
      }
      report(node.reference, "Disrupting Node: \(reason.rawValue)")
    }
    guard let claim = objects.nodeClaims[name] else { return }
    _ = try? updateStatus(
      claim.with {
        $0.status.conditions.set(
          Condition(
            type: NodeClaim.ConditionType.disruptionReason, status: .isTrue, reason: reason.rawValue,
            message: reason.rawValue), at: now)
      })
    report(claim.reference, "Disrupting NodeClaim: \(reason.rawValue)")
    try? delete(claim.reference)
  }

  private mutating func report(_ object: ObjectReference, _ message: String) {
    record(EventReport(object: object, reason: "DisruptionTerminating", message: message), from: "karpenter")
  }

  private mutating func disruptionSnapshot() -> DisruptionSnapshot {
    var snapshot = DisruptionSnapshot(provisioningSnapshot())
    snapshot.spotToSpotConsolidation = options.karpenter.featureGates[.spotToSpotConsolidation]
    snapshot.nominated = Set(nominations.filter { $0.value > now }.map(\.key))
    return snapshot
  }
}
