import Kubernetes

/// What is said of metrics, queries and alerts beside what Prometheus prints.
public enum MetricMessage: Message, Equatable {
  // MARK: A name that no series has
  case renamed(String, to: String)
  case gone(String, instead: [String])
  case notKept(String)
  case unknown(String, nearest: [String])

  // MARK: Answers
  case emptyAnswer
  /// Of what Karpenter has not counted once so far there is no series.
  case neverCounted(String)
  /// A counter that came to be within the stretch: its first rise is not seen.
  case born(series: String, at: VirtualTime)
  case noAlertRules
  case alertLegend(interval: Duration)
  /// For so long the expression has to hold.
  case holdsFor(Duration)
  /// What a recording rule has come to.
  case recorded(series: Int)

  // MARK: Mistakes in a query
  case mistake(Mistake, column: Int)

  public enum Mistake: Equatable, Sendable {
    case unexpected(String)
    case unexpectedEnd
    case unterminatedString
    case badDuration(String)
    case badRegularExpression(String)
    case unknownFunction(String, nearest: [String])
    case argumentCount(function: String, expected: String, given: Int)
    case wrongKind(of: String, expected: String, given: String)
    case severalMatches(labels: String)
    case sameLabels(String)
    case rangeTooLong(String)
    case tooDeep
  }
}
