import Kubernetes
import Manifests

/// What an expression of JMESPath is made of.
enum JMESPathToken: Equatable, Sendable {
  case name(String)
  case quotedName(String)
  case number(Int)
  case literal(JQValue)
  case sign(String)
  case end

  var text: String {
    switch self {
    case .name(let text), .quotedName(let text), .sign(let text): text
    case .number(let number): String(number)
    case .literal(let value): value.text(.compact)
    case .end: "end"
    }
  }
}

/// Takes an expression of JMESPath apart.
struct JMESPathLexer {
  private let characters: [Character]
  private var position = 0

  private static let signs = [
    "[?", "[]", "||", "&&", "==", "!=", "<=", ">=", ".", "*", "|", "[", "]", "{", "}", "(", ")", ",", ":",
    "<", ">", "!", "@", "&",
  ]

  /// Every token with the column it begins at, `end` last.
  static func tokens(of text: String) throws(JMESPathError) -> [(token: JMESPathToken, column: Int)] {
    var lexer = JMESPathLexer(characters: Array(text))
    var tokens: [(token: JMESPathToken, column: Int)] = []
    while let next = try lexer.next() { tokens.append(next) }
    tokens.append((.end, lexer.characters.count + 1))
    return tokens
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func next() throws(JMESPathError) -> (token: JMESPathToken, column: Int)? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    let column = position + 1
    let first = characters[position]
    if first.isLetter && first.isASCII || first == "_" { return (.name(word()), column) }
    if first.isNumber || first == "-" {
      let start = position
      position += 1
      while position < characters.count, characters[position].isNumber { position += 1 }
      guard let number = Int(String(characters[start..<position])) else {
        throw .syntax(String(first), column: column)
      }
      return (.number(number), column)
    }
    switch first {
    case "\"": return (.quotedName(try delimited(by: "\"", column)), column)
    case "'": return (.literal(.string(try delimited(by: "'", column))), column)
    case "`": return (.literal(Self.literal(try delimited(by: "`", column))), column)
    default: break
    }
    for sign in Self.signs where characters[position...].starts(with: sign) {
      position += sign.count
      return (.sign(sign), column)
    }
    throw .syntax(String(first), column: column)
  }

  private mutating func word() -> String {
    let start = position
    while position < characters.count,
      characters[position].isASCII && (characters[position].isLetter || characters[position].isNumber)
        || characters[position] == "_"
    { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func delimited(by quote: Character, _ column: Int) throws(JMESPathError) -> String {
    position += 1
    var text = ""
    while position < characters.count, characters[position] != quote {
      if characters[position] == "\\", position + 1 < characters.count, characters[position + 1] == quote {
        position += 1
      }
      text.append(characters[position])
      position += 1
    }
    guard position < characters.count else { throw .syntax(String(quote), column: column) }
    position += 1
    return text
  }

  /// JSON between backticks; what is none counts as a string, as older ones wrote it.
  private static func literal(_ text: String) -> JQValue {
    let (values, rest) = Manifest.jsonValues(text)
    return values.count == 1 && rest == nil ? JQValue(values[0]) : .string(text)
  }
}
