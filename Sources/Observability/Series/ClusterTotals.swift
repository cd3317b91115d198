import Cluster
import Kubernetes

/// Sums over a cluster, kept along its history.
struct ClusterTotals {
  struct Pool {
    var nodes = 0
    var capacity = ResourceList()
    var usdPerHour = 0.0
  }

  /// What the Pods of one node ask for.
  struct Load {
    var requests = ResourceList()
    var daemonRequests = ResourceList()
  }

  var allocatable = ResourceList()
  /// Of Pods that have a node and have not finished.
  var requests = ResourceList()
  var usdPerHour = 0.0
  /// Pods without a node.
  var waitingPods = 0
  var runningPods = 0
  var nodePools: [String: Pool] = [:]
  var loads: [NodeName: Load] = [:]

  /// - Parameter scene: as it stood before the change.
  mutating func apply(_ change: ClusterHistory.Change, to scene: ClusterScene) {
    switch change.what {
    case .node(let name, let state):
      if let old = scene.node(name) { count(old, by: -1) }
      if let state { count(state, by: 1) } else { loads[name] = nil }
    case .pod(let name, let state):
      if let old = scene.pod(name) { count(old, isLeaving: true) }
      if let state { count(state, isLeaving: false) }
    case .limits: break
    }
  }

  private mutating func count(_ node: NodeState, by sign: Int) {
    var pool = nodePools[node.nodePool ?? ""] ?? Pool()
    pool.nodes += sign
    pool.usdPerHour += Double(sign) * (node.priceUSDPerHour ?? 0)
    usdPerHour += Double(sign) * (node.priceUSDPerHour ?? 0)
    if sign > 0 {
      allocatable.add(node.allocatable)
      pool.capacity.add(node.capacity)
    } else {
      allocatable.subtract(node.allocatable)
      pool.capacity.subtract(node.capacity)
    }
    nodePools[node.nodePool ?? ""] = pool
  }

  private mutating func count(_ pod: PodState, isLeaving: Bool) {
    let sign = isLeaving ? -1 : 1
    if pod.stage == .waiting { waitingPods += sign }
    if pod.stage == .running || pod.stage == .ready { runningPods += sign }
    guard let node = pod.node, pod.stage != .finished else { return }
    var load = loads[node] ?? Load()
    if isLeaving {
      requests.subtract(pod.requests)
      load.requests.subtract(pod.requests)
      if pod.isDaemon { load.daemonRequests.subtract(pod.requests) }
    } else {
      requests.add(pod.requests)
      load.requests.add(pod.requests)
      if pod.isDaemon { load.daemonRequests.add(pod.requests) }
    }
    loads[node] = load
  }
}
