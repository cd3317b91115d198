import Kubernetes

/// Drives Pods off a node with `NoExecute` taints: at once, or when their toleration runs out.
///
/// No PodDisruptionBudget is asked.
///
/// Source: k8s.io/kubernetes `pkg/controller/tainteviction`.
public enum TaintEvictionController {
  public static func reconcile(_ pod: Pod, on node: Node, at now: VirtualTime) -> Reconciliation {
    guard !pod.metadata.isBeingDeleted, !pod.isMirror else { return .settled }
    let taints = node.spec.taints.filter { $0.effect == .noExecute }
    guard !taints.isEmpty else { return .settled }
    guard let patience = patience(of: pod, with: taints) else { return .settled }
    switch patience {
    case .intolerable(let taint): return evict(pod, because: .untolerated(taint), at: now)
    case .until(let end, let seconds):
      guard now < end else { return evict(pod, because: .tolerationRanOut(seconds: seconds), at: now) }
      return Reconciliation(lookAgainAt: end)
    }
  }

  private enum Patience {
    case intolerable(Taint)
    case until(VirtualTime, seconds: Int)
  }

  /// Nil when the Pod may stay for ever.
  ///
  /// The clock starts with the first taint that is borne for a time only, and is not set again by others.
  private static func patience(of pod: Pod, with taints: [Taint]) -> Patience? {
    let arrived = pod.status.conditions["PodScheduled"]?.lastTransitionTime ?? pod.metadata.creationTimestamp
    var limits: [(since: VirtualTime, seconds: Int)] = []
    for taint in taints {
      guard let used = pod.spec.tolerations.first(where: { $0.tolerates(taint) }) else {
        return .intolerable(taint)
      }
      guard let seconds = used.tolerationSeconds else { continue }
      let since = [taint.timeAdded, arrived].compactMap(\.self).max() ?? .start
      limits.append((since, max(0, seconds)))
    }
    guard let start = limits.map(\.since).min(),
      let seconds = limits.filter({ $0.since == start }).map(\.seconds).min()
    else { return nil }
    return .until(start + .seconds(seconds), seconds: seconds)
  }

  private static func evict(
    _ pod: Pod, because cause: ControllerStep.TaintEvictionCause, at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    let condemned = pod.with {
      $0.status.conditions.set(
        Condition(
          type: "DisruptionTarget", status: .isTrue, reason: UpstreamText.deletionByTaintManager,
          message: UpstreamText.taintManagerDeleting), at: now)
    }
    result.writes.append(.updateStatus(condemned))
    result.report(
      pod.reference, .normal, UpstreamText.taintManagerEviction, UpstreamText.markingForDeletion(pod.name))
    result.writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
    result.record(pod.reference, .evictedByTaint(cause))
    return result
  }
}
