import Kubernetes

/// What a controller does about one object at one instant: a pure function's whole answer.
///
/// The cluster performs the writes in order, stamps and keeps the steps, and calls the controller again when
/// something it watches changes, or at `lookAgainAt`.
public struct Reconciliation: Sendable {
  public var writes: [ObjectWrite]
  /// What was decided, for whoever tells it; empty when nothing that a student would ask about happened.
  public var steps: [ControllerStep]
  /// The next instant at which the answer could differ though nothing changed; nil when there is none.
  public var lookAgainAt: VirtualTime?

  public init(writes: [ObjectWrite] = [], steps: [ControllerStep] = [], lookAgainAt: VirtualTime? = nil) {
    self.writes = writes
    self.steps = steps
    self.lookAgainAt = lookAgainAt
  }

  public static let settled = Reconciliation()
}

/// One write to the API server.
public enum ObjectWrite: Sendable {
  /// With `generateName` set and no name, the API server picks the suffix.
  case create(any KubernetesObject)
  /// Spec and metadata; the status that is stored stays.
  case update(any KubernetesObject)
  /// Status only.
  case updateStatus(any KubernetesObject)
  /// Nil takes the object's own grace period; 0 removes it at once.
  case delete(ObjectReference, gracePeriodSeconds: Int?)
  /// Through the eviction API, which a PodDisruptionBudget may refuse.
  case evict(PodName)
  /// An event on the object; repeats within its series raise the count.
  case report(EventReport)
}

/// What a component wants known of an object, as an event.
public struct EventReport: Equatable, Sendable {
  public var object: ObjectReference
  public var type: Event.EventType
  public var reason: String
  /// Verbatim what the real component writes.
  public var message: String

  public init(object: ObjectReference, type: Event.EventType = .normal, reason: String, message: String) {
    self.object = object
    self.type = type
    self.reason = reason
    self.message = message
  }
}
