/// A node's mark that keeps off every Pod that does not tolerate it.
public struct Taint: Hashable, Sendable, CustomStringConvertible {
  public enum Effect: String, CaseIterable, Sendable {
    case noSchedule = "NoSchedule", preferNoSchedule = "PreferNoSchedule", noExecute = "NoExecute"

    /// Whether a Pod without toleration cannot be placed; `PreferNoSchedule` only costs score.
    public var keepsPodsOff: Bool { self != .preferNoSchedule }
  }

  public var key: String
  public var value: String
  public var effect: Effect
  /// When a `NoExecute` taint was added.
  public var timeAdded: VirtualTime?

  public init(key: String, value: String = "", effect: Effect, timeAdded: VirtualTime? = nil) {
    self.key = key
    self.value = value
    self.effect = effect
    self.timeAdded = timeAdded
  }

  /// As kubectl writes it: `key=value:Effect`, or `key:Effect` without a value.
  public var description: String {
    value.isEmpty ? "\(key):\(effect.rawValue)" : "\(key)=\(value):\(effect.rawValue)"
  }
}

/// A Pod's leave to be where a taint would keep it off. It attracts the Pod to nothing.
public struct Toleration: Hashable, Sendable {
  public enum Operator: String, CaseIterable, Sendable {
    case equal = "Equal", exists = "Exists"
    /// Accepted by the API behind a gate that is off: they match nothing.
    case lt = "Lt", gt = "Gt"
  }

  /// Empty, with `Exists`, tolerates every key.
  public var key: String
  public var `operator`: Operator
  public var value: String
  /// Nil tolerates every effect.
  public var effect: Taint.Effect?
  /// How long a `NoExecute` taint is borne; nil is for ever.
  public var tolerationSeconds: Int?

  public init(
    key: String = "", operator: Operator = .equal, value: String = "", effect: Taint.Effect? = nil,
    tolerationSeconds: Int? = nil
  ) {
    self.key = key
    self.operator = `operator`
    self.value = value
    self.effect = effect
    self.tolerationSeconds = tolerationSeconds
  }

  public func tolerates(_ taint: Taint) -> Bool {
    guard effect == nil || effect == taint.effect, key.isEmpty || key == taint.key else { return false }
    switch `operator` {
    case .exists: return true
    case .equal: return value == taint.value
    case .lt, .gt: return false
    }
  }
}

extension [Toleration] {
  public func tolerate(_ taint: Taint) -> Bool { contains { $0.tolerates(taint) } }
}
