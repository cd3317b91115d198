/// One command of a pipeline.
public struct Stage: Equatable, Sendable {
  public var words: [Word] = []
  public var input: Input?
  public var outputs: [OutputTarget] = []
  /// The source between `{` and `}`.
  public var block: String?

  /// Whether `<` or `>` names a file.
  var readsOrWritesFile: Bool {
    if case .file? = input { return true }
    return outputs.contains { if case .file = $0 { true } else { false } }
  }

  public enum Input: Equatable, Sendable {
    case hereDocument(Word)
    case file(Word)
  }

  public enum OutputTarget: Equatable, Sendable {
    case file(Word, appending: Bool)
    /// `2>/dev/null`.
    case discardErrors
    /// `>/dev/null`.
    case discardResults
    /// `2>&1`.
    case errorsToResults
  }
}
