import Kubernetes

extension ScoringStrategy {
  /// What one resource of a node is worth, 0 to 100. `allocatable` is not zero.
  ///
  /// Source: kube-scheduler 1.35, `plugins/noderesources/{least,most}_allocated.go`,
  /// `requested_to_capacity_ratio.go`.
  func score(requested: Int, of allocatable: Int) -> Int {
    switch type {
    case .leastAllocated:
      requested > allocatable ? 0 : (allocatable &- requested) &* maxNodeScore / allocatable
    case .mostAllocated: min(requested, allocatable) &* maxNodeScore / allocatable
    case .requestedToCapacityRatio:
      value(at: requested > allocatable ? 100 : requested &* 100 / allocatable)
    }
  }

  /// The scores of a node's resources as one: their mean by weight, rounded down; by a shape, rounded to the
  /// nearest.
  func combine(sum: Int, weights: Int) -> Int {
    switch type {
    case .leastAllocated, .mostAllocated: sum / weights
    case .requestedToCapacityRatio: Int((Double(sum) / Double(weights)).rounded(.toNearestOrAwayFromZero))
    }
  }

  /// Whether a resource that is worth nothing counts in the mean.
  var countsZeros: Bool { type != .requestedToCapacityRatio }

  /// A point on the line through the shape's points, level before the first and after the last; shape scores of
  /// 0 to 10 become 0 to 100.
  private func value(at utilization: Int) -> Int {
    guard let last = shape.last else { return 0 }
    guard let right = shape.firstIndex(where: { utilization <= $0.utilization }) else {
      return last.score * 10
    }
    let end = shape[right]
    guard right > 0 else { return end.score * 10 }
    let start = shape[right - 1]
    return start.score * 10
      + (end.score - start.score) * 10 * (utilization - start.utilization)
      / (end.utilization - start.utilization)
  }
}
