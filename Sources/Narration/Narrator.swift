import Cluster
import Kubernetes

/// Tells decisions in a language, at a depth, in lines of a width. Reads nothing but the record.
public struct Narrator: Sendable {
  public var language: Language
  public var detail: Detail
  /// Columns of a line; a narration is not squeezed below 60.
  public var width: Int

  public init(language: Language, detail: Detail = .normal, width: Int = 100) {
    self.language = language
    self.detail = detail
    self.width = max(60, width)
  }

  /// Where a story's text begins: after the time and the actor.
  static let textColumn = 34

  /// `00:00:07  scheduler   …`, with the details of the decision indented under the text.
  public func tell(_ record: DecisionRecord) -> [StyledText] {
    let time = StyledText(record.time.clock, style: .dim)
    let head = (time + "  " + StyledText(record.actor.name)).padded(to: Self.textColumn - 2) + "  "
    let story = Story(of: record.decision)
    let headline = (head + story.headline.told(in: language)).wrapped(to: width, indent: Self.textColumn)
    guard detail > .brief else { return headline }
    return headline + tell(story.details, indent: Self.textColumn)
  }

  /// A story's parts, each line preceded by `indent` blanks.
  public func tell(_ parts: [Story.Part], indent: Int) -> [StyledText] {
    parts.flatMap { part -> [StyledText] in
      switch part {
      case .line(let message): lines(of: message, indent: indent)
      case .indented(let message): lines(of: message, indent: indent + 2)
      case .under(let parts): tell(parts, indent: indent + 2)
      case .fullOnly(let parts): detail == .full ? tell(parts, indent: indent) : []
      case .unlessFull(let parts): detail == .full ? [] : tell(parts, indent: indent)
      case .table(let table): lines(of: table, indent: indent)
      }
    }
  }

  /// What begins with a bullet hangs by it.
  private func lines(of message: any Message, indent: Int) -> [StyledText] {
    let text = message.told(in: language)
    let hanging = text.plain.hasPrefix("• ") ? 2 : 0
    return (StyledText.blanks(indent) + text).wrapped(to: width, indent: indent + hanging)
  }

  private func lines(of table: Story.Table, indent: Int) -> [StyledText] {
    let header = table.header.map { StyledText($0.told(in: language).plain, style: .dim) }
    let rows = table.rows.map { row in row.map { $0.told(in: language) } }
    var laidOut = TextTable(
      header: header.isEmpty ? nil : header, rows: rows, alignments: table.alignments, gap: 2,
      minimumColumn: 0)
    laidOut.repeatedColumns = table.repeatedColumns
    return laidOut.lines(indent: indent, width: width)
  }
}
