/// One line as typed, with what continues it (`\`, open quotes, here-documents, blocks): what a script's
/// comment or error points at.
public struct LogicalLine: Equatable, Sendable {
  /// Of its first physical line, counted from 1.
  public let number: Int
  /// Exactly as typed, without the final newline.
  public let text: String
  public let statements: [Statement]
  /// What follows an unquoted `#`, without it.
  public let comment: String?
  /// Why it cannot be read as commands: it has no statements then.
  public let error: ShellSyntaxError?

  /// Whether there is nothing to run, and nothing wrong.
  public var isBlank: Bool { statements.isEmpty && error == nil }
}
