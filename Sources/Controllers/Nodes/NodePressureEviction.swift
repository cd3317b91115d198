import Kubernetes

/// The kubelet's way out when a node's memory runs short: Pods go, those first that use most beyond their requests.
///
/// Source: k8s.io/kubernetes `pkg/kubelet/eviction`, `eviction_manager.go`, `helpers.go`.
public enum NodePressureEviction {
  /// `memory.available` below this is too little: the kubelet's hard threshold.
  static let threshold = 100 << 20
  /// How often the kubelet looks.
  public static let period = Duration.seconds(10)
  /// How long memory has to suffice again before the node says so.
  private static let transition = Duration.seconds(300)

  /// One Pod of the node and what its containers use, in bytes.
  public struct Consumer: Sendable {
    let pod: Pod
    public let memory: Int

    public init(_ pod: Pod, memory: Int) {
      self.pod = pod
      self.memory = memory
    }

    var request: Int { pod.spec.effectiveRequests[.memory]?.units ?? 0 }
    private var priority: Int { pod.spec.priority ?? 0 }
    var isCritical: Bool { pod.isMirror || priority >= Self.criticalPriority }
    private static let criticalPriority = 2_000_000_000

    /// Whether it goes before another: over its request, of lower priority, further over its request.
    func goes(before other: Self) -> Bool {
      let (isOver, otherIsOver) = (memory > request, other.memory > other.request)
      if isOver != otherIsOver { return isOver }
      if priority != other.priority { return priority < other.priority }
      let (excess, otherExcess) = (memory - request, other.memory - other.request)
      return excess == otherExcess ? pod.name < other.pod.name : excess > otherExcess
    }
  }

  /// - Parameter used: of the node's memory in all, in bytes.
  public static func reconcile(_ node: Node, _ consumers: [Consumer], used: Int, at now: VirtualTime)
    -> Reconciliation
  {
    var result = Reconciliation()
    let whole = node.status.capacity[.memory] ?? node.status.allocatable[.memory] ?? .zero
    let available = whole.units - used
    let condition = node.status.conditions["MemoryPressure"]
    let isPressed = condition?.status == .isTrue
    if available >= threshold {
      guard isPressed, let since = condition?.lastTransitionTime else { return result }
      let end = since + transition
      guard now >= end else {
        result.lookAgain(at: end)
        return result
      }
      report(node, isPressed: false, into: &result, at: now)
      return result
    }
    if !isPressed { report(node, isPressed: true, into: &result, at: now) }
    result.report(node.reference, .warning, "EvictionThresholdMet", UpstreamText.reclaimingMemory)
    guard let victim = consumers.filter({ !$0.isCritical }).min(by: { $0.goes(before: $1) }) else {
      return result
    }
    evict(victim, available: available, into: &result, at: now)
    result.lookAgain(at: now + period)
    return result
  }

  private static func report(
    _ node: Node, isPressed: Bool, into result: inout Reconciliation, at now: VirtualTime
  ) {
    let reason = isPressed ? "KubeletHasInsufficientMemory" : "KubeletHasSufficientMemory"
    let next = node.with {
      $0.status.conditions.set(
        Condition(
          type: "MemoryPressure", status: isPressed ? .isTrue : .isFalse, reason: reason,
          message: isPressed ? UpstreamText.insufficientMemory : UpstreamText.sufficientMemory), at: now)
    }
    result.writes.append(.updateStatus(next))
    let event = isPressed ? "NodeHasInsufficientMemory" : "NodeHasSufficientMemory"
    result.report(node.reference, .normal, event, UpstreamText.nodeStatusIsNow(node, event))
    result.record(node.reference, .memoryPressure(isPressed))
  }

  private static func evict(
    _ victim: Consumer, available: Int, into result: inout Reconciliation, at now: VirtualTime
  ) {
    let message = UpstreamText.evictedForMemory(
      threshold: Quantity(bytes: threshold), available: max(0, available), victim.pod,
      using: victim.memory, request: victim.request)
    let failed = victim.pod.with { pod in
      pod.status.phase = .failed
      pod.status.reason = "Evicted"
      pod.status.message = message
      for index in pod.status.containerStatuses.indices {
        pod.status.containerStatuses[index].isReady = false
        pod.status.containerStatuses[index].state = .terminated(exitCode: 137, reason: "Error", at: now)
      }
      pod.status.setReadiness(isReady: false, reason: "PodFailed", message: "", at: now)
    }
    result.record(
      victim.pod.reference,
      .evictedForMemory(
        used: Quantity(bytes: victim.memory), request: Quantity(bytes: victim.request),
        qosClass: victim.pod.spec.qosClass))
    result.writes.append(.updateStatus(failed))
    result.report(victim.pod.reference, .warning, "Evicted", message)
  }
}
