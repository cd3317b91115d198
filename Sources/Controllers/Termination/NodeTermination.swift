import Kubernetes

/// Sees a node off that Karpenter made: taint, drain, volumes, machine, and last the Node itself.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/node/termination`.
public enum NodeTermination {
  /// No drain counts as done in less, so that Pods bound in the last moment are seen.
  static let minimumDrain = Duration.seconds(5)
  private static let period = Duration.seconds(1)
  private typealias ConditionType = NodeClaim.ConditionType

  /// What is known of a departing node beside its own object.
  public struct Surroundings: Sendable {
    /// The claim with the Node's provider id.
    public var nodeClaim: NodeClaim?
    /// All that are bound to the node.
    public var pods: [Pod]
    public var budgets: [PodDisruptionBudget]
    /// Attachments of volumes that a Pod which must leave uses, by name.
    public var volumeAttachments: [String]
    /// Whether the cloud still knows the machine.
    public var instanceExists: Bool

    public init(
      nodeClaim: NodeClaim?, pods: [Pod], budgets: [PodDisruptionBudget], volumeAttachments: [String] = [],
      instanceExists: Bool
    ) {
      self.nodeClaim = nodeClaim
      self.pods = pods
      self.budgets = budgets
      self.volumeAttachments = volumeAttachments
      self.instanceExists = instanceExists
    }
  }

  /// - Parameter queue: of this node; what is left of it is handed back in it.
  public static func reconcile(
    _ node: Node, _ surroundings: Surroundings, queue: inout EvictionQueue, at now: VirtualTime
  ) -> Reconciliation {
    guard node.metadata.isBeingDeleted, node.metadata.finalizers.contains(WellKnown.terminationFinalizer),
      node.metadata.labels[WellKnown.ec2NodeClass] != nil
        || node.metadata.labels[WellKnown.nodePool] != nil
    else { return .settled }
    var departure = NodeDeparture(node, surroundings, at: now)
    departure.advance(&queue)
    return departure.finish()
  }
}

/// A departing node in the middle of one look at it.
private struct NodeDeparture {
  private typealias ConditionType = NodeClaim.ConditionType

  private let original: Node
  private var node: Node
  private let surroundings: NodeTermination.Surroundings
  private let deadline: VirtualTime?
  private var conditions: StatusConditions?
  private var result = Reconciliation()
  private let now: VirtualTime

  init(_ node: Node, _ surroundings: NodeTermination.Surroundings, at now: VirtualTime) {
    original = node
    self.node = node
    self.surroundings = surroundings
    self.now = now
    let claim = surroundings.nodeClaim
    deadline = claim?.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp]
      .flatMap(VirtualTime.init(rfc3339:))
    conditions = claim.map {
      StatusConditions(
        $0.status.conditions, of: $0.metadata,
        dependents: [ConditionType.launched, ConditionType.registered, ConditionType.initialized], at: now)
    }
  }

  mutating func advance(_ queue: inout EvictionQueue) {
    if let claim = surroundings.nodeClaim, !claim.metadata.isBeingDeleted {
      result.writes.append(.delete(claim.reference, gracePeriodSeconds: nil))
    }
    if !node.isReady, !surroundings.instanceExists { return remove(instanceWasGone: true) }
    taint()
    guard drain(&queue), detachVolumes(), terminateInstance() else { return }
    remove(instanceWasGone: false)
  }

  func finish() -> Reconciliation {
    var result = result
    if node.spec != original.spec || node.metadata != original.metadata {
      result.writes.append(.update(node))
    }
    if let claim = surroundings.nodeClaim, let conditions, conditions.all != claim.status.conditions {
      result.writes.append(.updateStatus(claim.with { $0.status.conditions = conditions.all }))
      result.reportTransitions(of: claim.reference, from: claim.status.conditions, to: conditions.all)
    }
    return result
  }

  private mutating func record(_ stage: DrainStep.Stage) {
    result.steps.append(
      .drain(
        DrainStep(
          node: node.nodeName, nodeClaim: surroundings.nodeClaim?.nodeClaimName, deadline: deadline,
          stage: stage)))
  }

  private mutating func taint() {
    let disrupted = Taint(key: WellKnown.disrupted, effect: .noSchedule)
    if node.metadata.labels[KarpenterLabel.excludeFromLoadBalancers] == nil, let deadline {
      result.report(
        node.reference, .warning, UpstreamText.terminationGracePeriodExpiring,
        UpstreamText.allPodsWillBeDeleted(by: deadline.rfc3339))
    }
    node.metadata.labels[KarpenterLabel.excludeFromLoadBalancers] = "karpenter"
    guard !node.spec.taints.contains(where: { $0.isSameMark(as: disrupted) }) else { return }
    node.spec.taints.removeAll { $0.key == WellKnown.disrupted }
    node.spec.taints.append(disrupted)
    record(.tainted)
  }

  /// - Returns: whether nobody is waited for any more.
  private mutating func drain(_ queue: inout EvictionQueue) -> Bool {
    if conditions?.isTrue(ConditionType.drained) ?? false { return true }
    let isBeginning = conditions != nil && conditions?[ConditionType.drained] == nil
    if isBeginning {
      conditions?.setUnknown(ConditionType.drained, UpstreamText.draining, UpstreamText.draining)
    }
    let began = conditions?[ConditionType.drained]?.lastTransitionTime ?? now
    let pass = DrainPass(
      node, pods: surroundings.pods, budgets: surroundings.budgets, queue: queue, reason: reason,
      deadline: deadline, at: now)
    let knownRefusals = queue
    queue = pass.queue
    result.append(pass.result)
    if let drain = pass.drain {
      let isNew = drain.refused.contains { !knownRefusals.isRefused($0.pod) }
      if !drain.evicted.isEmpty || !drain.forced.isEmpty || isNew || isBeginning {
        record(.draining(drain))
        result.report(
          node.reference, .warning, UpstreamText.failedDraining,
          UpstreamText.failedToDrain(UpstreamText.podsAreWaiting(drain.waiting)))
      }
      return false
    }
    if conditions != nil, now - began < NodeTermination.minimumDrain {
      result.lookAgain(at: began + NodeTermination.minimumDrain)
      return false
    }
    conditions?.setTrue(ConditionType.drained)
    record(.drained(after: now - began))
    return true
  }

  /// Why the node's Pods leave, as their events say.
  private var reason: String {
    guard let condition = conditions?[ConditionType.disruptionReason], condition.status == .isTrue else {
      return UpstreamText.forcefulTermination
    }
    return condition.reason
  }

  /// - Returns: whether no volume is waited for any more.
  private mutating func detachVolumes() -> Bool {
    let attachments = surroundings.volumeAttachments
    let before = conditions?[ConditionType.volumesDetached]
    if attachments.isEmpty {
      guard before?.status != .isTrue else { return true }
      conditions?.setTrue(ConditionType.volumesDetached)
      if before != nil { record(.volumesDetached) }
      return true
    }
    if let deadline, now >= deadline {
      let elapsed = UpstreamText.terminationGracePeriodElapsed
      if before?.reason != elapsed { record(.volumesAbandoned(attachments: attachments)) }
      conditions?.setFalse(ConditionType.volumesDetached, elapsed, elapsed)
      return true
    }
    let awaiting = UpstreamText.awaitingVolumeDetachment
    if before?.reason != awaiting {
      record(.awaitingVolumes(attachments: attachments))
      result.report(
        node.reference, .normal, awaiting, UpstreamText.awaitingDeletion(ofAttachments: attachments))
    }
    conditions?.setUnknown(ConditionType.volumesDetached, awaiting, awaiting)
    if let deadline { result.lookAgain(at: deadline) }
    return false
  }

  /// - Returns: whether the machine is gone.
  private mutating func terminateInstance() -> Bool {
    if !(conditions?.isTrue(ConditionType.instanceTerminating) ?? false) {
      conditions?.setTrue(ConditionType.instanceTerminating)
      if surroundings.instanceExists { record(.instanceTermination(providerID: node.spec.providerID)) }
    }
    guard surroundings.instanceExists else { return true }
    result.cloudRequests.append(.terminate(providerID: node.spec.providerID))
    result.lookAgain(at: now + NodeClaimLifecycle.terminationPeriod)
    return false
  }

  private mutating func remove(instanceWasGone: Bool) {
    node.metadata.finalizers.removeAll { $0 == WellKnown.terminationFinalizer }
    let after = now - (node.metadata.deletionTimestamp ?? now)
    record(.removed(instanceWasGone: instanceWasGone, after: after))
  }
}
