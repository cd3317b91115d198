/// `!!` for the last command, and at a line's beginning `!7` for the seventh and `!get` for the last that begins so.
///
/// Elsewhere `!` is what selectors negate with, and stays; so it does in single quotes.
public enum HistoryExpansion: Equatable, Sendable {
  case unchanged
  case expanded(String)
  /// Nothing in the history fits.
  case nothing(String)

  /// - Parameter history: oldest first.
  public init(_ line: String, history: [String]) {
    if line.hasPrefix("!"), !line.hasPrefix("!!"), let next = line.dropFirst().first, !next.isWhitespace,
      next != "="
    {
      let word = line.dropFirst().prefix { !$0.isWhitespace }
      let found =
        Int(word).map { history.indices.contains($0 - 1) ? history[$0 - 1] : nil }
        ?? history.last {
          $0.hasPrefix(word)
        }
      guard let found else {
        self = .nothing("!\(word)")
        return
      }
      self = .expanded(found + line.dropFirst(word.count + 1))
      return
    }
    var result = ""
    var rest = Substring(line)
    var isQuoted = false
    var changed = false
    while let character = rest.first {
      if character == "'" { isQuoted.toggle() }
      guard !isQuoted, rest.hasPrefix("!!") else {
        result.append(rest.removeFirst())
        continue
      }
      guard let last = history.last else {
        self = .nothing("!!")
        return
      }
      result += last
      rest = rest.dropFirst(2)
      changed = true
    }
    self = changed ? .expanded(result) : .unchanged
  }
}
