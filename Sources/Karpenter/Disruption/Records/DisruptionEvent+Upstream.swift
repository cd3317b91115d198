import Kubernetes

// `pkg/controllers/disruption/events/events.go`.
extension [DisruptionEvent] {
  static func blocked(node: NodeName?, nodeClaim: NodeClaimName, _ message: String) -> Self {
    pair(node, nodeClaim) {
      DisruptionEvent(object: $0, reason: UpstreamText.disruptionBlocked, message: message)
    }
  }

  static func blocked(_ candidate: DisruptionCandidate, _ message: String) -> Self {
    blocked(node: candidate.node, nodeClaim: candidate.nodeClaim.nodeClaimName, message)
  }

  static func unconsolidatable(_ candidate: DisruptionCandidate, _ message: String) -> Self {
    pair(candidate.node, candidate.nodeClaim.nodeClaimName) {
      DisruptionEvent(
        object: $0, reason: UpstreamText.unconsolidatable, message: message, quietFor: .seconds(15 * 60))
    }
  }

  /// - Parameters:
  ///   - count: how many nodes would go together.
  ///   - savings: USD an hour.
  static func consolidationCandidate(
    _ candidate: DisruptionCandidate, of count: Int, savings: Double
  ) -> Self {
    let command = UpstreamText.command(.replace, on: candidate.node, of: count)
    return pair(candidate.node, candidate.nodeClaim.nodeClaimName) {
      DisruptionEvent(
        object: $0, reason: UpstreamText.consolidationCandidate,
        message: UpstreamText.consolidationCandidate(command, savings: savings), dedupeValue: command)
    }
  }

  static func consolidationRejected(_ command: DisruptionCommand, _ why: CommandInvalidation) -> Self {
    command.candidates.flatMap { candidate in
      let text = UpstreamText.command(command.decision, on: candidate.node, of: command.candidates.count)
      return pair(candidate.node, candidate.nodeClaim) {
        DisruptionEvent(
          object: $0, reason: UpstreamText.consolidationRejected,
          message: UpstreamText.consolidationRejected(
            text, reason: why.upstreamReason, savings: command.savingsUSDPerHour),
          dedupeValue: "\(text) \(why.upstreamReason)")
      }
    }
  }

  /// On the Node, where there is one, and on the claim.
  private static func pair(
    _ node: NodeName?, _ nodeClaim: NodeClaimName, _ event: (ObjectReference) -> DisruptionEvent
  ) -> Self {
    let objects =
      (node.map { [(Kind.node, $0.text)] } ?? []) + [(Kind.nodeClaim, nodeClaim.text)]
    return objects.map { kind, name in
      event(ObjectReference(kind: kind, name: NamespacedName(namespace: "", name: name)))
    }
  }
}

extension DisruptionEvent {
  public static func launching(
    _ replacement: ObjectReference, for reason: NodePool.Budget.Reason
  ) -> DisruptionEvent {
    DisruptionEvent(
      object: replacement, reason: UpstreamText.disruptionLaunching,
      message: "Launching NodeClaim: \(reason.rawValue)", dedupeValue: reason.rawValue)
  }

  public static func waitingOnReadiness(_ replacement: ObjectReference) -> DisruptionEvent {
    DisruptionEvent(
      object: replacement, reason: UpstreamText.disruptionWaitingReadiness,
      message: UpstreamText.waitingOnReadiness)
  }

  /// - Parameter object: a Node or a NodeClaim.
  public static func terminating(
    _ object: ObjectReference, for reason: NodePool.Budget.Reason
  ) -> DisruptionEvent {
    DisruptionEvent(
      object: object, reason: UpstreamText.disruptionTerminating,
      message: "Disrupting \(object.kind.name): \(reason.rawValue)", dedupeValue: reason.rawValue)
  }

  static func noDisruptionsAllowed(
    in nodePool: NodePoolName, for reason: NodePool.Budget.Reason
  ) -> DisruptionEvent {
    DisruptionEvent(
      object: ObjectReference(kind: .nodePool, name: NamespacedName(namespace: "", name: nodePool.text)),
      reason: UpstreamText.disruptionBlocked, message: UpstreamText.noDisruptionsAllowed(for: reason),
      dedupeValue: reason.rawValue, quietFor: .seconds(60))
  }

  static func noCompatibleInstanceTypes(
    _ nodePool: NodePoolName, becauseOfMinValues: Bool
  ) -> DisruptionEvent {
    DisruptionEvent(
      object: ObjectReference(kind: .nodePool, name: NamespacedName(namespace: "", name: nodePool.text)),
      type: .warning, reason: "NoCompatibleInstanceTypes",
      message: UpstreamText.noCompatibleInstanceTypes(becauseOfMinValues: becauseOfMinValues))
  }
}
