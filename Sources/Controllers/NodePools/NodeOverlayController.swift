import Karpenter
import Kubernetes

/// Writes down what became of a NodeOverlay: valid, or why Karpenter leaves it aside.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeoverlay/controller.go`.
public enum NodeOverlayController {
  /// - Parameter before: the outcome of the last look; nil at the first.
  public static func reconcile(
    _ overlay: NodeOverlay, outcome: NodeOverlayEvaluation.Outcome,
    before: NodeOverlayEvaluation.Outcome?, at now: VirtualTime
  ) -> Reconciliation {
    let type = NodeOverlay.ConditionType.validationSucceeded
    var conditions = StatusConditions(
      overlay.conditions, of: overlay.metadata, dependents: [type], at: now)
    switch outcome {
    case .applied: conditions.setTrue(type)
    case .invalid(let problems):
      conditions.setFalse(type, UpstreamText.runtimeValidation, Karpenter.UpstreamText.problems(problems))
    case .conflict: conditions.setFalse(type, UpstreamText.overlayConflict, UpstreamText.overlaysConflict)
    }
    var result = Reconciliation()
    if conditions.all != overlay.conditions {
      result.writes.append(.updateStatus(overlay.with { $0.conditions = conditions.all }))
      result.reportTransitions(of: overlay.reference, from: overlay.conditions, to: conditions.all)
    }
    if outcome != before { result.record(overlay.reference, .overlayEvaluated(outcome)) }
    return result
  }
}
