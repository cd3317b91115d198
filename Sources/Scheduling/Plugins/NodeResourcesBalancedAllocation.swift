import Kubernetes

/// Prefers nodes whose resources would be used in like shares.
///
/// Source: kube-scheduler 1.35, `plugins/noderesources/balanced_allocation.go`.
struct NodeResourcesBalancedAllocation: ScorePlugin {
  static let name = PluginName.nodeResourcesBalancedAllocation
  private let resources: [CountedResource]
  private let requests: [Int]

  /// - Returns: nil for a pod that asks for none of the resources.
  static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Self? {
    let resources = cycle.arguments.balancedResources.map { CountedResource($0.resource) }
    let requests = resources.map { cycle.requests[$0] }
    guard requests.contains(where: { $0 != 0 }) else { return nil }
    return Self(resources: resources, requests: requests)
  }

  func score(_ node: borrowing NodeSnapshot) -> Int {
    Int((1 - deviation(on: node)) * Double(maxNodeScore))
  }

  /// The population's standard deviation of the shares in use, for two resources by the shorter way that upstream
  /// takes.
  private func deviation(on node: borrowing NodeSnapshot) -> Double {
    var count = 0.0
    var sum = 0.0
    var first = 0.0
    var last = 0.0
    for index in resources.indices {
      guard let share = share(of: index, on: node) else { continue }
      if count == 0 { first = share }
      last = share
      count += 1
      sum += share
    }
    if count < 2 { return 0 }
    if count == 2 { return abs((first - last) / 2) }
    var squares = 0.0
    for index in resources.indices {
      guard let share = share(of: index, on: node) else { continue }
      squares += (share - sum / count) * (share - sum / count)
    }
    return (squares / count).squareRoot()
  }

  /// How much of a resource would be asked for, at most all of it; nil when the node has none.
  private func share(of index: Int, on node: borrowing NodeSnapshot) -> Double? {
    guard
      let allocation = node.allocation(
        of: resources[index], with: requests[index], countingAssumedRequests: false)
    else { return nil }
    return min(1, Double(allocation.requested) / Double(allocation.allocatable))
  }
}
