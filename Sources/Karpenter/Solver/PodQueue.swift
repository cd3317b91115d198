import Kubernetes

/// Pods that wait for their turn, and whether going round once more could help.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/queue.go`.
struct PodQueue {
  private var waiting: [Int]
  private var head = 0
  /// For each Pod that came back, how many were waiting with it at that time.
  private var lengthAtReturn: [Int: Int] = [:]

  /// - Parameter order: indices of the Pods, first to go first.
  init(_ order: [Int]) { waiting = order }

  private var length: Int { waiting.count - head }

  /// The next Pod; nil when none is left or a whole round has brought nothing.
  mutating func pop() -> Int? {
    guard head < waiting.count, lengthAtReturn[waiting[head]] != length else { return nil }
    head += 1
    return waiting[head - 1]
  }

  mutating func comeBack(_ pod: Int) {
    waiting.append(pod)
    lengthAtReturn[pod] = length
  }

  /// Most CPU first, then most memory, then the oldest, then by UID.
  static func order(_ pods: [RoundPod], _ shapes: [PodShape]) -> [Int] {
    pods.indices.sorted { left, right in
      let (one, other) = (shapes[left].requests, shapes[right].requests)
      for name in [ResourceName.cpu, .memory] {
        let (amount, otherAmount) = (one[name] ?? .zero, other[name] ?? .zero)
        if amount != otherAmount { return amount > otherAmount }
      }
      let (age, otherAge) = (
        pods[left].pod.metadata.creationTimestamp, pods[right].pod.metadata.creationTimestamp
      )
      if age != otherAge {
        guard let age, let otherAge else { return age == nil }
        return age < otherAge
      }
      return pods[left].pod.metadata.uid < pods[right].pod.metadata.uid
    }
  }
}
