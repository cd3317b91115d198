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
}

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

/// One command of a pipeline.
public struct Stage: Equatable, Sendable {
  public var words: [Word] = []
  public var input: Input?
  public var outputs: [OutputTarget] = []
  /// The source between `{` and `}`.
  public var block: String?

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

/// A word before its variables are replaced.
public struct Word: Equatable, Sendable {
  public enum Piece: Equatable, Sendable {
    case literal(String)
    /// `$NAME`, `${NAME}` or `${NAME:-otherwise}`; in quotes its value stays one word.
    case variable(name: String, otherwise: String?, isQuoted: Bool)
    /// The source of `$(…)` or of `` `…` ``.
    case substitution(String, isQuoted: Bool)
  }

  public var pieces: [Piece]
  /// Whether any of it was quoted: then it is a word even when empty, and no syntax of its own.
  public var isQuoted: Bool
  /// Where it begins in the parsed text, in UTF-8 bytes.
  public let offset: Int

  /// Its text, when it has no variables.
  public var literal: String? {
    var text = ""
    for piece in pieces {
      guard case .literal(let part) = piece else { return nil }
      text += part
    }
    return text
  }

  /// `NAME` and the rest, when it is written as `NAME=value`.
  var assignment: (name: String, value: Word)? {
    guard case .literal(let first)? = pieces.first, let equals = first.firstIndex(of: "=") else { return nil }
    let name = String(first[..<equals])
    guard Variables.isName(name) else { return nil }
    let rest = String(first[first.index(after: equals)...])
    let pieces = (rest.isEmpty ? [] : [.literal(rest)]) + pieces.dropFirst()
    return (name, Word(pieces: pieces, isQuoted: true, offset: offset))
  }
}

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
    case .unexpected, .controlCharacter, .tooLong, .unsupported: false
    }
  }
}
