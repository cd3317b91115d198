/// The little Markdown that lessons are written in, as styled lines: headings, paragraphs, lists, code, emphasis.
public enum Markdown {
  public static func lines(_ text: String, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var paragraph: [Substring] = []
    var isFenced = false
    func close() {
      guard let first = paragraph.first else { return }
      let isItem = first.hasPrefix("- ")
      let body = isItem ? "• " + first.dropFirst(2) : String(first)
      let whole = ([body] + paragraph.dropFirst().map { $0.drop { $0 == " " } }.map(String.init)).joined(
        separator: " ")
      lines += styled(whole).wrapped(to: width, indent: isItem ? 2 : 0)
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        close()
        isFenced.toggle()
      } else if isFenced {
        lines.append(StyledText("    \(line)", style: .command))
      } else if let heading = heading(line) {
        close()
        lines.append(heading)
      } else if line.allSatisfy({ $0 == " " }) {
        close()
        lines.append(StyledText())
      } else {
        if line.hasPrefix("- ") { close() }
        paragraph.append(line)
      }
    }
    close()
    return lines
  }

  /// Whether a line outside a block has marks that `lines` does not read: `*emphasis*`, a table, a numbered list.
  public static func isShownAsItIs(_ line: some StringProtocol) -> Bool {
    let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "`")
    let number = prose.prefix { $0.isASCII && $0.isNumber }
    return prose.replacing("**", with: "").contains("*") || prose.hasPrefix("|")
      || (!number.isEmpty && prose.dropFirst(number.count).hasPrefix(". "))
  }

  /// What stands behind `#`, `##` or `###`; nil for any other line.
  private static func heading(_ line: Substring) -> StyledText? {
    let marks = line.prefix { $0 == "#" }.count
    guard (1...3).contains(marks), line.dropFirst(marks).first == " " else { return nil }
    return StyledText(String(line.dropFirst(marks + 1)), style: .heading)
  }

  /// `code` stands as something to type, in backticks for whoever sees no colours; **emphasis** as a heading.
  public static func styled(_ text: String) -> StyledText {
    var result = StyledText()
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      guard index.isMultiple(of: 2) else {
        result += StyledText("`\(part)`", style: .command)
        continue
      }
      var isStrong = false
      var rest = part
      while let mark = rest.firstRange(of: "**") {
        result += StyledText(String(rest[..<mark.lowerBound]), style: isStrong ? .heading : .plain)
        isStrong.toggle()
        rest = rest[mark.upperBound...]
      }
      result += StyledText(String(rest), style: isStrong ? .heading : .plain)
    }
    return result
  }
}
