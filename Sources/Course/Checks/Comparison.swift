import Kubernetes

/// What a number or a text is held against: `4`, `">= 2"`, `"!= Pending"`.
public struct Comparison: Equatable, Sendable, CustomStringConvertible {
  public enum Operator: String, CaseIterable, Sendable {
    case lessOrEqual = "<=", greaterOrEqual = ">=", notEqual = "!=", equal = "==", less = "<", greater = ">"
  }

  public var `operator`: Operator
  public var operand: String

  public init(_ operator: Operator, _ operand: String) {
    self.operator = `operator`
    self.operand = operand
  }

  /// Reads a leaf of a check: an operator and an operand, or an operand alone, which must be equalled.
  public init?(_ value: JSONValue) {
    switch value {
    case .int(let number): self.init(.equal, String(number))
    case .double(let number): self.init(.equal, String(number))
    case .bool(let flag): self.init(.equal, String(flag))
    case .string(let text):
      guard let found = Operator.allCases.first(where: { text.hasPrefix($0.rawValue) }) else {
        self.init(.equal, text)
        return
      }
      let operand = text.dropFirst(found.rawValue.count).drop { $0 == " " }
      guard !operand.isEmpty else { return nil }
      self.init(found, String(operand))
    case .null, .array, .object: return nil
    }
  }

  public func holds(for number: Int) -> Bool { holds(for: String(number)) }
  func holds(for number: Double) -> Bool { holds(for: number.shortText) }

  /// Compares as quantities where both sides are (`500m`, `2`), as texts otherwise; texts are only equal or not.
  public func holds(for text: String) -> Bool {
    if let left = Quantity(text), let right = Quantity(operand) {
      switch `operator` {
      case .lessOrEqual: return left <= right
      case .greaterOrEqual: return left >= right
      case .notEqual: return left != right
      case .equal: return left == right
      case .less: return left < right
      case .greater: return left > right
      }
    }
    switch `operator` {
    case .equal: return text == operand
    case .notEqual: return text != operand
    case .lessOrEqual, .greaterOrEqual, .less, .greater: return false
    }
  }

  public var description: String {
    `operator` == .equal ? operand : "\(`operator`.rawValue) \(operand)"
  }
}
