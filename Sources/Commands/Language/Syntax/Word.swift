/// A word before its variables are replaced.
public struct Word: Equatable, Sendable {
  public enum Piece: Equatable, Sendable {
    case literal(String)
    /// `$NAME`, `${NAME}` or `${NAME:-otherwise}`; in quotes its value stays one word.
    case variable(name: String, otherwise: String?, isQuoted: Bool)
    /// The source of `$(…)` or of `` `…` ``.
    case substitution(String, isQuoted: Bool)
    /// The source of `<(…)`: a file with what it says.
    case file(String)
  }

  public var pieces: [Piece]
  /// Whether any of it was quoted: then it is a word even when empty, and no syntax of its own.
  public var isQuoted: Bool
  /// Where it begins in the parsed text, in UTF-8 bytes.
  public let offset: Int

  /// Its text, when it has no variables.
  public var literal: String? {
    var text = ""
    for piece in pieces {
      guard case .literal(let part) = piece else { return nil }
      text += part
    }
    return text
  }

  /// `NAME` and the rest, when it is written as `NAME=value`.
  var assignment: (name: String, value: Word)? {
    guard case .literal(let first)? = pieces.first, let equals = first.firstIndex(of: "=") else { return nil }
    let name = String(first[..<equals])
    guard Variables.isName(name) else { return nil }
    let rest = String(first[first.index(after: equals)...])
    let pieces = (rest.isEmpty ? [] : [.literal(rest)]) + pieces.dropFirst()
    return (name, Word(pieces: pieces, isQuoted: true, offset: offset))
  }
}
