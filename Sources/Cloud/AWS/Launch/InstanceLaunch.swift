import Kubernetes

/// What came of one NodeClaim's launch: what was left after each filter, what EC2 was asked for, what it refused
/// and what it gave.
public struct InstanceLaunch: Equatable, Sendable {
  public let nodeClaim: NodeClaimName
  public let nodeClass: String
  /// In order; empty when it did not come to choosing types.
  public let funnel: [FunnelStep]
  /// Nil when nothing was left to ask for.
  public let request: FleetRequest?
  public let errors: [FleetError]
  public let outcome: Outcome

  public struct FunnelStep: Equatable, Sendable {
    public let filter: LaunchFilter
    public let before: Int
    public let after: Int
    /// Up to five of the types that it took away, by name.
    public let examplesRemoved: [String]
  }

  public enum Outcome: Equatable, Sendable {
    case launched(Launched)
    /// The NodeClaim is deleted, and its Pods are looked at again without what was refused.
    case insufficientCapacity(InsufficientCapacity)
    /// The NodeClaim is deleted.
    case nodeClassNotReady(NodeClassProblem)
    /// The NodeClaim stays, and the launch is tried again.
    case failed(LaunchFailure)
  }

  /// The machine, and what the NodeClaim learns from it.
  public struct Launched: Equatable, Sendable {
    public let instance: EC2Instance
    public let labels: Labels
    public let annotations: Annotations
    public let capacity: ResourceList
    public let allocatable: ResourceList
    /// On-demand was taken though spot is allowed, with fewer than five types to choose from.
    public let fewTypesForSpot: Int?
  }

  public enum InsufficientCapacity: Equatable, Sendable {
    case nodeClassNotFound(String)
    case nodeClassTerminating(String)
    /// A filter left nothing.
    case allUnavailable
    case minValuesNotMet(key: String)
    /// EC2 had none of what it was asked for.
    case fleetErrors
  }

  public enum NodeClassProblem: Equatable, Sendable {
    /// With the message of its Ready condition.
    case notReady(message: String)
    case notReconciled
    case restrictedTags([String])
  }

  public enum LaunchFailure: Error, Equatable, Sendable {
    case nodeClassReadinessUnknown(message: String)
    case noSubnets
    case noImages
    case noImageForTypes(images: [String])
    case noOfferings
    case instanceProfileNotFound(String)
  }
}
