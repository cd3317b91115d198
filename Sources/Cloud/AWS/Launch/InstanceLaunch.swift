import Kubernetes

/// What came of one NodeClaim's launch: what was left after each filter, what EC2 was asked for, what it refused
/// and what it gave.
public struct InstanceLaunch: Equatable, Sendable {
  public let nodeClaim: NodeClaimName
  public let nodeClass: String
  public let provider: CloudProvider
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
    /// Up to five of the types that it took away, in the catalogue's order.
    public let examplesRemoved: [String]

    init(
      _ filter: LaunchFilter, from before: [LaunchCandidate], to after: [LaunchCandidate],
      of types: [InstanceType]
    ) {
      self.filter = filter
      self.before = before.count
      self.after = after.count
      guard before.count != after.count else {
        examplesRemoved = []
        return
      }
      var isLeft = Array(repeating: false, count: types.count)
      for candidate in after { isLeft[candidate.index] = true }
      examplesRemoved = before.lazy.filter { !isLeft[$0.index] }.prefix(5).map { types[$0.index].name }
    }
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
    public let instance: CloudInstance
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
    /// AWS answers fewer calls than it is asked.
    case requestLimitExceeded
    /// So does another cloud.
    case tooManyRequests(CloudProvider)
    /// A cloud that is asked for one machine at a time has none of what it was asked for; the first refusal.
    case noCapacity(CloudProvider, FleetError?)
    /// Karpenter's role may not do what a part of the launch takes.
    case notAuthorized(LaunchStage, AccessDenial)
  }

  /// What a launch asks AWS for, in order.
  public enum LaunchStage: Sendable {
    case launchTemplate
    case fleet
    /// What EC2 does for the Fleet, with the rights of whoever asked for it.
    case machine
  }
}
