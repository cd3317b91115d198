import Kubernetes

/// One look of the kubelet at one of its Pods: what has become due since the last, and what comes next.
struct PodRun {
  let original: Pod
  var pod: Pod
  let node: Node
  private let address: String?
  let timings: PodTimings
  let now: VirtualTime
  var result = Reconciliation()

  init(_ pod: Pod, on node: Node, address: String?, timings: PodTimings, at now: VirtualTime) {
    original = pod
    self.pod = pod
    self.node = node
    self.address = address
    self.timings = timings
    self.now = now
  }

  mutating func advance() {
    let accepted = accept()
    guard let sandbox = volumesReady(since: accepted) else { return }
    guard let ready = runInitContainers(from: sandbox + timings.startup) else { return }
    for index in pod.status.containerStatuses.indices { runContainer(index, from: ready) }
    reportPhase()
  }

  func finish() -> Reconciliation {
    var result = result
    if pod.status != original.status { result.writes.append(.updateStatus(pod)) }
    return result
  }

  /// Takes the Pod in, the first time it is seen.
  ///
  /// - Returns: when that was.
  private mutating func accept() -> VirtualTime {
    if let since = pod.status.startTime { return since }
    pod.status.startTime = now
    pod.status.phase = .pending
    pod.status.hostIP = node.status.addresses.first { $0.type == "InternalIP" }?.address
    pod.status.qosClass = pod.spec.qosClass.rawValue
    let waiting = pod.spec.initContainers.isEmpty ? "ContainerCreating" : "PodInitializing"
    pod.status.containerStatuses = pod.spec.containers.map { Self.waitingStatus($0, reason: waiting) }
    pod.status.initContainerStatuses = pod.spec.initContainers.map {
      Self.waitingStatus($0, reason: "PodInitializing")
    }
    let isInitialized = pod.spec.initContainers.isEmpty
    pod.status.conditions.set(
      Condition(
        type: "Initialized", status: isInitialized ? .isTrue : .isFalse,
        reason: isInitialized ? "" : UpstreamText.containersNotInitialized,
        message: isInitialized
          ? "" : UpstreamText.incompleteStatus(pod.spec.initContainers.map(\.name))), at: now)
    setReadiness()
    return now
  }

  private static func waitingStatus(_ container: Container, reason: String) -> ContainerStatus {
    ContainerStatus(
      name: container.name, image: container.image, state: .waiting(reason: reason, message: ""))
  }

  /// No container starts before the Pod's volumes are there.
  ///
  /// - Returns: when the last of them came; nil while one is awaited.
  private func volumesReady(since accepted: VirtualTime) -> VirtualTime? {
    switch timings.volumes {
    case .none: accepted
    case .awaited: nil
    case .ready(let since): max(accepted, since)
    }
  }

  /// Runs init containers one after another; sidecars stay.
  ///
  /// - Returns: when the last was done; nil while one is still at work.
  private mutating func runInitContainers(from start: VirtualTime) -> VirtualTime? {
    var free = start
    for (index, container) in pod.spec.initContainers.enumerated()
    where pod.status.initContainerStatuses.indices.contains(index) {
      switch pod.status.initContainerStatuses[index].state {
      case .terminated(_, _, let end): free = max(free, end)
      case .running(let since):
        if container.isSidecar { continue }
        let end = since + timings.initContainer
        guard now >= end else {
          result.lookAgain(at: end)
          return nil
        }
        pod.status.initContainerStatuses[index].state = .terminated(
          exitCode: 0, reason: "Completed", at: end)
        pod.status.initContainerStatuses[index].isReady = true
        free = end
      case .waiting:
        guard now >= free else {
          result.lookAgain(at: free)
          return nil
        }
        if let error = timings.imageErrors[container.image] {
          pod.status.initContainerStatuses[index] = failedToPull(
            pod.status.initContainerStatuses[index], error)
          return nil
        }
        reportStart(of: container.image)
        pod.status.initContainerStatuses[index].state = .running(since: free)
        if container.isSidecar {
          pod.status.initContainerStatuses[index].isReady = true
        } else {
          result.lookAgain(at: free + timings.initContainer)
          return nil
        }
      }
    }
    if !pod.spec.initContainers.isEmpty {
      pod.status.conditions.set(Condition(type: "Initialized", status: .isTrue), at: now)
    }
    return free
  }

  private mutating func reportPhase() {
    let statuses = pod.status.containerStatuses
    let before = original.status
    let hasEnded = !statuses.isEmpty && statuses.allSatisfy { $0.hasEnded && !restarts($0) }
    if hasEnded {
      pod.status.phase = statuses.allSatisfy(\.hasSucceeded) ? .succeeded : .failed
      result.record(pod.reference, .podEnded(phase: pod.status.phase))
    } else if statuses.contains(where: { $0.isRunning || $0.hasEnded || $0.lastState != nil }) {
      pod.status.phase = .running
    }
    if statuses.contains(where: { $0.isRunning || $0.hasEnded }) {
      pod.status.podIP =
        pod.status.podIP ?? (pod.spec.hostNetwork ? pod.status.hostIP : address)
    }
    setReadiness()
    guard pod.status.phase == .running else { return }
    if before.phase == .pending, statuses.contains(where: \.isRunning) {
      result.record(pod.reference, .podStarted(on: node.nodeName, isReady: pod.status.isReady))
    } else if pod.status.isReady, !before.isReady {
      result.record(pod.reference, .podReady)
    }
  }

  private mutating func setReadiness() {
    if pod.status.phase == .succeeded {
      return pod.status.setReadiness(isReady: false, reason: UpstreamText.podCompleted, message: "", at: now)
    }
    let unready = pod.status.containerStatuses.filter { !$0.isReady }.map(\.name)
    pod.status.setReadiness(
      isReady: unready.isEmpty, reason: UpstreamText.containersNotReady,
      message: UpstreamText.unreadyStatus(unready), gates: pod.spec.readinessGates, at: now)
  }
}
