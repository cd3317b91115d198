import Kubernetes

/// What a NodeClaim makes of the cloud's answer to its launch.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/lifecycle/launch.go`.
public enum NodeClaimLaunch {
  private static let longestMessage = 300
  private static let firstRetry = Duration.seconds(1)
  private static let longestRetry = Duration.seconds(60)

  public static func reconcile(
    _ claim: NodeClaim, answer: LaunchAnswer, at now: VirtualTime
  ) -> Reconciliation {
    var progress = NodeClaimProgress(claim, at: now)
    guard progress.conditions.isUnknown(NodeClaim.ConditionType.launched), !claim.metadata.isBeingDeleted
    else {
      return .settled
    }
    switch answer {
    case .launched(let machine): take(machine, into: &progress)
    case .insufficientCapacity(let message):
      progress.result.report(
        claim.reference, .warning, UpstreamText.insufficientCapacityError,
        UpstreamText.nodeClaimEvent(claim.metadata.name, truncated(message)))
      progress.record(.failure(.insufficientCapacity(message: message)))
      progress.delete()
    case .nodeClassNotReady(let message):
      progress.record(.failure(.nodeClassNotReady(message: message)))
      progress.delete()
    case .failed(let reason, let message):
      let before = progress.conditions[NodeClaim.ConditionType.launched]
      progress.conditions.setUnknown(NodeClaim.ConditionType.launched, reason, truncated(message))
      if before?.reason != reason {
        progress.record(.failure(.launchFailed(reason: reason, message: message)))
      }
      let retries = BackOff(
        from: claim.metadata.creationTimestamp ?? now, first: firstRetry, longest: longestRetry)
      progress.result.lookAgain(at: retries.next(after: now))
    }
    return progress.finish()
  }

  /// The claim's own labels stand over the provider's; of annotations it is the other way round.
  private static func take(_ machine: LaunchedMachine, into progress: inout NodeClaimProgress) {
    progress.claim.metadata.labels.merge(machine.labels) { own, _ in own }
    progress.claim.metadata.annotations.merge(machine.annotations) { _, new in new }
    progress.claim.status.providerID = machine.providerID
    progress.claim.status.imageID = machine.imageID
    progress.claim.status.capacity = machine.capacity
    progress.claim.status.allocatable = machine.allocatable
    progress.conditions.setTrue(NodeClaim.ConditionType.launched)
    progress.record(.launch(machine))
  }

  private static func truncated(_ message: String) -> String {
    message.count > longestMessage ? message.prefix(longestMessage) + "..." : message
  }
}
