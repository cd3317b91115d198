import Karpenter

/// Why a node stays, or what doing without it comes to: a clause that follows the node's name.
public enum DisruptionReasonMessage: Message, Equatable {
  case obstacle(DisruptionObstacle)
  case refusal(MethodRefusal)
  case heldByBudget
  case outcome(DisruptionAttempt.Outcome)
  case invalidation(CommandInvalidation)
}

extension StrandedPod.Reason {
  /// What NodePools answered to a Pod without a place, in short.
  var placementRefusal: PlacementRefusal? {
    guard case .failed(.refused(let verdicts)) = self else { return nil }
    return verdicts.lazy.compactMap(\.refusal).first
  }
}
