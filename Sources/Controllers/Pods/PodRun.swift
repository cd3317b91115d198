import Kubernetes

/// One look of the kubelet at one of its Pods: what has become due since the last, and what comes next.
struct PodRun {
  private let original: Pod
  private var pod: Pod
  private let node: Node
  private let address: String?
  private let timings: PodTimings
  private let now: VirtualTime
  private var result = Reconciliation()

  init(_ pod: Pod, on node: Node, address: String?, timings: PodTimings, at now: VirtualTime) {
    original = pod
    self.pod = pod
    self.node = node
    self.address = address
    self.timings = timings
    self.now = now
  }

  mutating func advance() {
    let started = accept()
    guard timings.imageError == nil else { return failToPull(since: started) }
    guard let ready = runInitContainers(from: started + timings.startup) else { return }
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

  /// The image is asked for again with growing patience; the Pod waits.
  private mutating func failToPull(since started: VirtualTime) {
    guard let error = timings.imageError else { return }
    let firstTry = started + timings.startup
    guard now >= firstTry else { return result.lookAgain(at: firstTry) }
    for index in pod.status.containerStatuses.indices {
      let status = pod.status.containerStatuses[index]
      guard case .waiting(let reason, _) = status.state else { continue }
      let image = status.image
      if reason == "ErrImagePull" || reason == "ImagePullBackOff" {
        pod.status.containerStatuses[index].state = .waiting(
          reason: "ImagePullBackOff", message: UpstreamText.backOffPulling(image, error))
        if reason == "ErrImagePull" {
          result.report(
            pod.reference, .normal, UpstreamText.backOff, UpstreamText.backOffPullingImage(image))
        }
      } else {
        pod.status.containerStatuses[index].state = .waiting(reason: "ErrImagePull", message: error)
        result.report(pod.reference, .normal, UpstreamText.pulling, UpstreamText.pullingImage(image))
        result.report(pod.reference, .warning, UpstreamText.failed, UpstreamText.failedToPull(image, error))
        result.record(pod.reference, .imagePullFailed(image: image))
        result.lookAgain(at: now + Kubelet.firstBackOff)
      }
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
        reportStart(of: pod.status.initContainerStatuses[index].image)
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

  private mutating func runContainer(_ index: Int, from start: VirtualTime) {
    let status = pod.status.containerStatuses[index]
    switch status.state {
    case .waiting:
      let due = restartTime(of: status) ?? start
      guard now >= due else { return result.lookAgain(at: due) }
      reportStart(of: status.image)
      pod.status.containerStatuses[index].state = .running(since: now)
      if status.lastState != nil { pod.status.containerStatuses[index].restartCount += 1 }
      watch(index, since: now)
    case .running(let since): watch(index, since: since)
    case .terminated(let exitCode, _, _): restart(index, exitCode: exitCode)
    }
  }

  /// Waits for a running container's readiness, and for its end.
  private mutating func watch(_ index: Int, since: VirtualTime) {
    if let exit = timings.exit {
      let end = since + exit.after
      if now >= end {
        pod.status.containerStatuses[index].isReady = false
        pod.status.containerStatuses[index].state = .terminated(
          exitCode: exit.exitCode, reason: exit.reason, at: end)
        result.record(
          pod.reference,
          .containerExited(
            name: pod.status.containerStatuses[index].name, exitCode: exit.exitCode, reason: exit.reason))
        return restart(index, exitCode: exit.exitCode)
      }
      result.lookAgain(at: end)
    }
    guard !pod.status.containerStatuses[index].isReady, pod.spec.containers.indices.contains(index) else {
      return
    }
    let ready = since + pod.spec.containers[index].delayUntilReady(warmUp: timings.warmUp)
    if now >= ready {
      pod.status.containerStatuses[index].isReady = true
    } else {
      result.lookAgain(at: ready)
    }
  }

  /// Puts an ended container back in line, where the Pod's policy says so.
  private mutating func restart(_ index: Int, exitCode: Int) {
    switch pod.spec.restartPolicy {
    case .never: return
    case .onFailure where exitCode == 0: return
    case .always, .onFailure: break
    }
    let status = pod.status.containerStatuses[index]
    pod.status.containerStatuses[index].lastState = status.state
    pod.status.containerStatuses[index].state = .waiting(
      reason: "CrashLoopBackOff",
      message: UpstreamText.backOffRestarting(
        backOff(restarts: status.restartCount), container: status.name, pod))
    result.report(
      pod.reference, .warning, UpstreamText.backOff, UpstreamText.backOffRestartingContainer(status.name, pod)
    )
    if let due = restartTime(of: pod.status.containerStatuses[index]) { result.lookAgain(at: due) }
  }

  private func restartTime(of status: ContainerStatus) -> VirtualTime? {
    guard case .terminated(_, _, let end) = status.lastState else { return nil }
    return end + backOff(restarts: status.restartCount)
  }

  private func backOff(restarts: Int) -> Duration {
    min(Kubelet.firstBackOff * (1 << min(max(restarts, 0), 10)), Kubelet.longestBackOff)
  }

  private mutating func reportStart(of image: String) {
    result.report(pod.reference, .normal, UpstreamText.pulled, UpstreamText.alreadyPresent(image))
    result.report(pod.reference, .normal, UpstreamText.created, UpstreamText.containerCreated)
    result.report(pod.reference, .normal, UpstreamText.started, UpstreamText.containerStarted)
  }

  private mutating func reportPhase() {
    let statuses = pod.status.containerStatuses
    let before = original.status
    let hasEnded = statuses.allSatisfy {
      guard case .terminated = $0.state else { return false }
      return true
    }
    if hasEnded, !statuses.isEmpty {
      pod.status.phase = statuses.allSatisfy(\.hasSucceeded) ? .succeeded : .failed
      result.record(pod.reference, .podEnded(phase: pod.status.phase))
    } else if statuses.contains(where: { $0.isRunning || $0.lastState != nil }) {
      pod.status.phase = .running
      pod.status.podIP = pod.status.podIP ?? (pod.spec.hostNetwork ? pod.status.hostIP : address)
    }
    setReadiness()
    guard pod.status.phase == .running else { return }
    if before.phase == .pending {
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
      message: UpstreamText.unreadyStatus(unready), at: now)
  }
}

extension Container {
  /// From its start until its readiness probe has succeeded often enough; at once without one.
  fileprivate func delayUntilReady(warmUp: Duration) -> Duration {
    let started = startupProbe.map { $0.firstSuccess(from: warmUp) } ?? .zero
    guard let probe = readinessProbe else { return started }
    let repeats = Duration.seconds(max(0, probe.successThreshold - 1) * max(1, probe.periodSeconds))
    return max(started, probe.firstSuccess(from: max(started, warmUp))) + repeats
  }
}

extension Probe {
  /// The first of its tries at or after an instant, counted from the container's start.
  fileprivate func firstSuccess(from ready: Duration) -> Duration {
    let first = Duration.seconds(max(0, initialDelaySeconds))
    guard ready > first else { return first }
    let period = Int64(max(1, periodSeconds))
    let wait = (ready - first).components
    let whole = wait.attoseconds > 0 ? wait.seconds + 1 : wait.seconds
    return first + .seconds((whole + period - 1) / period * period)
  }
}
