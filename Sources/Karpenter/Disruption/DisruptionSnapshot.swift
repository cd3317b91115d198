import Kubernetes

/// All that one disruption pass looks at.
public struct DisruptionSnapshot: Sendable {
  public var cluster: ProvisioningSnapshot
  /// Nodes that a running command is already taking away.
  public var inCommand: Set<NodeName> = []
  /// Nodes that a provisioning round has just promised to Pods.
  public var nominated: Set<NodeName> = []
  /// Gate `SpotToSpotConsolidation`.
  public var spotToSpotConsolidation = false
  /// When the cluster last changed in a way that could let consolidation find something; nil is not known, and
  /// then every method looks.
  public var lastChange: VirtualTime?
  /// The same instant as it was when a method last found nothing.
  public var lastChangeFruitless: [DisruptionMethod: VirtualTime] = [:]

  public init(_ cluster: ProvisioningSnapshot) { self.cluster = cluster }

  /// Whether the method has found nothing in this very state of the cluster.
  func isUnchanged(for method: DisruptionMethod) -> Bool {
    lastChange != nil && lastChange == lastChangeFruitless[method]
  }
}
