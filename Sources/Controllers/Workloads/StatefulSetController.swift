import Kubernetes

/// Keeps a StatefulSet's Pods: by name, from the lowest ordinal up, and away from the highest down.
///
/// Source: k8s.io/kubernetes `pkg/controller/statefulset/stateful_set_control.go`.
public enum StatefulSetController {
  static let podNameLabel = "statefulset.kubernetes.io/pod-name"
  static let podIndexLabel = "apps.kubernetes.io/pod-index"

  /// - Parameters:
  ///   - claims: of the set's namespace.
  ///   - revisions: templates kept in the set's namespace.
  public static func reconcile(
    _ set: StatefulSet, pods: [Pod], claims: [PersistentVolumeClaim], revisions: [ControllerRevision],
    at now: VirtualTime
  ) -> Reconciliation {
    let claim = OwnershipClaim(of: set, selector: set.selector, among: pods) { set.ordinal(of: $0) != nil }
    let live = Set(claim.claimed.compactMap { $0.metadata.labels[DaemonSetController.revisionHash] })
    let history = RevisionHistory(
      of: set, template: set.template, among: revisions, live: live.union([set.status.currentRevision]),
      limit: set.revisionHistoryLimit)
    var pass = StatefulSetPass(set, pods: claim.claimed, claims: claims, history: history, at: now)
    pass.result = claim.changes
    pass.result.writes += history.writes
    if !set.metadata.isBeingDeleted { pass.act() }
    pass.renewStatus()
    return pass.result
  }

  /// The Pod of an ordinal: its name, labels and claims are the same whenever it is made.
  static func pod(_ ordinal: Int, of set: StatefulSet, template: PodTemplate, revision: String) -> Pod {
    var pod = Pod(from: template, of: set)
    pod.metadata.generateName = ""
    pod.metadata.name = "\(set.metadata.name)-\(ordinal)"
    pod.metadata.labels[podNameLabel] = pod.metadata.name
    pod.metadata.labels[podIndexLabel] = String(ordinal)
    pod.metadata.labels[DaemonSetController.revisionHash] = revision
    pod.spec.inert["hostname"] = .string(pod.metadata.name)
    if !set.serviceName.isEmpty { pod.spec.inert["subdomain"] = .string(set.serviceName) }
    for claim in set.volumeClaimTemplates {
      pod.spec.volumes.removeAll { $0.name == claim.metadata.name }
      var volume = Volume()
      volume.name = claim.metadata.name
      var source = Volume.ClaimSource()
      source.claimName = set.claimName(claim, forPod: pod.metadata.name)
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

  func claimName(_ template: PersistentVolumeClaim, forPod pod: String) -> String {
    "\(template.metadata.name)-\(pod)"
  }

  /// The claims that the Pod of an ordinal is to have.
  func claims(forPod pod: String) -> [PersistentVolumeClaim] {
    volumeClaimTemplates.map { template in
      template.with { claim in
        claim.metadata.name = claimName(template, forPod: pod)
        claim.metadata.namespace = metadata.namespace
        claim.metadata.labels.merge(selector.matchLabels) { _, selected in selected }
      }
    }
  }
}
