import Kubernetes

/// The order in which Pods of one workload are given up when it is scaled down.
///
/// First those that serve least (unassigned, pending, not ready), then the cheapest by
/// `controller.kubernetes.io/pod-deletion-cost`, then those that share a node with most of their kind, then
/// the youngest, where ages count as equal within a power of two.
///
/// Source: k8s.io/kubernetes `pkg/controller/controller_utils.go`, `ActivePodsWithRanks`.
struct PodVictims {
  private let pods: [Pod]
  private let podsOnNode: [NodeName?: Int]
  private let now: VirtualTime

  /// - Parameter related: the active Pods of the whole application, these among them.
  init(_ pods: [Pod], related: [Pod], at now: VirtualTime) {
    self.pods = pods
    self.now = now
    podsOnNode = related.reduce(into: [:]) { $0[$1.spec.nodeName, default: 0] += 1 }
  }

  /// The first to go; all of them, in their own order, when no choice is to be made.
  func first(_ count: Int) -> [Pod] {
    count >= pods.count ? pods : Array(pods.sorted(by: goesBefore).prefix(count))
  }

  private func goesBefore(_ left: Pod, _ right: Pod) -> Bool {
    if left.isBound != right.isBound { return !left.isBound }
    if left.phaseRank != right.phaseRank { return left.phaseRank < right.phaseRank }
    if left.status.isReady != right.status.isReady { return !left.status.isReady }
    if left.deletionCost != right.deletionCost { return left.deletionCost < right.deletionCost }
    let leftRank = podsOnNode[left.spec.nodeName] ?? 0
    let rightRank = podsOnNode[right.spec.nodeName] ?? 0
    if leftRank != rightRank { return leftRank > rightRank }
    if left.status.isReady, left.readySince != right.readySince {
      return isYounger(left.readySince, right.readySince, left, right)
    }
    if left.restarts != right.restarts { return left.restarts > right.restarts }
    if left.metadata.creationTimestamp != right.metadata.creationTimestamp {
      return isYounger(left.metadata.creationTimestamp, right.metadata.creationTimestamp, left, right)
    }
    return left.name < right.name
  }

  private func isYounger(_ left: VirtualTime?, _ right: VirtualTime?, _ leftPod: Pod, _ rightPod: Pod)
    -> Bool
  {
    guard let left else { return true }
    guard let right else { return false }
    let (leftAge, rightAge) = (logarithmicAge(left), logarithmicAge(right))
    return leftAge == rightAge ? leftPod.metadata.uid < rightPod.metadata.uid : leftAge < rightAge
  }

  /// The power of two of the age in nanoseconds, rounded down; -1 for what is not yet a nanosecond old.
  private func logarithmicAge(_ since: VirtualTime) -> Int {
    let age = (now - since).inSeconds * 1e9
    return age > 0 ? Int(age.exponent) : -1
  }
}

extension Pod {
  fileprivate var phaseRank: Int {
    switch status.phase {
    case .pending: 0
    case .unknown: 1
    case .running, .succeeded, .failed: 2
    }
  }

  /// 0 when the annotation is absent or no 32-bit integer.
  fileprivate var deletionCost: Int32 {
    metadata.annotations[WellKnown.podDeletionCost].flatMap { Int32($0) } ?? 0
  }

  /// The most that any one container restarted.
  fileprivate var restarts: Int { status.containerStatuses.map(\.restartCount).max() ?? 0 }
}
