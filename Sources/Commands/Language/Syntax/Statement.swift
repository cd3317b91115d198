/// Commands joined by `|`, and what decides whether they run.
public struct Statement: Equatable, Sendable {
  public enum Condition: Equatable, Sendable {
    /// First of its line, or after `;`.
    case always
    /// After `&&`.
    case ifPreviousSucceeded
    /// After `||`.
    case ifPreviousFailed
  }

  public let condition: Condition
  public let stages: [Stage]
  /// As typed, with its here-documents.
  public let text: String
}
