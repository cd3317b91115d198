import Karpenter
import Kubernetes

// A Pod's way through a round: what was tried for it, in order, and why each would not do.
extension ProvisioningRound {
  /// Every Pod of the queue, in its order; neighbours that fared alike are told together.
  var queueParts: [Story.Part] {
    var groups: [(decision: PodDecision, pods: [String])] = []
    for decision in pods {
      if let last = groups.last?.decision, last.fared(as: decision) {
        groups[groups.count - 1].pods.append(decision.pod.name)
      } else {
        groups.append((decision, [decision.pod.name]))
      }
    }
    guard !groups.isEmpty else { return [] }
    return [.line(ProvisioningMessage.queue)]
      + groups.flatMap { group -> [Story.Part] in
        let outcome: ProvisioningMessage.QueuedFor =
          switch group.decision.outcome {
          case .claim(let index): .claim(number: index + 1)
          case .existing(let name): .existing(name)
          case .failed: .nothing
          }
        let head = ProvisioningMessage.queued(
          pods: group.pods, requests: Amounts.text(group.decision.requests), outcome)
        return [.indented(head), .under([.under(group.decision.attempts.flatMap(\.parts))])]
      }
  }
}

extension PodDecision {
  /// Whether the two were tried at the same candidates, with the same answers, and came to the same place.
  fileprivate func fared(as other: PodDecision) -> Bool {
    outcome == other.outcome && requests == other.requests
      && attempts.map(\.relaxation) == other.attempts.map(\.relaxation)
      && attempts.map { $0.existing.refusals } == other.attempts.map { $0.existing.refusals }
      && attempts.map { $0.nodePools.map(\.refusal) } == other.attempts.map { $0.nodePools.map(\.refusal) }
  }
}

extension PlacementAttempt {
  /// Nodes, claims and NodePools that would not do; with what was given up before they were asked.
  var parts: [Story.Part] {
    var parts: [Story.Part] = relaxation.map { [.line(ProvisioningMessage.relaxed($0))] } ?? []
    func refused(_ tally: CandidateTally, _ message: (Int) -> ProvisioningMessage) {
      guard tally.accepted == nil, tally.considered > 0 else { return }
      parts.append(.line(message(tally.considered)))
      parts += tally.refusals.map { .indented(ProvisioningMessage.refusedCount($0.count, $0.kind)) }
    }
    refused(existing, ProvisioningMessage.existingRefused)
    refused(inFlight, ProvisioningMessage.claimsRefused)
    if nodePools.contains(where: { $0.refusal == nil }) {
      parts += nodePools.flatMap(\.refusalParts)
    }
    return parts
  }
}
