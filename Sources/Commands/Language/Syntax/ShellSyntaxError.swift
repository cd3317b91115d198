/// What is wrong with a text as commands.
public struct ShellSyntaxError: Error, Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    /// More text may mend these: an interactive shell asks for another line.
    case unclosedQuote(Character)
    case unclosedHereDocument(delimiter: String)
    case unclosedSubstitution
    case unclosedBlock
    case danglingContinuation
    case nothingAfter(String)
    /// No further text mends these.
    case unexpected(String)
    case controlCharacter(UInt8)
    case tooLong(limitBytes: Int)
    case unsupported(String)
    /// Blocks within blocks within blocks.
    case nestedTooDeep
  }

  public let problem: Problem
  /// Counted from 1, the column in characters.
  public let line: Int
  public let column: Int

  public init(problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }

  public var isIncomplete: Bool {
    switch problem {
    case .unclosedQuote, .unclosedHereDocument, .unclosedSubstitution, .unclosedBlock, .danglingContinuation,
      .nothingAfter:
      true
    case .unexpected, .controlCharacter, .tooLong, .unsupported, .nestedTooDeep: false
    }
  }
}
