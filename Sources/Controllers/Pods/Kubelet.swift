import Kubernetes

/// What a node's agent does with the Pods bound to it: starts their containers, reports them, restarts those
/// that end, and ends those that are to go.
///
/// All containers of a Pod start and become ready by the same timings. The kubelet of a machine that is lost does
/// nothing: it is not to be called then.
///
/// Source: k8s.io/kubernetes `pkg/kubelet`, `status/generate.go` for conditions.
public enum Kubelet {
  /// - Parameters:
  ///   - node: where the Pod is bound.
  ///   - address: what the network gives the Pod; one on its host's network takes the host's.
  public static func reconcile(
    _ pod: Pod, on node: Node, address: String?, timings: PodTimings, at now: VirtualTime
  ) -> Reconciliation {
    guard pod.spec.nodeName == node.nodeName, !pod.isMirror else { return .settled }
    if pod.metadata.isBeingDeleted { return terminate(pod, timings: timings, at: now) }
    guard !pod.isFinished else { return .settled }
    var run = PodRun(pod, on: node, address: address, timings: timings, at: now)
    run.advance()
    return run.finish()
  }

  /// Stops the containers, then tells the API server that nothing runs any more.
  private static func terminate(_ pod: Pod, timings: PodTimings, at now: VirtualTime) -> Reconciliation {
    guard let end = pod.metadata.deletionTimestamp else { return .settled }
    let grace = Duration.seconds(pod.metadata.deletionGracePeriodSeconds ?? 0)
    let requested = end - grace
    let isRunning = pod.status.containerStatuses.contains { $0.isRunning }
    let stopped = isRunning ? requested + min(grace, timings.shutdown ?? grace) : requested
    var result = Reconciliation()
    if now < stopped {
      if pod.status.isReady || pod.status.conditions["Ready"]?.reason != UpstreamText.podTerminating {
        result.report(pod.reference, .normal, UpstreamText.killing, UpstreamText.stopping(pod))
        let ending = pod.with { pod in
          for index in pod.status.containerStatuses.indices {
            pod.status.containerStatuses[index].isReady = false
          }
          pod.status.setReadiness(isReady: false, reason: UpstreamText.podTerminating, message: "", at: now)
        }
        result.writes.append(.updateStatus(ending))
      }
      result.lookAgain(at: stopped)
      return result
    }
    if !pod.isFinished { result.record(pod.reference, .podStopped(afterGrace: stopped - requested)) }
    result.writes.append(.delete(pod.reference, gracePeriodSeconds: 0))
    return result
  }
}

extension ContainerStatus {
  var isRunning: Bool {
    guard case .running = state else { return false }
    return true
  }

  var hasEnded: Bool {
    guard case .terminated = state else { return false }
    return true
  }

  var hasSucceeded: Bool {
    guard case .terminated(0, _, _) = state else { return false }
    return true
  }
}

extension PodStatus {
  /// Sets `ContainersReady`, and `Ready`, which waits for the Pod's readiness gates too.
  mutating func setReadiness(
    isReady: Bool, reason: String, message: String, gates: [String] = [], at now: VirtualTime
  ) {
    let containers = Condition(
      type: "ContainersReady", status: isReady ? .isTrue : .isFalse, reason: isReady ? "" : reason,
      message: isReady ? "" : message)
    var pod = containers
    pod.type = "Ready"
    let closed = gates.filter { !conditions.isTrue($0) }
    if isReady, !closed.isEmpty {
      pod.status = .isFalse
      pod.reason = UpstreamText.readinessGatesNotReady
      pod.message = closed.map { UpstreamText.closedGate($0, conditions[$0]?.status) }.joined(separator: ", ")
    }
    conditions.set(pod, at: now)
    conditions.set(containers, at: now)
  }
}
