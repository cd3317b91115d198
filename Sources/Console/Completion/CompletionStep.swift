/// What Tab does to a line, given what may stand there.
enum CompletionStep: Equatable {
  /// Nothing fits.
  case none
  /// The word goes on as far as all suggestions agree, or to its end when there is only one.
  case replace(scalars: Int, with: String)
  /// They differ from the next character on: they are shown.
  case list([Suggestions.Item])

  /// - Parameter cursor: in UTF-8 bytes from the start of the line.
  init(line: String, cursor: Int, suggestions: Suggestions) {
    let bytes = line.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: max(0, min(cursor, bytes.count)))
    let offset = max(0, min(suggestions.start, bytes.distance(from: bytes.startIndex, to: end)))
    let start = bytes.index(bytes.startIndex, offsetBy: offset)
    let typed = String(line[start..<end])
    let replaced = typed.unicodeScalars.count

    guard let first = suggestions.items.first else {
      self = .none
      return
    }
    if suggestions.items.count == 1 {
      let needsSpace = first.endsWord && line[end...].first != " "
      self = .replace(scalars: replaced, with: first.text + (needsSpace ? " " : ""))
      return
    }
    let agreed = suggestions.items.dropFirst().reduce(first.text) { Self.commonPrefix($0, $1.text) }
    if agreed.count > typed.count, agreed.lowercased().hasPrefix(typed.lowercased()) {
      self = .replace(scalars: replaced, with: agreed)
    } else {
      self = .list(suggestions.items)
    }
  }

  private static func commonPrefix(_ first: String, _ second: String) -> String {
    String(zip(first, second).prefix { $0 == $1 }.map(\.0))
  }
}
