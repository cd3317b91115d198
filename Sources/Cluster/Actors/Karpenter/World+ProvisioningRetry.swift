import Cloud
import Controllers
import Karpenter
import Kubernetes

/// What Karpenter's last round came to, for the Pods that it looked at.
struct ProvisioningStanding: Sendable {
  /// When the batch before it opened: Pods that wait are put forward again every 10 s from there.
  let origin: VirtualTime
  /// Pods that have been found a place, on a machine that is there or on one that is asked for.
  let placed: Set<PodName>
  /// What was said of each Pod that none was found for.
  let failures: [PodName: String]

  init(_ round: ProvisioningRound, ofBatchOpenedAt origin: VirtualTime) {
    self.origin = origin
    placed = Set(round.claims.flatMap(\.pods) + round.existing.flatMap(\.pods))
    failures = Dictionary(
      round.failures.map { ($0.pod, Karpenter.UpstreamText.failedScheduling($0.failure)) },
      uniquingKeysWith: { $1 })
  }

  /// Whether it says of any Pod what the standing before did not.
  func isNews(after before: Self?) -> Bool {
    !placed.isSubset(of: before?.placed ?? [])
      || failures.contains { before?.failures[$0.key] != $0.value }
  }
}

/// Every Pod that waits is put before Karpenter again every 10 s.
///
/// A round follows from what the cluster is, so one is made only when something has changed since the last that may
/// make it come out differently: the results are those of a round every 10 s.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/controller.go`.
extension World {
  static let waitingKey = NamespacedName(namespace: "", name: "waiting")
  static let retryPeriod = Duration.seconds(10)

  /// Has Pods that still wait looked at again, at the next of their turns.
  mutating func retryProvisioning(notBefore time: VirtualTime? = nil) {
    guard let standing = provisioningStanding else { return addWaitingPodsToBatch() }
    let time = max(time ?? now, now)
    let turns = (time - standing.origin).components.seconds / Self.retryPeriod.components.seconds + 1
    enqueue(.provisioner, Self.waitingKey, at: standing.origin + Self.retryPeriod * Int(turns))
  }

  /// Puts all Pods that wait, and nodes whose Pods must leave, into the batch that is open, or into a new one.
  mutating func addWaitingPodsToBatch() {
    for pod in objects.pods.values where pod.isProvisionable { addToBatch(pod) }
    for node in objects.nodes.values where node.isDisrupted { addToBatch(leaving: node) }
  }

  /// Notes what a round came to, and when the next could come to something else by the passing of time alone.
  mutating func note(_ standing: ProvisioningStanding) {
    provisioningStanding = standing
    if !standing.failures.isEmpty { planOfferingRetry() }
  }

  /// Whether a write may give a place to a Pod that the last round left without one, or take one away.
  mutating func observeForProvisioning(_ change: ObjectChange) {
    guard let standing = provisioningStanding else { return }
    let matters =
      switch change {
      case .pod(let before, let after):
        !standing.failures.isEmpty && before?.takesPart(in: after) ?? true
      case .nodeClaim(let before, let after):
        !standing.failures.isEmpty || after == nil || before?.isInitialized != after?.isInitialized
      case .deployment, .replicaSet, .podDisruptionBudget, .service: false
      default: !standing.failures.isEmpty
      }
    if matters { retryProvisioning() }
  }
}

extension Pod {
  /// Whether what the Pod means to others' placement has changed.
  fileprivate func takesPart(in after: Pod?) -> Bool {
    guard let after else { return true }
    return spec.nodeName != after.spec.nodeName || metadata.labels != after.metadata.labels
      || metadata.isBeingDeleted != after.metadata.isBeingDeleted || status.phase != after.status.phase
  }
}

extension NodeClaim {
  fileprivate var isInitialized: Bool { status.conditions.isTrue("Initialized") }
}
