import Kubernetes

/// Counts how many Pods of a budget are healthy, and so how many may be disrupted now.
///
/// Source: k8s.io/kubernetes `pkg/controller/disruption`.
public enum PodDisruptionBudgetController {
  /// How long an evicted Pod is taken to be on its way out before it counts again.
  static let deletionTimeout = Duration.seconds(120)

  /// - Parameters:
  ///   - pods: of the budget's namespace.
  ///   - workloads: what owns them; percentages and `maxUnavailable` are of its replicas.
  public static func reconcile(
    _ budget: PodDisruptionBudget, pods: [Pod], workloads: WorkloadScales, at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    let selected = pods.filter { budget.selects($0) }
    var status = budget.status
    if selected.isEmpty, status.conditions["DisruptionAllowed"] == nil {
      result.report(budget.reference, .normal, UpstreamText.noPods, UpstreamText.noMatchingPods)
    }
    do throws(UnscalableController) {
      let (expected, desired) = try counts(budget, selected, workloads, into: &result)
      status.disruptedPods = stillAwaited(status.disruptedPods, selected, into: &result, at: now)
      status.currentHealthy = selected.count {
        !$0.metadata.isBeingDeleted && status.disruptedPods[$0.metadata.name] == nil && $0.status.isReady
      }
      status.desiredHealthy = desired
      status.expectedPods = expected
      status.disruptionsAllowed = expected > 0 ? max(0, status.currentHealthy - desired) : 0
      status.observedGeneration = budget.metadata.generation
      let isAllowed = status.disruptionsAllowed > 0
      status.conditions.set(
        Condition(
          type: "DisruptionAllowed", status: isAllowed ? .isTrue : .isFalse,
          reason: isAllowed ? UpstreamText.sufficientPods : UpstreamText.insufficientPods,
          observedGeneration: budget.metadata.generation), at: now)
    } catch {
      let message = UpstreamText.noScale(of: error.kind)
      status.disruptionsAllowed = 0
      status.conditions.set(
        Condition(
          type: "DisruptionAllowed", status: .isFalse, reason: UpstreamText.syncFailed, message: message,
          observedGeneration: budget.metadata.generation), at: now)
      if budget.status.conditions["DisruptionAllowed"]?.message != message {
        result.report(
          budget.reference, .warning, UpstreamText.calculateExpectedPodCountFailed,
          UpstreamText.failedToCalculate(message))
      }
    }
    if status != budget.status {
      result.writes.append(.updateStatus(budget.with { $0.status = status }))
      if status.disruptionsAllowed != budget.status.disruptionsAllowed {
        result.record(
          budget.reference,
          .disruptionsAllowed(
            from: budget.status.disruptionsAllowed, to: status.disruptionsAllowed,
            healthy: status.currentHealthy, desired: status.desiredHealthy, expected: status.expectedPods))
      }
    }
    return result
  }

  /// How many Pods there should be, and how many of them must be healthy. Percentages round up.
  private static func counts(
    _ budget: PodDisruptionBudget, _ pods: [Pod], _ workloads: WorkloadScales,
    into result: inout Reconciliation
  ) throws(UnscalableController) -> (expected: Int, desired: Int) {
    if let maxUnavailable = budget.maxUnavailable {
      let expected = try expectedScale(budget, pods, workloads, into: &result)
      let most = maxUnavailable.scaled(of: expected, roundingUp: true) ?? 0
      return (expected, max(0, expected - most))
    }
    switch budget.minAvailable {
    case .int(let count): return (pods.count, count)
    case .string:
      let expected = try expectedScale(budget, pods, workloads, into: &result)
      return (expected, budget.minAvailable?.scaled(of: expected, roundingUp: true) ?? expected)
    case nil: return (pods.count, 0)
    }
  }

  private static func expectedScale(
    _ budget: PodDisruptionBudget, _ pods: [Pod], _ workloads: WorkloadScales,
    into result: inout Reconciliation
  ) throws(UnscalableController) -> Int {
    var seen: Set<UID> = []
    var total = 0
    var hasUnmanaged = false
    for pod in pods {
      guard pod.metadata.controller != nil else {
        hasUnmanaged = true
        continue
      }
      guard let (uid, replicas) = try workloads.scale(of: pod) else { continue }
      if seen.insert(uid).inserted { total += replicas }
    }
    if hasUnmanaged, budget.status.observedGeneration != budget.metadata.generation {
      result.report(
        budget.reference, .warning, UpstreamText.unmanagedPods,
        UpstreamText.foundUnmanagedPods(budget.selector))
    }
    return total
  }

  /// Evicted Pods whose end is still awaited.
  private static func stillAwaited(
    _ disrupted: [String: VirtualTime], _ pods: [Pod], into result: inout Reconciliation, at now: VirtualTime
  ) -> [String: VirtualTime] {
    var awaited: [String: VirtualTime] = [:]
    for pod in pods where !pod.metadata.isBeingDeleted {
      guard let since = disrupted[pod.metadata.name] else { continue }
      let limit = since + deletionTimeout
      if now < limit {
        awaited[pod.metadata.name] = since
        result.lookAgain(at: limit)
      }
    }
    return awaited
  }
}
