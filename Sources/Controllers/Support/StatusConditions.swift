import Kubernetes

/// The conditions of one of Karpenter's objects: each set by its controller, and `Ready` computed from those
/// that it depends on.
///
/// Source: awslabs/operatorpkg `status/condition_set.go`.
struct StatusConditions {
  private(set) var all: [Condition]
  private let dependents: [String]
  private let generation: Int
  private let now: VirtualTime

  /// - Parameter dependents: what `Ready` depends on; those that are absent have been unknown since the object
  ///   was created.
  init(
    _ conditions: [Condition], of metadata: ObjectMeta, dependents: [String], at now: VirtualTime
  ) {
    all = conditions
    self.dependents = dependents
    generation = metadata.generation
    self.now = now
    let created = metadata.creationTimestamp ?? now
    for type in dependents where all[type] == nil {
      let awaited = Condition(
        type: type, status: .unknown, reason: UpstreamText.awaitingReconciliation,
        message: UpstreamText.objectIsAwaiting, observedGeneration: generation)
      all.set(awaited, at: created)
    }
    if all["Ready"] == nil { renewReady(since: created) }
  }

  subscript(type: String) -> Condition? { all[type] }
  func isTrue(_ type: String) -> Bool { all.isTrue(type) }
  func isUnknown(_ type: String) -> Bool { (all[type]?.status ?? .unknown) == .unknown }

  /// True, for the reason that its own name says; or for a given one.
  mutating func setTrue(_ type: String, reason: String? = nil, message: String = "") {
    set(type, .isTrue, reason ?? type, message)
  }

  mutating func setFalse(_ type: String, _ reason: String, _ message: String) {
    set(type, .isFalse, reason, message)
  }

  mutating func setUnknown(_ type: String, _ reason: String, _ message: String) {
    set(type, .unknown, reason, message)
  }

  mutating func clear(_ type: String) { all.clear(type) }

  private mutating func set(_ type: String, _ status: Condition.Status, _ reason: String, _ message: String) {
    let condition = Condition(
      type: type, status: status, reason: reason, message: message, observedGeneration: generation)
    all.set(condition, at: now)
    if dependents.contains(type) { renewReady(since: now) }
  }

  private mutating func renewReady(since time: VirtualTime) {
    let unhealthy = dependents.compactMap { all[$0] }
      .filter { $0.status != .isTrue || $0.observedGeneration != generation }
      .sorted { left, right in
        let (leftTime, rightTime) = (left.lastTransitionTime, right.lastTransitionTime)
        guard let leftTime, let rightTime, leftTime != rightTime else { return left.type < right.type }
        return leftTime > rightTime
      }
    let isFalse = unhealthy.contains { $0.status == .isFalse && $0.observedGeneration == generation }
    let ready =
      unhealthy.isEmpty
      ? Condition(type: "Ready", status: .isTrue, reason: "Ready", observedGeneration: generation)
      : Condition(
        type: "Ready", status: isFalse ? .isFalse : .unknown,
        reason: isFalse ? UpstreamText.unhealthyDependents : UpstreamText.reconcilingDependents,
        message: unhealthy.map { "\($0.type)=\($0.status.rawValue)" }.joined(separator: ", "),
        observedGeneration: generation)
    all.set(ready, at: time)
  }
}

extension Reconciliation {
  /// Reports every condition whose status is another than before, as Karpenter's status controller does.
  mutating func reportTransitions(
    of object: ObjectReference, from before: [Condition], to after: [Condition]
  ) {
    for condition in after {
      let old = before[condition.type]?.status ?? .unknown
      if old != condition.status {
        report(object, .normal, condition.type, UpstreamText.transitioned(condition, from: old))
      }
    }
  }
}
