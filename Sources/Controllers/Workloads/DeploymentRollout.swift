import Kubernetes

/// A Deployment in the middle of one pass: what is there, and what has been decided so far.
struct DeploymentRollout {
  let original: Deployment
  var deployment: Deployment
  /// The one whose template is the Deployment's own.
  var newReplicaSet: ReplicaSet?
  /// Oldest first.
  var oldReplicaSets: [ReplicaSet]
  var result = Reconciliation()
  let now: VirtualTime

  init(_ deployment: Deployment, replicaSets: [ReplicaSet], at now: VirtualTime) {
    original = deployment
    self.deployment = deployment
    self.now = now
    let byAge = replicaSets.sorted(by: Self.isOlder)
    let new = byAge.first { Self.isSameTemplate($0.template, deployment.template) }
    newReplicaSet = new
    oldReplicaSets = byAge.filter { $0.name != new?.name }
  }

  var allReplicaSets: [ReplicaSet] { oldReplicaSets + [newReplicaSet].compactMap(\.self) }
  var replicas: Int { max(0, deployment.replicas) }

  /// Extra Pods allowed during an update; percentages round up.
  var maxSurge: Int {
    guard case .rollingUpdate(let surge, _) = deployment.strategy else { return 0 }
    return max(0, surge.scaled(of: replicas, roundingUp: true) ?? 0)
  }

  /// Pods that may be missing during an update; percentages round down. At least 1 when no surge is allowed
  /// either, or nothing could ever move.
  var maxUnavailable: Int {
    guard case .rollingUpdate(_, let unavailable) = deployment.strategy, replicas > 0 else { return 0 }
    let count = max(0, unavailable.scaled(of: replicas, roundingUp: false) ?? 0)
    return min(replicas, count == 0 && maxSurge == 0 ? 1 : count)
  }

  /// The status kept on the answer, and the metadata where it changed.
  func finish() -> Reconciliation {
    var result = result
    if deployment.metadata != original.metadata { result.writes.append(.update(deployment)) }
    if deployment.status != original.status { result.writes.append(.updateStatus(deployment)) }
    return result
  }

  private static func isOlder(_ left: ReplicaSet, _ right: ReplicaSet) -> Bool {
    let (leftTime, rightTime) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
    guard let leftTime, let rightTime, leftTime != rightTime else { return left.name < right.name }
    return leftTime < rightTime
  }

  private static func isSameTemplate(_ left: PodTemplate, _ right: PodTemplate) -> Bool {
    func withoutHash(_ template: PodTemplate) -> PodTemplate {
      var copy = template
      copy.metadata.labels[WellKnown.podTemplateHash] = nil
      return copy
    }
    return withoutHash(left) == withoutHash(right)
  }
}

// MARK: - Rolling update

extension DeploymentRollout {
  /// Adds new Pods up to the surge; else removes old ones down to what must stay available.
  mutating func rollOver() {
    findNewReplicaSet()
    createNewReplicaSetIfNone()
    if scaleNewReplicaSet() || scaleOldReplicaSetsDown() { return }
    if isComplete(deployment.status) { deleteHistoryBeyondLimit() }
  }

  /// How many replicas the new ReplicaSet should have now.
  func newReplicaSetTarget(from current: Int) -> Int {
    guard case .rollingUpdate = deployment.strategy else { return replicas }
    let total = allReplicaSets.totalReplicas
    let limit = replicas + maxSurge
    guard total < limit else { return current }
    return current + min(limit - total, replicas - current)
  }

  private mutating func scaleNewReplicaSet() -> Bool {
    guard let new = newReplicaSet, new.replicas != replicas else { return false }
    if new.replicas > replicas { return scale(new, to: replicas, because: .replicasChanged(to: replicas)) }
    return scale(
      new, to: newReplicaSetTarget(from: new.replicas),
      because: .surge(replicas: replicas, maxSurge: maxSurge, total: allReplicaSets.totalReplicas))
  }

  private mutating func scaleOldReplicaSetsDown() -> Bool {
    guard let new = newReplicaSet, oldReplicaSets.totalReplicas > 0 else { return false }
    let minAvailable = replicas - maxUnavailable
    let newUnavailable = new.replicas - new.status.availableReplicas
    let most = allReplicaSets.totalReplicas - minAvailable - newUnavailable
    guard most > 0 else { return false }
    let unhealthy = scaleUnhealthyDown(atMost: most, minAvailable: minAvailable)
    let healthy = scaleHealthyDown(minAvailable: minAvailable)
    return unhealthy || healthy
  }

  /// Replicas of old ReplicaSets that are not available cost nothing to give up.
  private mutating func scaleUnhealthyDown(atMost most: Int, minAvailable: Int) -> Bool {
    var left = most
    for old in oldReplicaSets where left > 0 && old.replicas > old.status.availableReplicas {
      let count = min(left, old.replicas - old.status.availableReplicas)
      _ = scale(old, to: old.replicas - count, because: .unhealthyOldPods)
      left -= count
    }
    return left < most
  }

  private mutating func scaleHealthyDown(minAvailable: Int) -> Bool {
    let available = allReplicaSets.reduce(0) { $0 + $1.status.availableReplicas }
    guard available > minAvailable else { return false }
    var left = available - minAvailable
    var hasScaled = false
    for old in oldReplicaSets where left > 0 && old.replicas > 0 {
      let count = min(left, old.replicas)
      hasScaled =
        scale(
          old, to: old.replicas - count,
          because: .replacedByNewPods(available: available, minAvailable: minAvailable)) || hasScaled
      left -= count
    }
    return hasScaled
  }
}

// MARK: - Recreate

extension DeploymentRollout {
  /// Ends every old Pod before it makes the first new one.
  mutating func recreate(pods: [Pod]) {
    findNewReplicaSet()
    var hasScaled = false
    for old in oldReplicaSets where old.replicas > 0 {
      hasScaled = scale(old, to: 0, because: .recreate) || hasScaled
    }
    if hasScaled || isAnyOldPodRunning(pods) { return }
    createNewReplicaSetIfNone()
    if let new = newReplicaSet, scale(new, to: replicas, because: .recreate) { return }
    if isComplete(deployment.status) { deleteHistoryBeyondLimit() }
  }

  private func isAnyOldPodRunning(_ pods: [Pod]) -> Bool {
    if oldReplicaSets.contains(where: { $0.status.replicas > 0 }) { return true }
    let owners = Set(oldReplicaSets.map(\.metadata.uid))
    return pods.contains { pod in
      !pod.isFinished && (pod.metadata.controller.map { owners.contains($0.uid) } ?? false)
    }
  }
}

// MARK: - Scaling during a rollout

extension DeploymentRollout {
  /// Whether `spec.replicas` changed since the ReplicaSets were last scaled for it.
  var hasBeenScaled: Bool {
    allReplicaSets.contains { replicaSet in
      guard replicaSet.replicas > 0, let desired = replicaSet.desiredReplicas else { return false }
      return desired != replicas
    }
  }

  /// Shares a change of `spec.replicas` out over the ReplicaSets there are, in proportion to their sizes.
  mutating func scaleProportionally() {
    if let only = activeOrLatest {
      if only.replicas != replicas { _ = scale(only, to: replicas, because: .replicasChanged(to: replicas)) }
      return
    }
    if let new = newReplicaSet, isSaturated(new) {
      for old in oldReplicaSets where old.replicas > 0 {
        _ = scale(
          old, to: 0,
          because: .replacedByNewPods(
            available: new.status.availableReplicas, minAvailable: replicas - maxUnavailable))
      }
      return
    }
    guard case .rollingUpdate = deployment.strategy else { return }
    shareOut()
  }

  /// The one ReplicaSet with replicas; with none, the new or else the youngest; nil when several have some.
  private var activeOrLatest: ReplicaSet? {
    let active = allReplicaSets.filter { $0.replicas > 0 }
    if active.isEmpty { return newReplicaSet ?? oldReplicaSets.last }
    return active.count == 1 ? active[0] : nil
  }

  private func isSaturated(_ new: ReplicaSet) -> Bool {
    new.replicas == replicas && new.desiredReplicas == replicas && new.status.availableReplicas == replicas
  }

  private mutating func shareOut() {
    let active = allReplicaSets.filter { $0.replicas > 0 }
    let allowed = replicas > 0 ? replicas + maxSurge : 0
    let toAdd = allowed - active.totalReplicas
    // Larger first; of equal size the newer gains first and the older loses first.
    let byAge = toAdd > 0 ? Array(active.reversed()) : active
    let ordered = byAge.enumerated().sorted {
      ($1.element.replicas, $0.offset) < ($0.element.replicas, $1.offset)
    }.map(\.element)

    var added = 0
    var sizes: [Int] = []
    for replicaSet in ordered {
      let share = toAdd == 0 ? 0 : proportion(of: replicaSet, toAdd: toAdd, added: added)
      sizes.append(replicaSet.replicas + share)
      added += share
    }
    if toAdd != 0, let first = sizes.first { sizes[0] = max(0, first + toAdd - added) }
    for (replicaSet, size) in zip(ordered, sizes) {
      _ = scale(replicaSet, to: size, because: .replicasChanged(to: replicas))
    }
  }

  private func proportion(of replicaSet: ReplicaSet, toAdd: Int, added: Int) -> Int {
    guard replicaSet.replicas != 0, toAdd != added else { return 0 }
    let share = fraction(of: replicaSet)
    return toAdd > 0 ? min(share, toAdd - added) : max(share, toAdd - added)
  }

  private func fraction(of replicaSet: ReplicaSet) -> Int {
    guard replicas > 0 else { return -replicaSet.replicas }
    let before = replicaSet.maxReplicas ?? deployment.status.replicas
    guard before > 0 else { return 0 }
    let size = Double(replicaSet.replicas) * Double(replicas + maxSurge) / Double(before)
    return Int(min(size.rounded(), Double(Int32.max))) - replicaSet.replicas
  }
}

extension [ReplicaSet] {
  var totalReplicas: Int { reduce(0) { $0 + $1.replicas } }
}
