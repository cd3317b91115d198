/// A word or sign of a query.
struct PromQLToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case duration(Duration)
    case string(String)
    /// A metric, a label, a function or a keyword.
    case identifier(String)
    case sign(String)
    case end
  }

  let kind: Kind
  let text: String
  let column: Int
}

extension PromQLToken {
  private static let signs = [
    "==", "!=", "=~", "!~", "<=", ">=", "(", ")", "{", "}", "[", "]", ",", "+", "-", "*", "/", "%", "^", "=",
    "<", ">", "@", ":",
  ]

  static func all(of query: String) throws(PromQLError) -> [Self] {
    var reader = Reader(query)
    var tokens: [Self] = []
    while let token = try reader.next() { tokens.append(token) }
    return tokens + [Self(kind: .end, text: "", column: query.count + 1)]
  }

  private struct Reader {
    let characters: [Character]
    var index = 0

    init(_ query: String) { characters = Array(query) }

    private var rest: ArraySlice<Character> { characters[min(index, characters.count)...] }

    mutating func next() throws(PromQLError) -> PromQLToken? {
      skipBlanks()
      guard let first = rest.first else { return nil }
      let start = index
      if first == "\"" || first == "'" || first == "`" { return try string(by: first) }
      if Self.isDigit(first) || (first == "." && rest.dropFirst().first.map(Self.isDigit) ?? false) {
        return try number()
      }
      if Self.beginsName(first) {
        let text = String(rest.prefix { Self.beginsName($0) || Self.isDigit($0) || $0 == ":" })
        index += text.count
        return PromQLToken(kind: .identifier(text), text: text, column: start + 1)
      }
      guard let sign = signs.first(where: { rest.starts(with: $0) }) else {
        throw PromQLError(.unexpected(String(first)), at: start + 1)
      }
      index += sign.count
      return PromQLToken(kind: .sign(sign), text: sign, column: start + 1)
    }

    private mutating func skipBlanks() {
      while let next = rest.first {
        if next == "#" {
          index += rest.prefix { !$0.isNewline }.count
        } else if next.isWhitespace {
          index += 1
        } else {
          return
        }
      }
    }

    private mutating func string(by quote: Character) throws(PromQLError) -> PromQLToken {
      let start = index
      index += 1
      var text = ""
      while let next = rest.first {
        index += 1
        if next == quote {
          return PromQLToken(kind: .string(text), text: String(characters[start..<index]), column: start + 1)
        }
        guard next == "\\", quote != "`", let escaped = rest.first else {
          text.append(next)
          continue
        }
        index += 1
        switch escaped {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "\\", "\"", "'": text.append(escaped)
        default: text += "\\" + String(escaped)
        }
      }
      throw PromQLError(.unterminatedString, at: start + 1)
    }

    /// A number, or a duration as `1h30m`.
    private mutating func number() throws(PromQLError) -> PromQLToken {
      let start = index
      var text = String(rest.prefix { Self.isDigit($0) || $0 == "." || $0.isASCII && $0.isLetter })
      index += text.count
      if let last = text.last, last == "e" || last == "E", let sign = rest.first, sign == "-" || sign == "+" {
        index += 1
        let digits = String(rest.prefix { Self.isDigit($0) })
        index += digits.count
        text += String(sign) + digits
      }
      if let number = Double(text), !text.hasPrefix("0x") {
        return PromQLToken(kind: .number(number), text: text, column: start + 1)
      }
      guard let duration = Duration(prometheus: text) else {
        throw PromQLError(.badDuration(text), at: start + 1)
      }
      return PromQLToken(kind: .duration(duration), text: text, column: start + 1)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func beginsName(_ character: Character) -> Bool {
      character == "_" || character.isASCII && character.isLetter
    }
  }
}

extension Duration {
  /// Reads `5m`, `1h30m`, `500ms`; nil for anything else.
  init?(prometheus text: String) {
    let units: [(String, Int)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
      ("y", 31_536_000_000),
    ]
    var total = 0
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let number = Int(digits), digits.count < 9, let scale = units.first(where: { $0.0 == unit })?.1
      else { return nil }
      let (part, overflow) = number.multipliedReportingOverflow(by: scale)
      let (sum, overflowed) = total.addingReportingOverflow(part)
      guard !overflow, !overflowed else { return nil }
      total = sum
    }
    self = .milliseconds(total)
  }
}
