import Kubernetes

/// Drives Pods off a node with `NoExecute` taints: at once, or when their toleration runs out.
///
/// No PodDisruptionBudget is asked.
///
/// Source: k8s.io/kubernetes `pkg/controller/tainteviction`.
public enum TaintEvictionController {
  /// How long a Pod that bears its node's taints for a time only may stay.
  public struct Timer: Equatable, Sendable {
    public let end: VirtualTime
    public let seconds: Int

    public init(end: VirtualTime, seconds: Int) {
      self.end = end
      self.seconds = seconds
    }
  }

  /// - Parameter timer: runs for the Pod since an earlier look; taints that come later do not set it again.
  /// - Returns: what to do, and the timer that runs from now on.
  public static func reconcile(_ pod: Pod, on node: Node, timer: Timer?, at now: VirtualTime)
    -> (reconciliation: Reconciliation, timer: Timer?)
  {
    guard !pod.metadata.isBeingDeleted, !pod.isMirror else { return (.settled, nil) }
    switch patience(of: pod, with: node.spec.taints.filter { $0.effect == .noExecute }) {
    case .forEver: return (.settled, nil)
    case .intolerable(let taint): return (evict(pod, because: .untolerated(taint), at: now), nil)
    case .limited(let seconds):
      let timer = timer ?? Timer(end: now + .seconds(seconds), seconds: seconds)
      guard now < timer.end else {
        return (evict(pod, because: .tolerationRanOut(seconds: timer.seconds), at: now), nil)
      }
      return (Reconciliation(lookAgainAt: timer.end), timer)
    }
  }

  private enum Patience {
    case intolerable(Taint)
    case limited(seconds: Int)
    case forEver
  }

  private static func patience(of pod: Pod, with taints: [Taint]) -> Patience {
    var limits: [Int] = []
    for taint in taints {
      guard let used = pod.spec.tolerations.first(where: { $0.tolerates(taint) }) else {
        return .intolerable(taint)
      }
      if let seconds = used.tolerationSeconds { limits.append(max(0, seconds)) }
    }
    return limits.min().map { .limited(seconds: $0) } ?? .forEver
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
