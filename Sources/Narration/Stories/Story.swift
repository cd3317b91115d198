/// A decision as it is to be told, in no language yet: one line of what happened, and what lies under it.
public struct Story: Sendable {
  public var headline: any Message
  public var details: [Part]

  public enum Part: Sendable {
    case line(any Message)
    /// A line under the one before it.
    case indented(any Message)
    /// Parts set in by two blanks.
    case under([Part])
    /// What it takes `detail full` to see.
    case fullOnly([Part])
    /// What something more takes the place of with `detail full`.
    case unlessFull([Part])
    case table(Table)
  }

  public struct Table: Sendable {
    public var header: [any Message]
    public var rows: [[any Message]]
    public var alignments: [TextTable.Alignment]
    /// Of a table that may be broken into several to fit, the first columns, which each then has.
    public var repeatedColumns: Int

    public init(
      header: [any Message] = [], rows: [[any Message]], alignments: [TextTable.Alignment] = [],
      repeatedColumns: Int = 0
    ) {
      self.header = header
      self.rows = rows
      self.alignments = alignments
      self.repeatedColumns = repeatedColumns
    }
  }

  public init(_ headline: any Message, details: [Part] = []) {
    self.headline = headline
    self.details = details
  }
}

/// What reads the same in every language: names, and what Kubernetes itself prints.
public struct Verbatim: Message, Equatable {
  public let text: StyledText

  public init(_ text: StyledText) { self.text = text }
  public init(_ text: some CustomStringConvertible, _ style: StyledText.Style = .plain) {
    self.text = StyledText(text.description, style: style)
  }

  public var portuguese: StyledText { text }
  public var english: StyledText { text }
}
