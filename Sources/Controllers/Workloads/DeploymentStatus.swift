import Kubernetes

extension DeploymentRollout {
  private static let progressing = "Progressing"
  private static let available = "Available"

  /// Whether every replica is of the new template and available.
  func isComplete(_ status: Deployment.Status) -> Bool {
    status.updatedReplicas == replicas && status.replicas == replicas && status.availableReplicas == replicas
      && status.observedGeneration >= deployment.metadata.generation
  }

  /// Counts the replicas again and says whether the rollout is available, progressing, done or stuck.
  mutating func renewStatus() {
    let before = deployment.status
    deployment.status = counted()
    setAvailable()
    let condition = deployment.status.conditions[Self.progressing]
    let wasComplete =
      deployment.status.replicas == deployment.status.updatedReplicas
      && condition?.reason == UpstreamText.newReplicaSetAvailable
    guard !wasComplete, !deployment.isPaused else { return }
    let subject =
      newReplicaSet.map { UpstreamText.replicaSet($0.metadata.name) }
      ?? UpstreamText.deployment(deployment.metadata.name)
    if isComplete(deployment.status) {
      setProgressing(.isTrue, UpstreamText.newReplicaSetAvailable, UpstreamText.hasProgressed(subject))
      if let new = newReplicaSet {
        result.record(deployment.reference, .rolloutComplete(newReplicaSet: new.name))
      }
    } else if hasProgressed(since: before) {
      let since = condition?.status == .isTrue ? condition?.lastTransitionTime : nil
      deployment.status.conditions.clear(Self.progressing)
      setProgressing(
        .isTrue, UpstreamText.replicaSetUpdated, UpstreamText.isProgressing(subject), since: since)
    } else if let deadline = progressDeadline, now >= deadline {
      if condition?.reason != UpstreamText.progressDeadlineExceeded {
        setProgressing(.isFalse, UpstreamText.progressDeadlineExceeded, UpstreamText.hasTimedOut(subject))
        result.record(
          deployment.reference, .rolloutStuck(progressDeadlineSeconds: deployment.progressDeadlineSeconds))
      }
    }
    if let deadline = progressDeadline, deadline > now { result.lookAgain(at: deadline) }
  }

  /// Stops the clock of the progress deadline while the Deployment is paused.
  mutating func noteWhetherPaused() {
    let condition = deployment.status.conditions[Self.progressing]
    guard condition?.reason != UpstreamText.progressDeadlineExceeded else { return }
    let wasPaused = condition?.reason == UpstreamText.deploymentPaused
    if deployment.isPaused, !wasPaused {
      setProgressing(.unknown, UpstreamText.deploymentPaused, UpstreamText.deploymentIsPaused)
    } else if !deployment.isPaused, wasPaused {
      setProgressing(.unknown, UpstreamText.deploymentResumed, UpstreamText.deploymentIsResumed)
    }
  }

  /// Sets `Progressing`; one that already says so, by status and reason, is left as it is.
  mutating func setProgressing(
    _ status: Condition.Status, _ reason: String, _ message: String, since: VirtualTime? = nil
  ) {
    set(Condition(type: Self.progressing, status: status, reason: reason, message: message), since: since)
  }

  private mutating func setAvailable() {
    let isAvailable = deployment.status.availableReplicas >= replicas - maxUnavailable
    set(
      isAvailable
        ? Condition(
          type: Self.available, status: .isTrue, reason: UpstreamText.minimumReplicasAvailable,
          message: UpstreamText.hasMinimumAvailability)
        : Condition(
          type: Self.available, status: .isFalse, reason: UpstreamText.minimumReplicasUnavailable,
          message: UpstreamText.lacksMinimumAvailability))
  }

  private mutating func set(_ condition: Condition, since: VirtualTime? = nil) {
    let current = deployment.status.conditions[condition.type]
    guard current?.status != condition.status || current?.reason != condition.reason else { return }
    var next = condition
    next.lastUpdateTime = now
    deployment.status.conditions.set(next, at: since ?? now)
  }

  private func counted() -> Deployment.Status {
    let all = allReplicaSets
    func sum(_ count: (ReplicaSet.Status) -> Int) -> Int { all.reduce(0) { $0 + count($1.status) } }
    var status = deployment.status
    status.observedGeneration = deployment.metadata.generation
    status.replicas = sum(\.replicas)
    status.updatedReplicas = newReplicaSet?.status.replicas ?? 0
    status.readyReplicas = sum(\.readyReplicas)
    status.availableReplicas = sum(\.availableReplicas)
    status.unavailableReplicas = max(0, all.totalReplicas - status.availableReplicas)
    status.terminatingReplicas = sum(\.terminatingReplicas)
    return status
  }

  private func hasProgressed(since before: Deployment.Status) -> Bool {
    let status = deployment.status
    return status.updatedReplicas > before.updatedReplicas
      || status.replicas - status.updatedReplicas < before.replicas - before.updatedReplicas
      || status.readyReplicas > before.readyReplicas || status.availableReplicas > before.availableReplicas
  }

  /// When a rollout that shows no progress counts as stuck; nil when it is over or no progress is awaited.
  private var progressDeadline: VirtualTime? {
    guard let condition = deployment.status.conditions[Self.progressing],
      condition.reason != UpstreamText.newReplicaSetAvailable, let since = condition.lastUpdateTime
    else { return nil }
    return since + .seconds(deployment.progressDeadlineSeconds)
  }
}
