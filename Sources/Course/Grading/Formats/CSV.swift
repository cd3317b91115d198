/// Comma-separated values, as RFC 4180 has them.
public enum CSV {
  public static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A text that a spreadsheet would take for a formula is kept from being one.
  private static func field(_ text: String) -> String {
    let plain = text.withoutControls
    let safe = plain.first.map { "=+-@".contains($0) } ?? false ? "'" + plain : plain
    guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// The rows of a text; blank lines say nothing.
  public static func rows(_ text: String) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      rows.append((index + 1, fields(of: line)))
    }
    return rows
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    var before: Character?
    for character in line {
      switch character {
      case "\"":
        if !isQuoted, before == "\"" { fields[fields.count - 1].append("\"") }
        isQuoted.toggle()
      case ",", ";":
        if isQuoted { fields[fields.count - 1].append(character) } else { fields.append("") }
      default: fields[fields.count - 1].append(character)
      }
      before = character
    }
    return fields.map { $0.trimmed }
  }
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.reversed().drop(while: \.isWhitespace).reversed())
  }
}
