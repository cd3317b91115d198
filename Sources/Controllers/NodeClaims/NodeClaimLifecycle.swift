import Kubernetes

/// Carries a NodeClaim from wish to working node: launch, registration, initialization; gives up on one that
/// does not come up in time; and, when it is deleted, sees its Node and its machine off.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/lifecycle`.
public enum NodeClaimLifecycle {
  public static let launchTimeout = Duration.seconds(5 * 60)
  public static let registrationTimeout = Duration.seconds(15 * 60)
  /// How soon a machine on its way out is asked after again.
  static let terminationPeriod = Duration.seconds(5)
  private typealias ConditionType = NodeClaim.ConditionType

  /// - Parameters:
  ///   - nodes: those with the claim's provider id.
  ///   - instanceExists: whether the cloud still knows the machine; only a claim being deleted asks.
  public static func reconcile(
    _ claim: NodeClaim, nodes: [Node], instanceExists: Bool, at now: VirtualTime
  ) -> Reconciliation {
    var progress = NodeClaimProgress(claim, at: now)
    if claim.metadata.isBeingDeleted {
      guard claim.metadata.finalizers.contains(WellKnown.terminationFinalizer) else { return .settled }
      finalize(&progress, nodes: nodes, instanceExists: instanceExists)
      return progress.finish()
    }
    if !claim.metadata.finalizers.contains(WellKnown.terminationFinalizer) {
      progress.claim.metadata.finalizers.append(WellKnown.terminationFinalizer)
    }
    if progress.conditions.isUnknown(ConditionType.launched) {
      progress.result.cloudRequests.append(.launch(claim.nodeClaimName))
    }
    register(&progress, nodes: nodes)
    initialize(&progress, nodes: nodes)
    checkLiveness(&progress)
    return progress.finish()
  }

  // MARK: - Liveness

  private static func checkLiveness(_ progress: inout NodeClaimProgress) {
    guard !progress.conditions.isTrue(ConditionType.registered) else { return }
    let isLaunched = progress.conditions.isTrue(ConditionType.launched)
    if !isLaunched {
      let since = progress.conditions[ConditionType.launched]?.lastTransitionTime ?? progress.now
      guard progress.now < since + launchTimeout else {
        progress.record(.failure(.launchTimeout(after: progress.now - since)))
        return progress.delete()
      }
      progress.result.lookAgain(at: since + launchTimeout)
    }
    let since = progress.conditions[ConditionType.registered]?.lastTransitionTime ?? progress.now
    guard progress.now < since + registrationTimeout else {
      progress.record(.failure(.registrationTimeout(after: progress.now - since)))
      return progress.delete()
    }
    progress.result.lookAgain(at: since + registrationTimeout)
  }

  // MARK: - Deletion

  private static func finalize(
    _ progress: inout NodeClaimProgress, nodes: [Node], instanceExists: Bool
  ) {
    annotateDeadline(&progress)
    let claim = progress.claim
    if progress.conditions.isTrue(ConditionType.registered), !nodes.isEmpty {
      let undisturbed = nodes.filter { !$0.metadata.isBeingDeleted }
      for node in undisturbed {
        progress.result.writes.append(.delete(node.reference, gracePeriodSeconds: nil))
      }
      if !undisturbed.isEmpty { progress.record(.nodeDeletion(nodes: undisturbed.map(\.nodeName))) }
      return
    }
    if !claim.status.providerID.isEmpty {
      if !progress.conditions.isTrue(ConditionType.instanceTerminating) {
        progress.conditions.setTrue(ConditionType.instanceTerminating)
        progress.record(.instanceTermination(providerID: claim.status.providerID))
      }
      if instanceExists {
        progress.result.cloudRequests.append(.terminate(providerID: claim.status.providerID))
        return progress.result.lookAgain(at: progress.now + terminationPeriod)
      }
    }
    progress.claim.metadata.finalizers.removeAll { $0 == WellKnown.terminationFinalizer }
    progress.record(.termination(after: progress.now - (claim.metadata.deletionTimestamp ?? progress.now)))
    progress.result.report(
      claim.reference, .normal, UpstreamText.finalized,
      UpstreamText.finalizedText(WellKnown.terminationFinalizer))
  }

  /// Writes down by when all Pods must be off the node, where the claim has a `terminationGracePeriod`.
  private static func annotateDeadline(_ progress: inout NodeClaimProgress) {
    guard let grace = progress.claim.spec.terminationGracePeriod,
      progress.claim.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] == nil,
      let deleted = progress.claim.metadata.deletionTimestamp
    else { return }
    let deadline = (deleted + grace).rfc3339
    progress.claim.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] = deadline
    progress.result.report(
      progress.claim.reference, .warning, UpstreamText.terminationGracePeriodExpiring,
      UpstreamText.allPodsWillBeDeleted(by: deadline))
  }
}
