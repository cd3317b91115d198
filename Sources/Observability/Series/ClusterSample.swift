import Cluster
import Kubernetes

/// What charts show of a cluster from an instant on.
public struct ClusterSample: Equatable, Sendable {
  public let time: VirtualTime
  public var nodes: Int
  /// Pods without a node.
  public var waitingPods: Int
  public var runningPods: Int
  public var usdPerHour: Double
  /// Requested of allocatable.
  public var cpuPercent: Double
  public var memoryPercent: Double

  init(_ totals: ClusterTotals, nodes: Int, at time: VirtualTime) {
    self.time = time
    self.nodes = nodes
    waitingPods = totals.waitingPods
    runningPods = totals.runningPods
    usdPerHour = (totals.usdPerHour * 1e6).rounded() / 1e6
    cpuPercent = totals.percent(.cpu)
    memoryPercent = totals.percent(.memory)
  }
}

extension ClusterTotals {
  fileprivate func percent(_ resource: ResourceName) -> Double {
    guard let whole = allocatable[resource]?.double, whole > 0 else { return 0 }
    return (((requests[resource]?.double ?? 0) / whole) * 1000).rounded() / 10
  }
}

extension ClusterHistory {
  /// One sample for each instant at which something changed, oldest first.
  public var samples: [ClusterSample] {
    var scene = ClusterScene()
    var totals = ClusterTotals()
    var samples: [ClusterSample] = []
    for change in all {
      totals.apply(change, to: scene)
      scene.apply(change)
      let sample = ClusterSample(totals, nodes: scene.nodes.count, at: change.time)
      if samples.last?.time == change.time { samples.removeLast() }
      samples.append(sample)
    }
    return samples
  }
}
