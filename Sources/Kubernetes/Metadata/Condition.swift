/// One aspect of an object's state, as `status.conditions` reports it.
public struct Condition: Equatable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case isTrue = "True", isFalse = "False", unknown = "Unknown"
  }

  public var type: String
  public var status: Status
  public var reason: String
  public var message: String
  public var lastTransitionTime: VirtualTime?
  /// A Deployment's conditions only: when its progress was last seen.
  public var lastUpdateTime: VirtualTime?
  public var observedGeneration: Int?

  public init(
    type: String, status: Status, reason: String = "", message: String = "",
    lastTransitionTime: VirtualTime? = nil, observedGeneration: Int? = nil
  ) {
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
    self.lastTransitionTime = lastTransitionTime
    self.observedGeneration = observedGeneration
  }
}

extension [Condition] {
  public subscript(type: String) -> Condition? { first { $0.type == type } }

  public func isTrue(_ type: String) -> Bool { contains { $0.status == .isTrue && $0.type == type } }

  /// Sets a condition; the transition time moves only when its status changes.
  public mutating func set(_ condition: Condition, at now: VirtualTime) {
    var next = condition
    next.lastTransitionTime = now
    guard let index = firstIndex(where: { $0.type == condition.type }) else {
      append(next)
      return
    }
    if self[index].status == condition.status { next.lastTransitionTime = self[index].lastTransitionTime }
    self[index] = next
  }

  public mutating func clear(_ type: String) { removeAll { $0.type == type } }
}
