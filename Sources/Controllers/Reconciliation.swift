import Cloud
import Kubernetes

/// What a controller does about one object at one instant: a pure function's whole answer.
///
/// The cluster performs the writes in order, stamps and keeps the steps, and calls the controller again when
/// something it watches changes, or at `lookAgainAt`.
public struct Reconciliation: Sendable {
  public var writes: [ObjectWrite]
  /// What was decided, for whoever tells it; empty when nothing that a student would ask about happened.
  public var steps: [ReconciliationStep]
  /// What is asked of the cloud. Once it has answered, the controller is to be called with the answer.
  public var cloudRequests: [CloudRequest]
  /// The next instant at which the answer could differ though nothing changed; nil when there is none.
  public var lookAgainAt: VirtualTime?
  /// The next instant at which it will do again what it has done before: another turn of a schedule, another restart
  /// of what fails each time. A cluster that has nothing else to do is idle.
  public var recursAt: VirtualTime?

  public init(
    writes: [ObjectWrite] = [], steps: [ReconciliationStep] = [], cloudRequests: [CloudRequest] = [],
    lookAgainAt: VirtualTime? = nil
  ) {
    self.writes = writes
    self.steps = steps
    self.cloudRequests = cloudRequests
    self.lookAgainAt = lookAgainAt
  }

  public static let settled = Reconciliation()

  /// Whether performing it leaves the world as it was.
  public var changesNothing: Bool { writes.isEmpty && steps.isEmpty && cloudRequests.isEmpty }

  /// Takes the other's writes and steps after its own, and the earlier of the two next looks.
  public mutating func append(_ other: Reconciliation) {
    writes += other.writes
    steps += other.steps
    cloudRequests += other.cloudRequests
    if let time = other.lookAgainAt { lookAgain(at: time) }
    if let time = other.recursAt { recur(at: time) }
  }

  /// Looks again at that time, or before if it was going to.
  public mutating func lookAgain(at time: VirtualTime) {
    lookAgainAt = min(lookAgainAt ?? time, time)
  }

  mutating func recur(at time: VirtualTime) {
    recursAt = min(recursAt ?? time, time)
  }

  mutating func record(_ object: ObjectReference, _ change: ControllerStep.Change) {
    steps.append(.controller(ControllerStep(object: object, change: change)))
  }

  mutating func report(
    _ object: ObjectReference, _ type: Event.EventType = .normal, _ reason: String, _ message: String
  ) {
    writes.append(.report(EventReport(object: object, type: type, reason: reason, message: message)))
  }
}

/// A decision record that a controller may leave.
public enum ReconciliationStep: Equatable, Sendable {
  case controller(ControllerStep)
  case nodeClaim(NodeClaimStep)
  case drain(DrainStep)
  case interruption(InterruptionHandling)
}

/// What a controller asks of the cloud.
public enum CloudRequest: Equatable, Sendable {
  /// A machine for the claim; the answer goes to `NodeClaimLaunch`.
  case launch(NodeClaimName)
  /// To do away with a machine that may be on its way out already.
  case terminate(providerID: String)
  /// To remember that an offering is not to be asked for, for three minutes.
  case avoid(OfferingKey)
  /// To remember that a capacity reservation has nothing left.
  case avoidReservation(String)
}

/// One write to the API server.
public enum ObjectWrite: Sendable {
  /// With `generateName` set and no name, the API server picks the suffix. Where the report is given, the
  /// object's owner is told of the name, or of the refusal. After a refusal (a quota, say) the creations that
  /// follow in the same reconciliation are not tried.
  case create(any KubernetesObject, reporting: CreationReport? = nil)
  /// Spec and metadata; the status that is stored stays.
  case update(any KubernetesObject)
  /// Status only.
  case updateStatus(any KubernetesObject)
  /// Nil takes the object's own grace period; 0 removes it at once.
  case delete(ObjectReference, gracePeriodSeconds: Int?)
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

/// What is reported on an owner once the API server has named, or refused, an object made for it.
public struct CreationReport: Equatable, Sendable {
  public let owner: ObjectReference
  /// What stands before the name: `Created pod: `.
  public let namePrefix: String
  public let nameSuffix: String

  public init(owner: ObjectReference, namePrefix: String, nameSuffix: String = "") {
    self.owner = owner
    self.namePrefix = namePrefix
    self.nameSuffix = nameSuffix
  }

  public func created(_ name: String) -> EventReport {
    EventReport(
      object: owner, reason: UpstreamText.successfulCreate, message: namePrefix + name + nameSuffix)
  }

  /// - Parameter error: the API server's own words.
  public func refused(_ error: String) -> EventReport {
    EventReport(
      object: owner, type: .warning, reason: UpstreamText.failedCreate,
      message: UpstreamText.errorCreating(error))
  }
}
