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

  /// Looks the line up in the file: it costs the length of what stands before it.
  init(source: String, line: Int, columns: Range<Int>, in text: String) {
    let newline = UInt8(ascii: "\n")
    var rest = text.utf8[...]
    for _ in 1..<max(line, 1) {
      guard let end = rest.firstIndex(of: newline) else {
        rest = rest[rest.endIndex...]
        break
      }
      rest = rest[rest.index(after: end)...]
    }
    var lineText = String(Substring(rest.prefix { $0 != newline }))
    if lineText.last == "\r" { lineText.removeLast() }
    self.init(source: source, line: line, columns: columns, lineText: lineText)
  }
}
