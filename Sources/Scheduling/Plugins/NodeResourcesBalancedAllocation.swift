import Kubernetes

/// Prefers nodes whose resources would be used in like shares.
///
/// Source: kube-scheduler 1.35, `plugins/noderesources/balanced_allocation.go`.
struct NodeResourcesBalancedAllocation: ScorePlugin {
  static let name = PluginName.nodeResourcesBalancedAllocation
  private let resources: [ResourceName]
  private let requests: [Int]

  /// - Returns: nil for a pod that asks for none of the resources.
  static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Self? {
    let resources = cycle.arguments.balancedResources.map(\.resource)
    let requests = resources.map { cycle.requests[$0] }
    guard requests.contains(where: { $0 != 0 }) else { return nil }
    return Self(resources: resources, requests: requests)
  }

  func score(_ node: borrowing NodeSnapshot) -> Int {
    var fractions: [Double] = []
    for (index, resource) in resources.enumerated() {
      guard
        let share = node.allocation(of: resource, with: requests[index], countingAssumedRequests: false)
      else { continue }
      fractions.append(min(1, Double(share.requested) / Double(share.allocatable)))
    }
    return Int((1 - Self.deviation(fractions)) * Double(maxNodeScore))
  }

  /// The population's standard deviation, for two values by the shorter way that upstream takes.
  private static func deviation(_ fractions: [Double]) -> Double {
    switch fractions.count {
    case 0, 1: return 0
    case 2: return abs((fractions[0] - fractions[1]) / 2)
    default:
      let mean = fractions.reduce(0, +) / Double(fractions.count)
      let variance = fractions.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(fractions.count)
      return variance.squareRoot()
    }
  }
}
