import Kubernetes

/// Removes Pods of nodes that are no more.
///
/// Source: k8s.io/kubernetes `pkg/controller/podgc`: looked at every 20 s, after 40 s of quarantine.
public enum PodGarbageCollector {
  private static let period = Duration.seconds(20)
  private static let quarantine = Duration.seconds(40)

  /// - Parameter nodeGoneSince: when the Pod's node was removed; nil while there is one.
  public static func reconcile(
    _ pod: Pod, nodeGoneSince: VirtualTime?, at now: VirtualTime
  ) -> Reconciliation {
    guard pod.isBound, let nodeGoneSince else { return .settled }
    let due = (nodeGoneSince + quarantine).roundedUp(to: period)
    guard now >= due else { return Reconciliation(lookAgainAt: due) }
    var result = Reconciliation()
    if !pod.isFinished {
      let failed = pod.with {
        $0.status.phase = .failed
        $0.status.conditions.set(
          Condition(
            type: "DisruptionTarget", status: .isTrue, reason: UpstreamText.deletionByPodGC,
            message: UpstreamText.nodeNoLongerExists), at: now)
      }
      result.writes.append(.updateStatus(failed))
    }
    result.writes.append(.delete(pod.reference, gracePeriodSeconds: 0))
    if let node = pod.spec.nodeName { result.record(pod.reference, .podLostWithNode(node)) }
    return result
  }
}

extension VirtualTime {
  /// The first instant from this on that is a whole number of periods after the start.
  public func roundedUp(to period: Duration) -> VirtualTime {
    let whole = period.components.seconds
    let time = sinceStart.components
    guard whole > 0, time.seconds > 0 || time.attoseconds > 0 else { return self }
    let seconds = time.attoseconds > 0 ? time.seconds + 1 : time.seconds
    return VirtualTime(sinceStart: .seconds((seconds + whole - 1) / whole * whole))
  }
}
