import Kubernetes

/// A pod as the scheduler counts it on a node, or promised to one.
final class PlacedPod: Sendable {
  let name: PodName
  let priority: Int
  let startTime: VirtualTime?
  let requests: ResourceAmounts
  /// As `requests`, with 100m and 200Mi for every container that asks for nothing: scores count with these.
  let nonZeroMilliCPU: Int
  let nonZeroMemory: Int
  let hostPorts: [HostPort]
  /// Claims of its own namespace.
  let claims: [String]
  let cohort: CohortID
  let isTerminating: Bool
  /// Whether it is leaving because the scheduler made room for another.
  let isPreempted: Bool

  init(_ pod: Pod, cohort: CohortID) {
    name = pod.name
    priority = pod.spec.priority ?? 0
    startTime = pod.status.startTime
    let requests = pod.spec.effectiveRequests
    self.requests = ResourceAmounts(requests)
    let nonZero = pod.spec.requestsAssumingDefaults(given: requests)
    nonZeroMilliCPU = nonZero[.cpu]?.milli ?? 0
    nonZeroMemory = nonZero[.memory]?.units ?? 0
    hostPorts = pod.spec.hostPorts
    claims = pod.spec.volumes.compactMap { $0.persistentVolumeClaim?.claimName }
    self.cohort = cohort
    isTerminating = pod.metadata.isBeingDeleted
    isPreempted =
      isTerminating
      && pod.status.conditions.contains {
        $0.type == UpstreamText.disruptionTarget && $0.status == .isTrue
          && $0.reason == UpstreamText.preemptionByScheduler
      }
  }

  /// Whether it is spared before the other when room is made: by priority, then by age. One that has not started
  /// counts as starting now.
  func isMoreImportant(than other: PlacedPod) -> Bool {
    guard priority == other.priority else { return priority > other.priority }
    guard let startTime else { return false }
    return other.startTime.map { startTime < $0 } ?? true
  }
}

extension PodSpec {
  /// What scores count for a container that asks for nothing.
  ///
  /// Source: kube-scheduler 1.35, `util/pod_resources.go`.
  static let assumedRequests: ResourceList = [
    .cpu: Quantity(milli: 100), .memory: Quantity(bytes: 200 << 20),
  ]

  /// The pod's requests with the assumed ones filled in; with pod-level requests, only for a resource that
  /// neither the pod nor any container names.
  func requestsAssumingDefaults(given requests: ResourceList) -> ResourceList {
    var missing = Self.assumedRequests
    if hasPodLevelRequests {
      for name in requests.amounts.keys { missing[name] = nil }
    }
    return missing.isEmpty ? requests : effectiveRequests(assuming: missing)
  }

  /// The ports of the node that its containers and sidecars take.
  var hostPorts: [HostPort] {
    (initContainers.filter(\.isSidecar) + containers).flatMap(\.ports).filter { $0.hostPort > 0 }.map {
      HostPort(
        port: $0.hostPort, protocol: $0.protocol, ip: $0.hostIP.isEmpty ? HostPort.everyAddress : $0.hostIP)
    }
  }
}

extension HostPort {
  static let everyAddress = "0.0.0.0"

  func conflicts(with other: HostPort) -> Bool {
    port == other.port && self.protocol == other.protocol
      && (ip == other.ip || ip == Self.everyAddress || other.ip == Self.everyAddress)
  }
}
