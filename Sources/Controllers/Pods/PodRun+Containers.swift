import Kubernetes

/// A Pod's containers: pulled, started, watched, and started again.
extension PodRun {
  mutating func runContainer(_ index: Int, from start: VirtualTime) {
    let status = pod.status.containerStatuses[index]
    switch status.state {
    case .waiting(let reason, _):
      if reason == "CrashLoopBackOff" { return startAgain(index) }
      guard now >= start else { return result.lookAgain(at: start) }
      if let error = timings.imageErrors[status.image] {
        pod.status.containerStatuses[index] = failedToPull(status, error)
        return
      }
      self.start(index)
    case .running(let since): watch(index, since: since)
    case .terminated: startAgain(index)
    }
  }

  private mutating func start(_ index: Int) {
    reportStart(of: pod.status.containerStatuses[index].image)
    pod.status.containerStatuses[index].state = .running(since: now)
    watch(index, since: now)
  }

  /// Waits for a running container's readiness, and for its end.
  private mutating func watch(_ index: Int, since: VirtualTime) {
    let status = pod.status.containerStatuses[index]
    if let exit = timings.exits[status.name] {
      let end = since + exit.after
      if now >= end { return finishRun(index, exit, at: end, ran: exit.after) }
      if status.restartsInARow > 0 { result.recur(at: end) } else { result.lookAgain(at: end) }
    }
    guard !status.isReady, let container = pod.spec.containers.first(where: { $0.name == status.name }) else {
      return
    }
    let ready = since + container.delayUntilReady(warmUp: timings.warmUp)
    if now >= ready {
      pod.status.containerStatuses[index].isReady = true
    } else if status.restartsInARow > 0 {
      result.recur(at: ready)
    } else {
      result.lookAgain(at: ready)
    }
  }

  // MARK: The end of a run, and the next

  private mutating func finishRun(
    _ index: Int, _ exit: PodTimings.Exit, at end: VirtualTime, ran: Duration
  ) {
    pod.status.containerStatuses[index].isReady = false
    pod.status.containerStatuses[index].state = .terminated(
      exitCode: exit.exitCode, reason: exit.reason, at: end)
    if ran > ContainerRestart.stableRun { pod.status.containerStatuses[index].restartsInARow = 0 }
    result.record(
      pod.reference,
      .containerExited(
        name: pod.status.containerStatuses[index].name, exitCode: exit.exitCode, reason: exit.reason))
    startAgain(index)
  }

  /// Whether an ended container is started again, by the Pod's policy.
  func restarts(_ status: ContainerStatus) -> Bool {
    switch pod.spec.restartPolicy {
    case .always: true
    case .onFailure: !status.hasSucceeded
    case .never: false
    }
  }

  /// Starts an ended container again where the Pod's policy says so, once its back-off is over.
  private mutating func startAgain(_ index: Int) {
    let status = pod.status.containerStatuses[index]
    let ended = status.hasEnded ? status.state : status.lastState
    guard case .terminated(_, _, let end)? = ended, !status.hasEnded || restarts(status) else { return }
    let backOff = ContainerRestart.backOff(after: status.restartsInARow)
    if let backOff, status.hasEnded {
      pod.status.containerStatuses[index].lastState = status.state
      pod.status.containerStatuses[index].state = .waiting(
        reason: "CrashLoopBackOff",
        message: UpstreamText.backOffRestarting(backOff, container: status.name, pod))
      result.report(
        pod.reference, .warning, UpstreamText.backOff,
        UpstreamText.backOffRestartingContainer(status.name, pod))
    }
    let due = end + (backOff ?? ContainerRestart.notice)
    guard now >= due else {
      return backOff == nil ? result.lookAgain(at: due) : result.recur(at: due)
    }
    pod.status.containerStatuses[index].lastState = ended
    pod.status.containerStatuses[index].restartCount += 1
    pod.status.containerStatuses[index].restartsInARow += 1
    start(index)
  }

  // MARK: Images

  /// The image is asked for again with growing patience; the container waits.
  mutating func failedToPull(_ container: ContainerStatus, _ error: String) -> ContainerStatus {
    guard case .waiting(let reason, _) = container.state else { return container }
    var status = container
    let image = status.image
    switch reason {
    case "ImagePullBackOff": break
    case "ErrImagePull":
      status.state = .waiting(
        reason: "ImagePullBackOff", message: UpstreamText.backOffPulling(image, error))
      result.report(pod.reference, .normal, UpstreamText.backOff, UpstreamText.backOffPullingImage(image))
      result.report(pod.reference, .warning, UpstreamText.failed, UpstreamText.errorIs("ImagePullBackOff"))
    default:
      status.state = .waiting(reason: "ErrImagePull", message: error)
      result.report(pod.reference, .normal, UpstreamText.pulling, UpstreamText.pullingImage(image))
      result.report(pod.reference, .warning, UpstreamText.failed, UpstreamText.failedToPull(image, error))
      result.report(pod.reference, .warning, UpstreamText.failed, UpstreamText.errorIs("ErrImagePull"))
      result.record(pod.reference, .imagePullFailed(image: image))
      result.lookAgain(at: now + ContainerRestart.firstBackOff)
    }
    return status
  }

  mutating func reportStart(of image: String) {
    result.report(pod.reference, .normal, UpstreamText.pulled, UpstreamText.alreadyPresent(image))
    result.report(pod.reference, .normal, UpstreamText.created, UpstreamText.containerCreated)
    result.report(pod.reference, .normal, UpstreamText.started, UpstreamText.containerStarted)
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
