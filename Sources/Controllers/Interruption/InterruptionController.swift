import Cloud
import Kubernetes

/// Acts on what AWS says of machines: an event, the offering's mark, and where the machine is lost the end of its
/// claim. Budgets are not asked, nor is `karpenter.sh/do-not-disrupt`.
///
/// Source: karpenter-provider-aws `pkg/controllers/interruption/utils.go`.
public enum InterruptionController {
  /// A claim with its Node, if that has joined.
  public typealias Target = (nodeClaim: NodeClaim, node: Node?)

  /// How often failed status checks are asked for, and how long a check must have failed.
  public static let statusPeriod = Duration.seconds(60)
  public static let statusPatience = Duration.seconds(120)

  /// - Parameter target: the claim that a machine of the message belongs to; nil when no claim does.
  public static func reconcile(
    _ message: InterruptionEvent, from source: InterruptionHandling.Source,
    target: (InstanceID) -> Target?, at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    var machines: [InterruptionHandling.Machine] = []
    for instance in message.instances {
      guard let target = target(instance) else {
        machines.append(.init(instance: instance, nodeClaim: nil, node: nil, outcome: .notOurs))
        continue
      }
      report(message.kind, on: target, in: &result)
      let unavailable = markUnavailable(message.kind, target.nodeClaim, in: &result, at: now)
      let outcome = act(message.kind, on: target, in: &result, at: now)
      machines.append(
        .init(
          instance: instance, nodeClaim: target.nodeClaim.nodeClaimName, node: target.node?.nodeName,
          unavailable: unavailable, outcome: outcome))
    }
    result.steps = [
      .interruption(
        InterruptionHandling(source: source, reading: .understood(message.kind), machines: machines))
    ]
    return result
  }

  private static func report(_ kind: InterruptionKind, on target: Target, in result: inout Reconciliation) {
    guard let event = kind.event else { return }
    for object in references(of: target) {
      result.report(object, event.isWarning ? .warning : .normal, event.reason, event.message)
    }
  }

  private static func references(of target: Target) -> [ObjectReference] {
    [target.nodeClaim.reference] + (target.node.map { [$0.reference] } ?? [])
  }

  private static func markUnavailable(
    _ kind: InterruptionKind, _ claim: NodeClaim, in result: inout Reconciliation, at now: VirtualTime
  ) -> InterruptionHandling.Unavailable? {
    let labels = claim.metadata.labels
    switch kind {
    case .spotInterrupted:
      guard let zone = labels[WellKnown.zone], let type = labels[WellKnown.instanceType] else { return nil }
      let offering = OfferingKey(capacityType: .spot, instanceType: type, zone: zone)
      result.cloudRequests.append(.avoid(offering))
      return .offering(offering, until: now + UnavailableOfferings.timeToLive)
    case .capacityReservationInterrupted:
      guard let id = labels[WellKnown.capacityReservationID] else { return nil }
      result.cloudRequests.append(.avoidReservation(id))
      return .reservation(id)
    case .rebalanceRecommendation, .instanceStopped, .instanceTerminated, .scheduledChange, .instanceStatus,
      .systemStatus, .eventStatus, .noOp:
      return nil
    }
  }

  private static func act(
    _ kind: InterruptionKind, on target: Target, in result: inout Reconciliation, at now: VirtualTime
  ) -> InterruptionHandling.Outcome {
    let claim = target.nodeClaim
    guard kind.action != .none else { return .onlyReported }
    let isForced = kind.action == .forcefulTermination
    if isForced, claim.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] == nil {
      result.writes.append(
        .update(
          claim.with { $0.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] = now.rfc3339 }))
    }
    guard !claim.metadata.isBeingDeleted else { return .leavingAlready }
    result.writes.append(.delete(claim.reference, gracePeriodSeconds: nil))
    for object in references(of: target) {
      result.report(
        object, .warning, UpstreamText.terminatingOnInterruption,
        UpstreamText.interruptionTriggeredTermination(of: object.kind))
    }
    return isForced ? .deletedByForce : .deleted
  }
}
