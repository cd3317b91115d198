import Controllers
import Kubernetes

/// Which of Karpenter's Pods acts.
extension World {
  private static let electionKey = NamespacedName(namespace: "", name: KarpenterLease.name)

  /// The Pod that holds the lease and can act.
  public var karpenterLeader: Pod? {
    guard let lease = karpenterLease, lease.freeAt == nil else { return nil }
    return holder(of: lease)
  }

  /// When the Pod that leads began to.
  public var karpenterLeaderSince: VirtualTime? { karpenterLease?.acquiredAt }

  private func holder(of lease: KarpenterLease) -> Pod? {
    guard let pod = objects.pods[lease.holder], pod.metadata.uid == lease.holderUID, canLead(pod) else {
      return nil
    }
    return pod
  }

  private var leaderCandidates: [Pod] { objects.podsOfKarpenter.filter(canLead) }

  private func canLead(_ pod: Pod) -> Bool {
    pod.status.isReady && !(pod.spec.nodeName.map(isSilent) ?? false)
  }

  /// Sees whether the lease is still held, and hands it on when it can be had.
  mutating func reviewLeadership() {
    if let lease = karpenterLease, lease.freeAt == nil {
      guard holder(of: lease) == nil else { return }
      let left = objects.pods[lease.holder].flatMap { $0.metadata.uid == lease.holderUID ? $0 : nil }
      let gaveUp = left?.metadata.isBeingDeleted ?? true
      karpenterLease?.freeAt = now + (gaveUp ? KarpenterLease.retryPeriod : KarpenterLease.duration)
    }
    guard let next = leaderCandidates.first else { return }
    if let freeAt = karpenterLease?.freeAt, freeAt > now {
      enqueue(.leaderElection, Self.electionKey, at: freeAt)
    } else {
      lead(next)
    }
  }

  /// Takes a Pod that could lead for the one that does, in a cluster whose past is not known.
  mutating func recogniseLeader() {
    if let pod = leaderCandidates.first { karpenterLease = lease(for: pod) }
  }

  private func lease(for pod: Pod) -> KarpenterLease {
    KarpenterLease(
      holder: pod.name, holderUID: pod.metadata.uid, acquiredAt: now,
      transitions: karpenterLease.map { $0.transitions + 1 } ?? 0)
  }

  private mutating func lead(_ pod: Pod) {
    let former = karpenterLease
    let lease = lease(for: pod)
    karpenterLease = lease
    put(lease.object)
    if let former {
      let step = ControllerStep(
        object: pod.reference, change: .tookLease(from: former.holder, free: former.freeAt ?? now))
      cause = decisions.append(.controllerStep(step), by: .leaderElection, at: now, cause: cause)
    }
    takeFlags(of: pod)
    batch = nil
    startKarpenter()
  }
}
