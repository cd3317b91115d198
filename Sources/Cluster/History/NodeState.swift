import Cloud
import Kubernetes

/// What is drawn and counted of a node at one instant.
public struct NodeState: Equatable, Sendable {
  public var labels: Labels
  public var capacity: ResourceList
  public var allocatable: ResourceList
  /// Of its machine; nil when it is not known.
  public var priceUSDPerHour: Double?
  public var isReady: Bool
  /// No Pod is to be placed here any more: cordoned, disrupted, or being deleted.
  public var isClosed: Bool

  public var nodePool: String? { labels[WellKnown.nodePool] }
  public var instanceType: String? { labels[WellKnown.instanceType] }
  public var capacityType: String? { labels[WellKnown.capacityType] }
  public var zone: String? { labels[WellKnown.zone] }

  init(_ node: Node, priceUSDPerHour: Double? = nil) {
    labels = node.metadata.labels
    capacity = node.status.capacity
    allocatable = node.status.allocatable
    self.priceUSDPerHour = priceUSDPerHour
    isReady = node.isReady
    isClosed =
      node.spec.unschedulable || node.metadata.isBeingDeleted
      || node.spec.taints.contains { $0.key == WellKnown.disrupted }
  }
}
