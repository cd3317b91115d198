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
    let keys = zip(pods, shapes).map { Key($0.pod, $1.requests) }
    return keys.indices.sorted { keys[$0] < keys[$1] }
  }

  /// What a Pod's turn goes by.
  private struct Key: Comparable {
    let cpu: Quantity
    let memory: Quantity
    let creation: VirtualTime?
    let uid: UID

    init(_ pod: Pod, _ requests: ResourceList) {
      cpu = requests[.cpu] ?? .zero
      memory = requests[.memory] ?? .zero
      creation = pod.metadata.creationTimestamp
      uid = pod.metadata.uid
    }

    static func < (left: Self, right: Self) -> Bool {
      if left.cpu != right.cpu { return left.cpu > right.cpu }
      if left.memory != right.memory { return left.memory > right.memory }
      guard left.creation != right.creation else { return left.uid < right.uid }
      guard let creation = left.creation, let other = right.creation else { return left.creation == nil }
      return creation < other
    }
  }
}
