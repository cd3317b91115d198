/// Regular expressions as the tools of a shell write them.
enum RegularExpression {
  private static let signs: Set<Character> = ["|", "(", ")", "+", "?", "{", "}"]

  /// A basic regular expression as an extended one: `\|`, `\(`, `\+` have the meaning, `|`, `(`, `+` are themselves.
  static func extended(fromBasic text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        result += signs.contains(next) ? String(next) : "\\" + String(next)
      } else {
        result += signs.contains(character) ? "\\" + String(character) : String(character)
      }
    }
    return result
  }

  /// What matches a text as it stands.
  static func matching(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character.isASCII, !character.isLetter, !character.isNumber, character != " " { result += "\\" }
      result.append(character)
    }
  }
}
