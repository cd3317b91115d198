import Cloud
import Kubernetes

/// All that one provisioning round looks at: the cluster's objects, what the cloud offers, and the options.
///
/// Lists may be in any order: whatever depends on order is sorted by a rule of its own.
public struct ProvisioningSnapshot: Sendable {
  public var now: VirtualTime
  /// Every Pod of the cluster: those to place, those bound, those finished.
  public var pods: [Pod] = []
  public var nodes: [Node] = []
  public var nodeClaims: [NodeClaim] = []
  public var nodePools: [NodePool] = []
  public var daemonSets: [DaemonSet] = []
  public var namespaces: [Namespace] = []
  public var podDisruptionBudgets: [PodDisruptionBudget] = []
  public var storage = StorageObjects()
  /// What each NodePool's node class offers, availability included. A pool that is missing has no types.
  public var instanceTypes: [NodePoolName: [InstanceType]] = [:]
  /// Claims that Karpenter itself has decided to take away and whose deletion has not been asked for yet.
  public var markedForDeletion: Set<NodeClaimName> = []
  public var options = ProvisioningOptions()

  public init(now: VirtualTime) { self.now = now }
}

/// The settings that change what the solver decides, with Karpenter's own defaults.
public struct ProvisioningOptions: Equatable, Sendable {
  /// What Pods would rather have: treated as required and relaxed one at a time, or left aside.
  public enum PreferencePolicy: String, CaseIterable, Sendable { case respect = "Respect", ignore = "Ignore" }
  /// What happens to a NodePool's `minValues` that cannot be met: nothing fits, or they are lowered.
  public enum MinValuesPolicy: String, CaseIterable, Sendable {
    case strict = "Strict", bestEffort = "BestEffort"
  }
  /// How much of what was looked at a round's record keeps.
  public enum Recording: Sendable {
    /// What became of each Pod and nothing of how: for simulations made by the hundred.
    case outcomes
    /// For existing nodes and claims opened earlier, how many refused and why, by kind of reason.
    case counts
    /// Each of them, with its reason.
    case everyCandidate
  }

  public var preferencePolicy = PreferencePolicy.respect
  public var minValuesPolicy = MinValuesPolicy.strict
  /// Gate `ReservedCapacity`.
  public var reservedCapacity = true
  public var recording = Recording.counts
  /// Labels that Pods may ask for though their NodePool does not name them: they are the provider's.
  public var wellKnownLabels = LabelRules.wellKnown

  public init() {}
}
