/// What is wrong with a query, and where.
public struct PromQLError: Error, Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    case unexpected(String)
    case unexpectedEnd
    case unterminatedString
    case badDuration(String)
    case badRegularExpression(String)
    case unknownFunction(String, known: [String])
    /// A function was given so many arguments.
    case argumentCount(function: String, expected: String, given: Int)
    /// Kinds of values as Prometheus names them: `range vector`.
    case wrongKind(of: String, expected: String, given: String)
    /// Both sides, or one of them, have several series of these labels.
    case severalMatches(labels: String)
    /// The answer would have two series of the same labels.
    case sameLabels(String)
    /// A stretch that reaches back further than is looked through.
    case rangeTooLong(String)
    case tooDeep
  }

  public let problem: Problem
  /// In the query, counted from 1.
  public let column: Int

  init(_ problem: Problem, at column: Int) {
    self.problem = problem
    self.column = column
  }
}
