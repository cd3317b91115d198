import Cloud
import Kubernetes

/// Keeps a NodePool's status: what its nodes come to, whether it is valid and its NodeClass ready, and the hash
/// that its claims are compared with.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/nodepool/{counter,hash,readiness,validation}`.
public enum NodePoolController {
  enum ConditionType {
    static let validationSucceeded = "ValidationSucceeded"
    static let nodeClassReady = "NodeClassReady"
    static let nodeRegistrationHealthy = "NodeRegistrationHealthy"
    static let dependents = [validationSucceeded, nodeClassReady]
  }

  private static let counted: [ResourceName] = [.cpu, .memory, .pods, .ephemeralStorage, "nodes"]

  /// - Parameters:
  ///   - nodeClass: the one its template names; nil when there is none.
  ///   - usage: capacity of its machines together, those going away left out, `nodes` among it.
  ///   - health: of its last registrations.
  public static func reconcile(
    _ nodePool: NodePool, nodeClass: NodeClassState?, usage: ResourceList,
    health: inout RegistrationHealth, at now: VirtualTime
  ) -> Reconciliation {
    var next = nodePool
    next.metadata.annotations[WellKnown.nodePoolHash] = nodePool.staticHash
    next.metadata.annotations[WellKnown.nodePoolHashVersion] = NodePool.staticHashVersion
    next.status.resources = usage
    for name in counted where usage[name] == nil { next.status.resources[name] = .zero }
    next.status.nodes = (usage["nodes"] ?? .zero).units

    var conditions = StatusConditions(
      nodePool.status.conditions, of: nodePool.metadata, dependents: ConditionType.dependents, at: now)
    let problems = NodePoolValidation.problems(of: nodePool)
    if problems.isEmpty {
      conditions.setTrue(ConditionType.validationSucceeded)
    } else {
      conditions.setFalse(
        ConditionType.validationSucceeded, UpstreamText.nodePoolValidationFailed,
        problems.joined(separator: "; "))
    }
    set(&conditions, from: nodeClass)

    let registration = conditions[ConditionType.nodeRegistrationHealthy]
    let hasChanged =
      registration?.observedGeneration != nodePool.metadata.generation
      || nodePool.status.nodeClassObservedGeneration != nodeClass?.generation
    if registration == nil || hasChanged {
      health = RegistrationHealth()
      conditions.setUnknown(
        ConditionType.nodeRegistrationHealthy, UpstreamText.awaitingReconciliation,
        UpstreamText.objectIsAwaiting)
    }
    next.status.nodeClassObservedGeneration = nodeClass?.generation
    next.status.conditions = conditions.all
    return changes(from: nodePool, to: next)
  }

  private static func set(_ conditions: inout StatusConditions, from nodeClass: NodeClassState?) {
    func refuse(_ reason: String, _ message: String) {
      conditions.setFalse(ConditionType.nodeClassReady, reason, message)
    }
    guard let nodeClass else {
      return refuse(UpstreamText.nodeClassNotFound, UpstreamText.nodeClassIsNotFound)
    }
    if nodeClass.isBeingDeleted {
      return refuse(UpstreamText.nodeClassTerminating, UpstreamText.nodeClassIsTerminating)
    }
    switch nodeClass.ready?.status {
    case .isTrue: conditions.setTrue(ConditionType.nodeClassReady)
    case .isFalse: refuse(nodeClass.ready?.reason ?? "", nodeClass.ready?.message ?? "")
    case .unknown, nil:
      refuse(UpstreamText.nodeClassReadinessUnknown, UpstreamText.nodeClassReadinessIsUnknown)
    }
  }

  static func changes(from before: NodePool, to after: NodePool) -> Reconciliation {
    var result = Reconciliation()
    if after.metadata != before.metadata {
      result.writes.append(.update(after))
      if let old = before.metadata.annotations[WellKnown.nodePoolHash], old != after.staticHash {
        result.record(before.reference, .nodePoolTemplateChanged)
      }
    }
    guard after.status != before.status else { return result }
    result.writes.append(.updateStatus(after))
    result.reportTransitions(
      of: before.reference, from: before.status.conditions, to: after.status.conditions)
    let (old, new) = (before.status.conditions["Ready"], after.status.conditions["Ready"])
    if let new, old?.status != new.status, new.status != .unknown {
      let obstacle = ConditionType.dependents.compactMap { after.status.conditions[$0] }
        .first { $0.status == .isFalse }
      result.record(
        before.reference,
        .nodePoolReadiness(
          isReady: new.status == .isTrue, reason: obstacle?.reason ?? new.reason,
          message: obstacle?.message ?? new.message))
    }
    return result
  }
}

/// As much of a NodeClass, of whatever provider, as its NodePools depend on.
public struct NodeClassState: Equatable, Sendable {
  public var isBeingDeleted: Bool
  public var ready: Condition?
  public var generation: Int

  public init(isBeingDeleted: Bool = false, ready: Condition?, generation: Int) {
    self.isBeingDeleted = isBeingDeleted
    self.ready = ready
    self.generation = generation
  }

  public init(_ nodeClass: NodeClass) {
    self.init(
      isBeingDeleted: nodeClass.metadata.isBeingDeleted, ready: nodeClass.conditions["Ready"],
      generation: nodeClass.metadata.generation)
  }
}
