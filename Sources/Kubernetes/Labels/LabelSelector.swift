/// Which objects are meant, by their labels. An empty selector means all of them.
public struct LabelSelector: Equatable, Sendable {
  public var matchLabels: Labels
  public var matchExpressions: [Requirement]

  public init(matchLabels: Labels = [:], matchExpressions: [Requirement] = []) {
    self.matchLabels = matchLabels
    self.matchExpressions = matchExpressions
  }

  public struct Requirement: Equatable, Sendable {
    public enum Operator: String, CaseIterable, Sendable {
      case isIn = "In", notIn = "NotIn", exists = "Exists", doesNotExist = "DoesNotExist"
    }

    public var key: String
    public var `operator`: Operator
    public var values: [String]

    public init(key: String, operator: Operator, values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }

    public func matches(_ labels: Labels) -> Bool {
      switch `operator` {
      case .isIn: labels[key].map(values.contains) ?? false
      case .notIn: labels[key].map { !values.contains($0) } ?? true
      case .exists: labels[key] != nil
      case .doesNotExist: labels[key] == nil
      }
    }
  }

  public var isEmpty: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }

  public func matches(_ labels: Labels) -> Bool {
    matchLabels.allSatisfy { labels[$0.key] == $0.value }
      && matchExpressions.allSatisfy { $0.matches(labels) }
  }
}
