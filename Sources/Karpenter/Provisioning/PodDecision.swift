import Kubernetes

/// What the round decided for one Pod, and all that it tried.
public struct PodDecision: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    /// A node of before the round, or a claim not yet joined: `ProvisioningRound.existing` has it by this name.
    case existing(String)
    /// A claim of this round, by its place in `ProvisioningRound.claims`.
    case claim(Int)
    case failed(PodFailure)
  }

  public var pod: PodName
  /// The node that is going away and that the Pod must leave; nil for a pending Pod.
  public var leaving: NodeName?
  /// What the Pod asks for, one slot of `pods` included.
  public var requests: ResourceList
  /// How many times its turn came: a Pod that found no place is tried again after others were placed.
  public var turns: Int
  /// Of its last turn: first with all its preferences as if required, then after each one given up.
  public var attempts: [PlacementAttempt]
  public var outcome: Outcome

  public init(
    pod: PodName, leaving: NodeName?, requests: ResourceList, turns: Int = 0,
    attempts: [PlacementAttempt] = [], outcome: Outcome
  ) {
    self.pod = pod
    self.leaving = leaving
    self.requests = requests
    self.turns = turns
    self.attempts = attempts
    self.outcome = outcome
  }

  public var failure: PodFailure? {
    if case .failed(let failure) = outcome { return failure }
    return nil
  }

  /// The preferences given up on the way to the last attempt, in order.
  public var relaxations: [Relaxation] { attempts.compactMap(\.relaxation) }
}

/// One search for a place.
public struct PlacementAttempt: Equatable, Sendable {
  /// What was given up just before it; nil for the first.
  public var relaxation: Relaxation?
  /// Nodes of before the round, in the order tried; ends with the one that accepts.
  public var existing = CandidateTally()
  /// Claims opened earlier in the round, those with the fewest Pods first.
  public var inFlight = CandidateTally()
  /// Each NodePool tried for a new claim, in order; ends with the one that accepts.
  public var nodePools: [NodePoolVerdict] = []

  public init(relaxation: Relaxation? = nil) { self.relaxation = relaxation }
}

/// How a list of candidates answered.
public struct CandidateTally: Equatable, Sendable {
  public var considered = 0
  /// The one that accepted: the node's name, or for claims of the round `claim 1` and so on by opening.
  public var accepted: String?
  /// Counts by kind of reason, in the order of `PlacementRefusal.Kind`.
  public var refusals: [Count] = []
  /// Each candidate that refused, when the options ask for it.
  public var sheet: [Entry] = []

  public struct Count: Equatable, Sendable {
    public var kind: PlacementRefusal.Kind
    public var count: Int
  }

  public struct Entry: Equatable, Sendable {
    public var candidate: String
    public var refusal: PlacementRefusal
  }

  public init() {}
}

/// A NodePool's answer to a Pod that asks for a new claim.
public struct NodePoolVerdict: Equatable, Sendable {
  public var nodePool: NodePoolName
  /// Nil when it accepted.
  public var refusal: PlacementRefusal?
  /// How its instance types shrank; empty when the refusal came before they were looked at.
  public var funnel: LaunchFunnel

  public init(nodePool: NodePoolName, refusal: PlacementRefusal?, funnel: LaunchFunnel = LaunchFunnel()) {
    self.nodePool = nodePool
    self.refusal = refusal
    self.funnel = funnel
  }
}

/// A wish of the Pod that was given up, or an alternative that was left behind, because nothing fitted it.
public enum Relaxation: Equatable, Sendable {
  /// The first of several alternatives of required node affinity.
  case requiredNodeAffinityTerm(NodeSelectorTerm)
  case preferredPodAffinity(WeightedPodAffinityTerm)
  case preferredPodAntiAffinity(WeightedPodAffinityTerm)
  case preferredNodeAffinity(PreferredSchedulingTerm)
  /// A spread that is `ScheduleAnyway`.
  case topologySpread(TopologySpreadConstraint)
  /// The Pod is taken to tolerate every `PreferNoSchedule` taint.
  case toleratesPreferNoSchedule
}

/// Why a Pod stays without a place.
public enum PodFailure: Equatable, Sendable {
  /// It was not tried at all.
  case ignored([PodProblem])
  /// No NodePool is ready and makes nodes on demand.
  case noNodePools
  /// Every NodePool's own requirements leave no instance type.
  case noNodePoolHasInstanceTypes
  /// What each NodePool answered in the last attempt.
  case refused([NodePoolVerdict])
  /// It uses resource claims, which this version leaves aside.
  case usesDynamicResources
  /// Its claim was dropped: the cheapest 600 types do not have the `minValues` asked for.
  case minValuesAfterTruncation(keys: [String], nodePool: NodePoolName)

  /// Whether the Pod only waits for a capacity reservation: no event is published for it.
  public var isDeferredForReservation: Bool {
    guard case .refused(let verdicts) = self else { return false }
    return verdicts.contains { $0.refusal?.kind == .reservation }
  }
}
