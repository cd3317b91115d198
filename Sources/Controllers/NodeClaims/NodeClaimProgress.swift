import Kubernetes

/// A NodeClaim in the middle of one look at it: its conditions as they are by now, and what has been decided.
struct NodeClaimProgress {
  typealias ConditionType = NodeClaim.ConditionType

  private let original: NodeClaim
  var claim: NodeClaim
  var conditions: StatusConditions
  var result = Reconciliation()
  let now: VirtualTime

  init(_ claim: NodeClaim, at now: VirtualTime) {
    original = claim
    self.claim = claim
    self.now = now
    conditions = StatusConditions(
      claim.status.conditions, of: claim.metadata,
      dependents: [ConditionType.launched, ConditionType.registered, ConditionType.initialized], at: now)
  }

  /// Since the claim was made.
  var age: Duration { now - (claim.metadata.creationTimestamp ?? now) }

  mutating func record(_ step: NodeClaimStep.Step) {
    result.steps.append(.nodeClaim(NodeClaimStep(claim, step)))
  }

  mutating func delete() {
    result.writes.append(.delete(claim.reference, gracePeriodSeconds: nil))
  }

  /// The writes of the claim itself, ahead of all others, and the events of its conditions.
  func finish() -> Reconciliation {
    var result = result
    var claim = claim
    claim.status.conditions = conditions.all
    result.reportTransitions(
      of: claim.reference, from: original.status.conditions, to: claim.status.conditions)
    var ownWrites: [ObjectWrite] = []
    if claim.status != original.status { ownWrites.append(.updateStatus(claim)) }
    if claim.metadata != original.metadata { ownWrites.append(.update(claim)) }
    result.writes = ownWrites + result.writes
    return result
  }
}
