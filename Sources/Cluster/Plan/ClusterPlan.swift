import Cloud
import Kubernetes

/// What a cluster is made with.
public struct ClusterPlan: Equatable, Sendable {
  public enum Preset: String, CaseIterable, Sendable {
    /// Two bootstrap nodes, Karpenter, and the course's NodePool.
    case course
    /// The same with the three NodePools of the course's production example.
    case production
    /// The account, and no node.
    case empty
  }

  public var preset: Preset
  /// Zones of the cluster's subnets, by name.
  public var zones: [String]
  /// Whether the VPC CNI gives a node's Pods prefixes of sixteen addresses, so that more fit.
  public var usesPrefixDelegation = false
  public var bootstrap = NodeGroup.bootstrap

  /// The version of Kubernetes that the engines follow.
  public static let version = "1.35"
  /// What AWS advises for small types with prefix delegation.
  public static let maxPodsWithPrefixes = 110

  /// - Parameter zones: nil takes the region's first three.
  public init(_ preset: Preset, in region: AWSRegion, zones: [String]? = nil) {
    self.preset = preset
    self.zones = zones ?? region.zones.prefix(3).map(\.name)
  }
}
