import Kubernetes

/// One look at a StatefulSet: at most one Pod is touched, unless its policy is `Parallel`.
struct StatefulSetPass {
  private let statefulSet: StatefulSet
  private let history: RevisionHistory
  private let now: VirtualTime
  /// By ordinal.
  private let podAt: [Int: Pod]
  private let claims: [NamespacedName: PersistentVolumeClaim]
  var result = Reconciliation()

  init(
    _ statefulSet: StatefulSet, pods: [Pod], claims: [PersistentVolumeClaim], history: RevisionHistory,
    at now: VirtualTime
  ) {
    self.statefulSet = statefulSet
    self.history = history
    self.now = now
    podAt = Dictionary(pods.compactMap { pod in statefulSet.ordinal(of: pod).map { ($0, pod) } }) {
      first, _ in first
    }
    self.claims =
      statefulSet.volumeClaimTemplates.isEmpty
      ? [:] : Dictionary(claims.map { ($0.name, $0) }) { first, _ in first }
  }

  private var waitsForEach: Bool { statefulSet.podManagementPolicy == .orderedReady }
  private var updateRevision: String { history.update.metadata.name }

  private var currentRevision: String {
    let current = statefulSet.status.currentRevision
    return current.isEmpty ? updateRevision : current
  }

  /// Pods from this ordinal on are made of the present template.
  private var firstUpdated: Int {
    guard case .rollingUpdate(let partition) = statefulSet.updateStrategy else {
      return statefulSet.startOrdinal
    }
    return statefulSet.startOrdinal + max(0, partition)
  }

  mutating func act() {
    keepOwnersOfClaims()
    for ordinal in statefulSet.ordinals where !makeOrAwait(ordinal) && waitsForEach { return }
    for ordinal in podAt.keys.filter({ !statefulSet.ordinals.contains($0) }).sorted(by: >) {
      guard let pod = podAt[ordinal] else { continue }
      if !pod.metadata.isBeingDeleted {
        delete(pod, because: .scaledDown(to: max(0, statefulSet.replicas)))
      }
      if waitsForEach { return }
    }
    update()
  }

  /// Sees to one ordinal.
  ///
  /// - Returns: whether the next may be seen to.
  private mutating func makeOrAwait(_ ordinal: Int) -> Bool {
    guard let pod = podAt[ordinal] else {
      make(ordinal)
      return false
    }
    if pod.isFinished, !pod.metadata.isBeingDeleted {
      delete(pod, because: .ended)
      return false
    }
    // Claims of a Pod that waits may have been deleted meanwhile.
    if pod.status.phase == .pending, !pod.isBound { makeClaims(for: pod) }
    return isHealthy(pod)
  }

  private mutating func make(_ ordinal: Int) {
    let isOld = ordinal < firstUpdated && currentRevision != updateRevision
    let oldTemplate = isOld ? history.template(of: currentRevision) : nil
    let new = StatefulSetController.pod(
      ordinal, of: statefulSet, template: oldTemplate ?? statefulSet.template,
      revision: oldTemplate == nil ? updateRevision : currentRevision)
    makeClaims(for: new)
    result.writes.append(
      .create(
        new,
        reporting: CreationReport(
          owner: statefulSet.reference, namePrefix: UpstreamText.createStatefulPod,
          nameSuffix: UpstreamText.inStatefulSet(statefulSet.metadata.name))))
    result.record(
      statefulSet.reference,
      .createdStatefulPod(name: new.name, want: max(0, statefulSet.replicas)))
  }

  /// Makes those of a Pod's claims that are not there.
  private mutating func makeClaims(for pod: Pod) {
    for claim in statefulSet.claims(forPod: pod.metadata.name) where claims[claim.name] == nil {
      result.writes.append(
        .create(
          claim,
          reporting: CreationReport(
            owner: statefulSet.reference, namePrefix: UpstreamText.createClaim,
            nameSuffix: UpstreamText.claimOf(pod: pod.metadata.name, in: statefulSet.metadata.name))))
      result.record(
        statefulSet.reference, .volume(.createdClaim(name: claim.name, forPod: pod.name)))
    }
  }

  private func isHealthy(_ pod: Pod) -> Bool {
    !pod.metadata.isBeingDeleted && pod.isAvailable(minReadySeconds: statefulSet.minReadySeconds, at: now)
  }

  /// Gives up the highest Pod of an old template, once all above it are well.
  private mutating func update() {
    guard case .rollingUpdate(let partition) = statefulSet.updateStrategy else { return }
    for ordinal in statefulSet.ordinals.reversed() where ordinal >= firstUpdated {
      guard let pod = podAt[ordinal] else { return }
      if !isUpdated(pod), !pod.metadata.isBeingDeleted {
        return delete(pod, because: .oldTemplate(partition: partition))
      }
      if !isHealthy(pod) { return }
    }
  }

  private func isUpdated(_ pod: Pod) -> Bool {
    pod.metadata.labels[DaemonSetController.revisionHash] == updateRevision
  }

  private mutating func delete(_ pod: Pod, because cause: ControllerStep.StatefulPodDeletion) {
    result.writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
    result.report(
      statefulSet.reference, .normal, UpstreamText.successfulDelete,
      UpstreamText.deletedStatefulPod(pod.metadata.name, of: statefulSet.metadata.name))
    result.record(statefulSet.reference, .deletedStatefulPod(name: pod.name, because: cause))
  }
}

// MARK: - Whom claims go with

extension StatefulSetPass {
  /// Writes on the claims whom they are to go with: the set when it is deleted, their Pod when it is scaled away.
  private mutating func keepOwnersOfClaims() {
    guard !claims.isEmpty else { return }
    for ordinal in podAt.keys.sorted() {
      guard let pod = podAt[ordinal] else { continue }
      for claim in statefulSet.claims(forPod: pod.metadata.name) {
        guard let stored = claims[claim.name] else { continue }
        let wanted = owners(of: stored, pod, isScaledAway: !statefulSet.ordinals.contains(ordinal))
        guard wanted != stored.metadata.ownerReferences else { continue }
        result.writes.append(.update(stored.with { $0.metadata.ownerReferences = wanted }))
        if let owner = wanted.last, !stored.metadata.ownerReferences.contains(owner) {
          result.record(
            statefulSet.reference,
            .volume(.claimGoesWithOwner(name: stored.name, owner: "\(owner.kind)/\(owner.name)")))
        }
      }
    }
  }

  private func owners(of claim: PersistentVolumeClaim, _ pod: Pod, isScaledAway: Bool) -> [OwnerReference] {
    let policy = statefulSet.claimRetentionPolicy
    let set = OwnerReference(dependentOn: statefulSet)
    let own = OwnerReference(dependentOn: pod)
    var owners = claim.metadata.ownerReferences.filter { $0.uid != set.uid && $0.uid != own.uid }
    if policy.whenScaled == .delete, isScaledAway {
      owners.append(own)
    } else if policy.whenDeleted == .delete {
      owners.append(set)
    }
    return owners
  }
}

// MARK: - Status

extension StatefulSetPass {
  mutating func renewStatus() {
    let pods = podAt.values.filter { !$0.isFinished }
    let replicas = max(0, statefulSet.replicas)
    var status = statefulSet.status
    status.observedGeneration = statefulSet.metadata.generation
    status.replicas = pods.count
    status.readyReplicas = pods.count { $0.status.phase == .running && $0.status.isReady }
    status.availableReplicas = pods.count {
      $0.isAvailable(minReadySeconds: statefulSet.minReadySeconds, at: now)
    }
    status.updatedReplicas = pods.count(where: isUpdated)
    status.updateRevision = updateRevision
    let isComplete = status.updatedReplicas == replicas && status.readyReplicas == replicas
    if status.currentRevision.isEmpty || isComplete { status.currentRevision = updateRevision }
    status.currentReplicas = pods.count {
      $0.metadata.labels[DaemonSetController.revisionHash] == status.currentRevision
    }
    if status != statefulSet.status {
      result.writes.append(.updateStatus(statefulSet.with { $0.status = status }))
    }
    for pod in pods {
      if let time = pod.becomesAvailable(minReadySeconds: statefulSet.minReadySeconds, after: now) {
        result.lookAgain(at: time)
      }
    }
  }
}
