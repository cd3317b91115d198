import Kubernetes

/// What Karpenter publishes about an object on the way to a decision.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/events`, `pkg/utils/pod/events.go`.
public struct DisruptionEvent: Equatable, Sendable {
  public var object: ObjectReference
  public var type: Event.EventType
  public var reason: String
  /// Verbatim.
  public var message: String
  /// What it is known by beside its object and reason: a message that differs is not enough.
  public var dedupeValue: String
  /// How long one of the same key is not published again.
  public var quietFor: Duration

  public init(
    object: ObjectReference, type: Event.EventType = .normal, reason: String, message: String,
    dedupeValue: String = "", quietFor: Duration = .seconds(120)
  ) {
    self.object = object
    self.type = type
    self.reason = reason
    self.message = message
    self.dedupeValue = dedupeValue
    self.quietFor = quietFor
  }

  /// Of two with the same key, the second is not published while the first is still fresh.
  public struct Key: Hashable, Sendable {
    public let object: ObjectReference
    public let reason: String
    public let dedupeValue: String
  }

  public var key: Key { Key(object: object, reason: reason, dedupeValue: dedupeValue) }
}

/// Events in the order published, each key once.
struct EventRecorder {
  private(set) var events: [DisruptionEvent] = []
  private var keys: Set<DisruptionEvent.Key> = []

  mutating func publish(_ event: DisruptionEvent) {
    if keys.insert(event.key).inserted { events.append(event) }
  }

  mutating func publish(_ events: [DisruptionEvent]) { for event in events { publish(event) } }
}
