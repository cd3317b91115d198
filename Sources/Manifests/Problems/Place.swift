/// A stretch of one line of a file, counted as an editor counts: from 1, in characters.
public struct Place: Equatable, Sendable {
  /// The file's name as the user gave it.
  public let source: String
  public let line: Int
  /// Empty where only the line is known.
  public let columns: Range<Int>
  /// The whole line, without its end.
  public let lineText: String

  public init(source: String, line: Int, columns: Range<Int>, lineText: String) {
    self.source = source
    self.line = line
    self.columns = columns
    self.lineText = lineText
  }

  init(source: String, line: Int, columns: Range<Int>, in text: String) {
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), maxSplits: line, omittingEmptySubsequences: false)
    var lineText = line >= 1 && line <= lines.count ? String(Substring(lines[line - 1])) : ""
    if lineText.last == "\r" { lineText.removeLast() }
    self.init(source: source, line: line, columns: columns, lineText: lineText)
  }
}
