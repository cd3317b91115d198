import Kubernetes

/// All that one disruption pass looks at.
public struct DisruptionSnapshot: Sendable {
  public var cluster: ProvisioningSnapshot
  /// Nodes that a running command is already taking away.
  public var inCommand: Set<NodeName> = []
  /// Nodes that a provisioning round has just promised to Pods.
  public var nominated: Set<NodeName> = []

  public init(_ cluster: ProvisioningSnapshot) { self.cluster = cluster }
}
