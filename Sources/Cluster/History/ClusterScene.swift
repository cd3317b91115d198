import Kubernetes

/// Nodes, Pods and NodePools' limits at one instant: what a picture of the cluster shows.
public struct ClusterScene: Sendable {
  public private(set) var nodes = SortedTable<NodeName, NodeState>()
  public private(set) var pods = SortedTable<PodName, PodState>()
  public private(set) var limits = SortedTable<NodePoolName, ResourceList>()

  public init() {}

  public func node(_ name: NodeName) -> NodeState? { nodes[name] }

  public func pod(_ name: PodName) -> PodState? { pods[name] }

  public mutating func apply(_ change: ClusterHistory.Change) {
    switch change.what {
    case .node(let name, let state): nodes[name] = state
    case .pod(let name, let state): pods[name] = state
    case .limits(let name, let limits): self.limits[name] = limits
    }
  }
}
