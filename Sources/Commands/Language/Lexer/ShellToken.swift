/// What the source of commands is made of, blanks left out.
enum ShellToken: Equatable, Sendable {
  case word(Word)
  /// `;`, `|`, `&&` or `||`.
  case joint(String)
  case redirection(Redirection)
  /// The source between `{` and `}`.
  case block(String)
  /// What follows `#`, up to the end of its line.
  case comment(String)
  case newline

  enum Redirection: Equatable, Sendable {
    case input(Word)
    case hereDocument(HereDocument)
    /// A word that is the input, with a newline behind it.
    case hereString(Word)
    case output(Stage.OutputTarget)
  }
}

/// A text announced by `<<`, which follows the line that announces it.
struct HereDocument: Equatable, Sendable {
  let delimiter: String
  /// Its variables do not count: the delimiter was quoted.
  let isLiteral: Bool
  /// `<<-`: tabs at the beginning of its lines do not count.
  let stripsTabs: Bool
  /// Where it was announced, in UTF-8 bytes.
  let offset: Int
}
