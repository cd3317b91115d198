import Narration

/// What the console puts in front of a person: something that answers lines with text. It is all that the console
/// knows of clusters, commands and lessons.
public protocol Shell {
  var language: Language { get }
  /// What is said once, before the first prompt.
  var greeting: StyledText { get }
  /// What stands before the line being typed.
  var prompt: StyledText { get }

  /// The command line of the pager that was chosen; nil leaves it to the environment.
  var pager: String? { get }

  /// Whether a text needs more lines to be a command: an open quote, here-document or block, a `\` at its end.
  func needsMore(_ text: String) -> Bool

  /// Runs what was typed, at most `width` columns wide.
  mutating func answer(_ text: String, width: Int) -> Answer

  /// What may stand where the cursor is.
  ///
  /// - Parameter cursor: in UTF-8 bytes from the start of the line.
  func suggestions(for line: String, at cursor: Int) -> Suggestions
}

/// What a shell says to a line.
public struct Answer: Equatable, Sendable {
  public var text: StyledText
  /// Whether the shell is to be left.
  public var leaves: Bool
  /// Whether what is on the screen is to go first.
  public var clears: Bool
  /// Whether a text longer than the screen is shown a page at a time.
  public var pages: Bool

  public init(
    _ text: StyledText = StyledText(), leaves: Bool = false, clears: Bool = false, pages: Bool = true
  ) {
    self.text = text
    self.leaves = leaves
    self.clears = clears
    self.pages = pages
  }
}

/// What may replace the word before the cursor.
public struct Suggestions: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    public var text: String
    /// Shown beside it in a listing; may be empty.
    public var description: String
    /// Whether a space follows once it is chosen: not after a folder, nor after `--flag=`.
    public var endsWord: Bool

    public init(_ text: String, description: String = "", endsWord: Bool = true) {
      self.text = text
      self.description = description
      self.endsWord = endsWord
    }
  }

  /// Where the replaced word begins, in UTF-8 bytes from the start of the line; it ends at the cursor.
  public var start: Int
  public var items: [Item]

  public init(start: Int, items: [Item]) {
    self.start = start
    self.items = items
  }
}
