import Cloud
import Karpenter
import Kubernetes

/// Says of a NodeClaim whether it has drifted from what would be launched today, and whether its node has been
/// quiet for long enough to be consolidated.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/disruption`.
public enum NodeClaimConditions {
  private typealias ConditionType = NodeClaim.ConditionType
  /// A claim younger than this is not held against the catalogue.
  private static let catalogueCheckAge = Duration.seconds(3600)

  /// - Parameters:
  ///   - nodePool: the claim's; nil when it is gone, and then nothing is said.
  ///   - providerDrift: the cloud provider's reason, where it has one: `AMIDrift`.
  ///   - instanceTypes: what the claim's NodeClass offers; nil leaves the catalogue out of it.
  public static func reconcile(
    _ claim: NodeClaim, nodePool: NodePool?, providerDrift: String?, instanceTypes: [InstanceType]? = nil,
    at now: VirtualTime
  ) -> Reconciliation {
    guard !claim.metadata.isBeingDeleted, let nodePool else { return .settled }
    var conditions = StatusConditions(
      claim.status.conditions, of: claim.metadata,
      dependents: [ConditionType.launched, ConditionType.registered, ConditionType.initialized], at: now)
    var result = Reconciliation()

    let wasDrifted = conditions[ConditionType.drifted]
    if let reason = drift(of: claim, conditions, nodePool, providerDrift, instanceTypes, at: now) {
      conditions.setTrue(ConditionType.drifted, reason: reason, message: reason)
      if wasDrifted?.reason != reason { result.record(claim.reference, .drifted(reason: reason)) }
    } else if wasDrifted != nil {
      conditions.clear(ConditionType.drifted)
      result.record(claim.reference, .driftEnded)
    }

    if let instanceTypes, let created = claim.metadata.creationTimestamp, now - created <= catalogueCheckAge,
      conditions.isTrue(ConditionType.launched), !isStillOffered(claim, by: instanceTypes)
    {
      result.lookAgain(at: created + catalogueCheckAge + .seconds(1))
    }

    if nodePool.replicas == nil {
      let wasConsolidatable = conditions.isTrue(ConditionType.consolidatable)
      switch quiet(claim, conditions, nodePool, at: now) {
      case .since(let since):
        conditions.setTrue(ConditionType.consolidatable)
        if !wasConsolidatable {
          result.record(claim.reference, .consolidatable(quietFor: now - since))
        }
      case .until(let time):
        conditions.clear(ConditionType.consolidatable)
        result.lookAgain(at: time)
        if wasConsolidatable { result.record(claim.reference, .notConsolidatable(until: time)) }
      case .never:
        conditions.clear(ConditionType.consolidatable)
        if wasConsolidatable { result.record(claim.reference, .notConsolidatable(until: nil)) }
      }
    }
    if conditions.all != claim.status.conditions {
      result.writes.append(.updateStatus(claim.with { $0.status.conditions = conditions.all }))
      result.reportTransitions(of: claim.reference, from: claim.status.conditions, to: conditions.all)
    }
    return result
  }

  // MARK: - Consolidation

  private enum Quiet {
    case since(VirtualTime)
    case until(VirtualTime)
    case never
  }

  /// Whether no Pod has come or gone for `consolidateAfter`.
  private static func quiet(
    _ claim: NodeClaim, _ conditions: StatusConditions, _ nodePool: NodePool, at now: VirtualTime
  ) -> Quiet {
    guard let wait = nodePool.disruption.consolidateAfter.duration,
      conditions.isTrue(ConditionType.initialized),
      let since = claim.status.lastPodEventTime ?? conditions[ConditionType.initialized]?.lastTransitionTime
    else { return .never }
    return now - since < wait ? .until(since + wait) : .since(since)
  }

  // MARK: - Drift

  /// The first reason in Karpenter's order; nil when the claim has not drifted.
  private static func drift(
    of claim: NodeClaim, _ conditions: StatusConditions, _ nodePool: NodePool, _ providerDrift: String?,
    _ instanceTypes: [InstanceType]?, at now: VirtualTime
  ) -> String? {
    guard conditions.isTrue(ConditionType.launched) else { return nil }
    if hasOtherHash(claim, nodePool) { return UpstreamText.nodePoolDrifted }
    let wanted = Requirements(nodePool.template.spec.requirements)
    if !Requirements(labels: claim.metadata.labels).isCompatible(with: wanted) {
      return UpstreamText.requirementsDrifted
    }
    if let instanceTypes, now - (claim.metadata.creationTimestamp ?? now) > catalogueCheckAge,
      !isStillOffered(claim, by: instanceTypes)
    {
      return UpstreamText.instanceTypeNotFound
    }
    return providerDrift
  }

  private static func hasOtherHash(_ claim: NodeClaim, _ nodePool: NodePool) -> Bool {
    let (own, wanted) = (claim.metadata.annotations, nodePool.metadata.annotations)
    guard let version = own[WellKnown.nodePoolHashVersion], version == wanted[WellKnown.nodePoolHashVersion],
      let hash = own[WellKnown.nodePoolHash], let wantedHash = wanted[WellKnown.nodePoolHash]
    else { return false }
    return hash != wantedHash
  }

  /// Whether its type is in the catalogue, in its zone and by its capacity type; how many are left is no matter.
  private static func isStillOffered(_ claim: NodeClaim, by types: [InstanceType]) -> Bool {
    let labels = claim.metadata.labels
    guard let type = types.first(where: { $0.name == labels[WellKnown.instanceType] }) else { return false }
    let capacityType = labels[WellKnown.capacityType]
    let accepted =
      capacityType == CapacityType.reserved.rawValue
      ? [CapacityType.reserved.rawValue, CapacityType.onDemand.rawValue] : [capacityType].compactMap(\.self)
    return type.offerings.contains { offering in
      labels[WellKnown.zone].map { $0 == offering.zone } ?? true
        && (accepted.isEmpty || accepted.contains(offering.capacityType.rawValue))
    }
  }
}
