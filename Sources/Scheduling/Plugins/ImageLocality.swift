import Kubernetes

/// Prefers nodes that have the pod's images already, the more so the larger and the more common the images are.
///
/// Source: kube-scheduler 1.35, `plugins/imagelocality`.
struct ImageLocality: ScorePlugin {
  static let name = PluginName.imageLocality
  private static let mebibyte = 1024 * 1024
  private static let smallestSum = 23 * mebibyte
  private static let largestPerContainer = 1000 * mebibyte

  /// Per container: who has its image, and what that counts.
  private let images: [(nodes: Set<Int>, value: Int)]
  private let containerCount: Int

  static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Self? {
    let containers = cycle.pod.spec.initContainers + cycle.pod.spec.containers
    let nodeCount = Double(cycle.snapshot.nodeCount)
    let images: [(nodes: Set<Int>, value: Int)] = containers.compactMap { container in
      guard let state = cycle.snapshot.images[withTag(container.image)] else { return nil }
      let value = Double(state.sizeBytes) * (Double(state.nodes.count) / nodeCount)
      return (state.nodes, Int(value))
    }
    return Self(images: images, containerCount: containers.count)
  }

  func score(_ node: borrowing NodeSnapshot) -> Int {
    guard !images.isEmpty else { return 0 }
    let slot = node.slot
    let sum = images.reduce(0) { $1.nodes.contains(slot) ? $0 &+ $1.value : $0 }
    let largestSum = Self.largestPerContainer * containerCount
    let clamped = min(max(sum, Self.smallestSum), largestSum)
    return maxNodeScore * (clamped - Self.smallestSum) / (largestSum - Self.smallestSum)
  }

  /// An image without tag is the latest one.
  private static func withTag(_ image: String) -> String {
    let colon = image.lastIndex(of: ":")
    let slash = image.lastIndex(of: "/")
    let hasTag = colon.map { colon in slash.map { $0 < colon } ?? true } ?? false
    return hasTag ? image : image + ":latest"
  }
}
