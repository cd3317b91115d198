/// Rows of cells in columns as wide as their widest cell.
///
/// As kubectl's tables by default: three blanks between columns, a column at least six wide with them, the last
/// cell of a row not padded.
public struct TextTable: Sendable {
  public enum Alignment: Sendable { case left, right }

  public var header: [StyledText]?
  public var rows: [[StyledText]]
  /// Of the columns from the left; columns beyond are set left.
  public var alignments: [Alignment]
  /// Blanks between columns.
  public var gap: Int
  /// The least width of a column, its gap included.
  public var minimumColumn: Int

  public init(
    header: [StyledText]? = nil, rows: [[StyledText]] = [], alignments: [Alignment] = [], gap: Int = 3,
    minimumColumn: Int = 6
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.gap = gap
    self.minimumColumn = minimumColumn
  }

  /// The lines, header first, each preceded by `indent` blanks.
  ///
  /// - Parameter width: wraps the last column under itself when the table is wider; nil leaves lines as long as
  ///   they come.
  public func lines(indent: Int = 0, width: Int? = nil) -> [StyledText] {
    let all = (header.map { [$0] } ?? []) + rows
    let widths = columnWidths(of: all)
    return all.flatMap { lines(of: $0, columnWidths: widths, indent: indent, width: width) }
  }

  private func columnWidths(of rows: [[StyledText]]) -> [Int] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(max(0, minimumColumn - gap)) }
        widths[column] = max(widths[column], cell.displayWidth)
      }
    }
    return widths
  }

  private func lines(of row: [StyledText], columnWidths: [Int], indent: Int, width: Int?) -> [StyledText] {
    var line = StyledText.blanks(indent)
    var lastColumn = indent
    for (column, cell) in row.enumerated() {
      let isRight = column < alignments.count && alignments[column] == .right
      let aligned = isRight ? cell.leftPadded(to: columnWidths[column]) : cell
      guard column < row.count - 1 else {
        line += aligned
        break
      }
      line += aligned.padded(to: columnWidths[column] + gap)
      lastColumn += columnWidths[column] + gap
    }
    guard let width, lastColumn + 20 <= width else { return [line.trimmedAtEnd] }
    return line.wrapped(to: width, indent: lastColumn).map(\.trimmedAtEnd)
  }
}

extension StyledText {
  /// Without blanks at its end.
  var trimmedAtEnd: StyledText {
    var runs = self.runs
    while let last = runs.last {
      var text = last.text
      while text.last == " " { text.removeLast() }
      guard text.isEmpty else {
        runs[runs.count - 1] = Run(text, style: last.style)
        break
      }
      runs.removeLast()
    }
    return StyledText(runs)
  }
}
