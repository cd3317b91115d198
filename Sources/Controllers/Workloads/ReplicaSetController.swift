import Kubernetes

/// Keeps a ReplicaSet at its number of Pods.
///
/// A Pod that is ending is replaced at once; of Pods too many, `PodVictims` says which go first.
///
/// Source: k8s.io/kubernetes `pkg/controller/replicaset`.
public enum ReplicaSetController {
  /// How many Pods are made or deleted before the outcome is looked at.
  private static let burst = 500

  /// - Parameters:
  ///   - pods: the ReplicaSet's own, and any without a controller in its namespace.
  ///   - siblingPods: those of the other ReplicaSets of the same Deployment; they count where it matters how
  ///     many Pods of one application share a node.
  public static func reconcile(
    _ replicaSet: ReplicaSet, pods: [Pod], siblingPods: @autoclosure () -> [Pod] = [], at now: VirtualTime
  ) -> Reconciliation {
    let claim = OwnershipClaim(
      of: replicaSet, selector: replicaSet.selector, among: pods, mayAdopt: \.isActive)
    var result = claim.changes
    let active = claim.claimed.filter(\.isActive)
    if !replicaSet.metadata.isBeingDeleted {
      result.append(manage(replicaSet, active: active, siblingPods: siblingPods(), at: now))
    }

    var status = replicaSet.status
    status.observedGeneration = replicaSet.metadata.generation
    status.replicas = active.count
    status.fullyLabeledReplicas = active.count { pod in
      replicaSet.template.metadata.labels.allSatisfy { pod.metadata.labels[$0.key] == $0.value }
    }
    status.readyReplicas = active.count { $0.status.isReady }
    status.availableReplicas = active.count {
      $0.isAvailable(minReadySeconds: replicaSet.minReadySeconds, at: now)
    }
    status.terminatingReplicas = claim.claimed.count(where: \.isTerminating)
    if status != replicaSet.status {
      result.writes.append(.updateStatus(replicaSet.with { $0.status = status }))
    }
    for time in active.compactMap({
      $0.becomesAvailable(minReadySeconds: replicaSet.minReadySeconds, after: now)
    }) {
      result.lookAgain(at: time)
    }
    return result
  }

  private static func manage(
    _ replicaSet: ReplicaSet, active: [Pod], siblingPods: @autoclosure () -> [Pod], at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    let have = active.count
    let want = max(0, replicaSet.replicas)
    if have < want {
      let count = min(want - have, burst)
      let pod = Pod(from: replicaSet.template, of: replicaSet)
      let report = CreationReport(owner: replicaSet.reference, namePrefix: UpstreamText.createdPod)
      result.writes += (0..<count).map { _ in .create(pod, reporting: report) }
      result.record(replicaSet.reference, .createdPods(count: count, have: have, want: want))
    } else if have > want {
      let victims = PodVictims(active, related: active + siblingPods().filter(\.isActive), at: now)
        .first(min(have - want, burst))
      for victim in victims {
        result.writes.append(.delete(victim.reference, gracePeriodSeconds: nil))
        result.report(
          replicaSet.reference, .normal, UpstreamText.successfulDelete,
          UpstreamText.deletedPod(victim.metadata.name))
      }
      result.record(
        replicaSet.reference, .deletedPods(names: victims.map(\.name), have: have, want: want))
    }
    return result
  }
}
