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
  /// With some, a table wider than its lines is broken into several, each with so many of the first columns.
  public var repeatedColumns = 0

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

  /// Its lines, as long as they come, the last one ended too.
  public var text: StyledText {
    let all = (header.map { [$0] } ?? []) + rows
    let widths = columnWidths(of: all)
    var runs: [StyledText.Run] = []
    // Most cells are one run, with one behind it: blanks, or the line's end.
    runs.reserveCapacity(all.count * widths.count * 2)
    for row in all {
      let start = runs.count
      append(row, columnWidths: widths, to: &runs)
      StyledText.trimEnd(of: &runs, from: start)
      runs.append(StyledText.Run("\n"))
    }
    return StyledText(runs)
  }

  /// The lines, header first, each preceded by `indent` blanks.
  ///
  /// - Parameter width: wraps the last column under itself when the table is wider; nil leaves lines as long as
  ///   they come.
  public func lines(indent: Int = 0, width: Int? = nil) -> [StyledText] {
    let all = (header.map { [$0] } ?? []) + rows
    let widths = columnWidths(of: all)
    guard repeatedColumns > 0, let width else {
      return all.flatMap { lines(of: $0, columnWidths: widths, indent: indent, width: width) }
    }
    let blocks = blocks(of: widths, fitting: width - indent)
    return blocks.enumerated().flatMap { index, columns in
      var block = TextTable(gap: gap, minimumColumn: minimumColumn)
      block.header = header.map { header in
        columns.compactMap { header.indices.contains($0) ? header[$0] : nil }
      }
      block.rows = rows.map { row in columns.compactMap { row.indices.contains($0) ? row[$0] : nil } }
      block.alignments = columns.map { alignments.indices.contains($0) ? alignments[$0] : .left }
      return (index == 0 ? [] : [StyledText()]) + block.lines(indent: indent)
    }
  }

  /// Columns that stand side by side, the repeated ones first; each block has one of the others at least.
  private func blocks(of widths: [Int], fitting width: Int) -> [[Int]] {
    let repeated = Array(widths.indices.prefix(repeatedColumns))
    let lead = repeated.reduce(0) { $0 + widths[$1] + gap }
    var blocks: [[Int]] = []
    var used = 0
    for column in widths.indices.dropFirst(repeatedColumns) {
      if blocks.isEmpty || used + gap + widths[column] > width {
        blocks.append(repeated)
        used = lead - gap
      }
      blocks[blocks.count - 1].append(column)
      used += gap + widths[column]
    }
    return blocks.isEmpty ? [repeated] : blocks
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
    var runs = StyledText.blanks(indent).runs
    append(row, columnWidths: columnWidths, to: &runs)
    let line = StyledText(runs)
    let lastColumn = indent + columnWidths.prefix(max(0, row.count - 1)).reduce(0) { $0 + $1 + gap }
    guard let width, lastColumn + 20 <= width else { return [line.trimmedAtEnd] }
    return line.wrapped(to: width, indent: lastColumn).map(\.trimmedAtEnd)
  }

  private func append(_ row: [StyledText], columnWidths: [Int], to runs: inout [StyledText.Run]) {
    for (column, cell) in row.enumerated() {
      let isRight = column < alignments.count && alignments[column] == .right
      let room = columnWidths[column] - cell.displayWidth
      if isRight, room > 0 { runs.append(.blanks(room)) }
      cell.forEachRun { runs.append($0) }
      let space = isRight ? gap : room + gap
      if column < row.count - 1, space > 0 { runs.append(.blanks(space)) }
    }
  }
}

extension StyledText {
  /// Without blanks at its end.
  var trimmedAtEnd: StyledText {
    var runs = self.runs
    Self.trimEnd(of: &runs, from: 0)
    return StyledText(runs)
  }

  /// Takes away the blanks that runs end with, of those from an index on.
  fileprivate static func trimEnd(of runs: inout [Run], from start: Int) {
    while runs.count > start, let last = runs.last, last.text.isEmpty || last.text.utf8.last == blank {
      var text = last.text
      while text.last == " " { text.removeLast() }
      guard text.isEmpty else {
        runs[runs.count - 1] = Run(text, style: last.style)
        return
      }
      runs.removeLast()
    }
  }

  private static let blank = UInt8(ascii: " ")
}
