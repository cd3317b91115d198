import Kubernetes

/// Keeps a StatefulSet's Pods: by name, from the lowest ordinal up, and away from the highest down.
///
/// Earlier templates are not kept: a Pod under the partition that must be made anew is made of the present one.
///
/// Source: k8s.io/kubernetes `pkg/controller/statefulset/stateful_set_control.go`.
public enum StatefulSetController {
  static let podNameLabel = "statefulset.kubernetes.io/pod-name"
  static let podIndexLabel = "apps.kubernetes.io/pod-index"

  public static func reconcile(_ set: StatefulSet, pods: [Pod], at now: VirtualTime) -> Reconciliation {
    let claim = OwnershipClaim(of: set, selector: set.selector, among: pods) { set.ordinal(of: $0) != nil }
    var pass = StatefulSetPass(set, pods: claim.claimed, at: now)
    pass.result = claim.changes
    if !set.metadata.isBeingDeleted { pass.act() }
    pass.renewStatus()
    return pass.result
  }

  /// The Pod of an ordinal: its name, labels and claims are the same whenever it is made.
  static func pod(_ ordinal: Int, of set: StatefulSet, revision: String) -> Pod {
    var pod = Pod(from: set.template, of: set)
    pod.metadata.generateName = ""
    pod.metadata.name = "\(set.metadata.name)-\(ordinal)"
    pod.metadata.labels[podNameLabel] = pod.metadata.name
    pod.metadata.labels[podIndexLabel] = String(ordinal)
    pod.metadata.labels[DaemonSetController.revisionHash] = revision
    for template in set.volumeClaimTemplates {
      pod.spec.volumes.removeAll { $0.name == template.name }
      var volume = Volume()
      volume.name = template.name
      var source = Volume.ClaimSource()
      source.claimName = "\(template.name)-\(pod.metadata.name)"
      volume.persistentVolumeClaim = source
      pod.spec.volumes.append(volume)
    }
    return pod
  }
}

extension StatefulSet {
  /// Nil when the Pod's name is none of the set's.
  func ordinal(of pod: Pod) -> Int? {
    let prefix = metadata.name + "-"
    guard pod.metadata.name.hasPrefix(prefix) else { return nil }
    return Int(pod.metadata.name.dropFirst(prefix.count))
  }
}

/// One look at a StatefulSet: at most one Pod is touched, unless its policy is `Parallel`.
private struct StatefulSetPass {
  private let statefulSet: StatefulSet
  private let revision: String
  private let now: VirtualTime
  private let replicas: Int
  /// By ordinal.
  private let podAt: [Int: Pod]
  var result = Reconciliation()

  init(_ statefulSet: StatefulSet, pods: [Pod], at now: VirtualTime) {
    self.statefulSet = statefulSet
    self.now = now
    replicas = max(0, statefulSet.replicas)
    revision = "\(statefulSet.metadata.name)-\(StableHash.nameSuffix(of: statefulSet.template))"
    podAt = Dictionary(pods.compactMap { pod in statefulSet.ordinal(of: pod).map { ($0, pod) } }) {
      first, _ in first
    }
  }

  private var waitsForEach: Bool { statefulSet.podManagementPolicy == .orderedReady }

  mutating func act() {
    for ordinal in 0..<replicas where !makeOrAwait(ordinal) && waitsForEach { return }
    for ordinal in podAt.keys.filter({ $0 >= replicas }).sorted(by: >) {
      guard let pod = podAt[ordinal] else { continue }
      if !pod.metadata.isBeingDeleted { delete(pod, because: .scaledDown(to: replicas)) }
      if waitsForEach { return }
    }
    update()
  }

  /// Sees to one ordinal.
  ///
  /// - Returns: whether the next may be seen to.
  private mutating func makeOrAwait(_ ordinal: Int) -> Bool {
    guard let pod = podAt[ordinal] else {
      let new = StatefulSetController.pod(ordinal, of: statefulSet, revision: revision)
      result.writes.append(
        .create(
          new,
          reporting: CreationReport(
            owner: statefulSet.reference, namePrefix: UpstreamText.createStatefulPod,
            nameSuffix: UpstreamText.inStatefulSet(statefulSet.metadata.name))))
      result.record(statefulSet.reference, .createdStatefulPod(name: new.name, want: replicas))
      return false
    }
    if pod.isFinished, !pod.metadata.isBeingDeleted {
      delete(pod, because: .ended)
      return false
    }
    return isHealthy(pod)
  }

  private func isHealthy(_ pod: Pod) -> Bool {
    !pod.metadata.isBeingDeleted && pod.isAvailable(minReadySeconds: statefulSet.minReadySeconds, at: now)
  }

  /// Gives up the highest Pod of an old template, once all above it are well.
  private mutating func update() {
    guard case .rollingUpdate(let partition) = statefulSet.updateStrategy else { return }
    for ordinal in (max(0, min(partition, replicas))..<replicas).reversed() {
      guard let pod = podAt[ordinal] else { return }
      if pod.metadata.labels[DaemonSetController.revisionHash] != revision, !pod.metadata.isBeingDeleted {
        return delete(pod, because: .oldTemplate(partition: partition))
      }
      if !isHealthy(pod) { return }
    }
  }

  private mutating func delete(_ pod: Pod, because cause: ControllerStep.StatefulPodDeletion) {
    result.writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
    result.report(
      statefulSet.reference, .normal, UpstreamText.successfulDelete,
      UpstreamText.deletedStatefulPod(pod.metadata.name, of: statefulSet.metadata.name))
    result.record(statefulSet.reference, .deletedStatefulPod(name: pod.name, because: cause))
  }

  mutating func renewStatus() {
    let pods = podAt.values.filter { !$0.isFinished }
    var status = statefulSet.status
    status.observedGeneration = statefulSet.metadata.generation
    status.replicas = pods.count
    status.readyReplicas = pods.count { $0.status.phase == .running && $0.status.isReady }
    status.availableReplicas = pods.count {
      $0.isAvailable(minReadySeconds: statefulSet.minReadySeconds, at: now)
    }
    status.updatedReplicas = pods.count { $0.metadata.labels[DaemonSetController.revisionHash] == revision }
    status.updateRevision = revision
    let isUpdated = status.updatedReplicas == replicas && status.readyReplicas == replicas
    if status.currentRevision.isEmpty || isUpdated { status.currentRevision = revision }
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
