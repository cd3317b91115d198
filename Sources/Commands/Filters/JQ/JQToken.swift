/// What a jq program is made of.
enum JQToken: Equatable, Sendable {
  case number(Double)
  /// A string's parts: text, and programs within `\(…)`.
  case text([Part])
  case name(String)
  /// `$name`
  case variable(String)
  /// `.name`
  case field(String)
  /// `@csv`
  case format(String)
  /// `.`, `..`, `|`, `//=`, `(`…
  case sign(String)
  case end

  enum Part: Equatable, Sendable {
    case literal(String)
    case program(String)
  }
}

/// Takes a jq program apart.
struct JQLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private static let signs = [
    "?//", "|=", "+=", "-=", "*=", "/=", "%=", "//=", "==", "!=", "<=", ">=", "//", "..", "|", ",", ".", "[",
    "]",
    "(", ")", "{", "}", ":", ";", "=", "<", ">", "+", "-", "*", "/", "%", "?",
  ].sorted { $0.count > $1.count }

  init(_ program: String) { scalars = Array(program.unicodeScalars) }

  /// Every token with the column it begins at, `end` last.
  static func tokens(of program: String) throws(JQError) -> [(token: JQToken, column: Int)] {
    var lexer = JQLexer(program)
    var tokens: [(token: JQToken, column: Int)] = []
    repeat {
      lexer.skipBlanks()
      let column = lexer.position + 1
      tokens.append((try lexer.next(), column))
    } while tokens.last?.token != .end
    return tokens
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func skipBlanks() {
    while let scalar = peek() {
      if scalar == "#" {
        while let next = peek(), next != "\n" { position += 1 }
      } else if scalar.properties.isWhitespace {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func next() throws(JQError) -> JQToken {
    guard let scalar = peek() else { return .end }
    if scalar == "\"" { return .text(try text()) }
    if Self.isDigit(scalar) { return .number(try number()) }
    if Self.isNameStart(scalar) { return .name(name(withColons: true)) }
    if scalar == "$", let next = peek(1), Self.isNameStart(next) {
      position += 1
      return .variable(name(withColons: true))
    }
    if scalar == "@", let next = peek(1), Self.isNameStart(next) {
      position += 1
      return .format(name(withColons: false))
    }
    if scalar == ".", let next = peek(1), Self.isNameStart(next) {
      position += 1
      return .field(name(withColons: false))
    }
    for sign in Self.signs where matches(sign) {
      position += sign.unicodeScalars.count
      return .sign(sign)
    }
    throw .syntax(String(scalar), column: position + 1)
  }

  private func matches(_ sign: String) -> Bool {
    for (offset, scalar) in sign.unicodeScalars.enumerated() where peek(offset) != scalar { return false }
    return true
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private mutating func name(withColons: Bool) -> String {
    var name = ""
    while let scalar = peek() {
      if withColons, scalar == ":", peek(1) == ":" {
        name += "::"
        position += 2
        continue
      }
      guard Self.isNameStart(scalar) || Self.isDigit(scalar) else { break }
      name.unicodeScalars.append(scalar)
      position += 1
    }
    return name
  }

  private mutating func number() throws(JQError) -> Double {
    let start = position
    while let scalar = peek() {
      let isExponentSign = (scalar == "+" || scalar == "-") && (peek(-1) == "e" || peek(-1) == "E")
      guard Self.isDigit(scalar) || scalar == "." || scalar == "e" || scalar == "E" || isExponentSign else {
        break
      }
      position += 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<position])
    guard let number = Double(String(text)), number.isFinite else {
      throw .syntax(String(text), column: start + 1)
    }
    return number
  }

  private mutating func text() throws(JQError) -> [JQToken.Part] {
    let start = position
    position += 1
    var parts: [JQToken.Part] = []
    var literal = ""
    while let scalar = peek() {
      position += 1
      if scalar == "\"" {
        if !literal.isEmpty || parts.isEmpty { parts.append(.literal(literal)) }
        return parts
      }
      guard scalar == "\\" else {
        literal.unicodeScalars.append(scalar)
        continue
      }
      guard let escaped = peek() else { break }
      position += 1
      switch escaped {
      case "n": literal += "\n"
      case "t": literal += "\t"
      case "r": literal += "\r"
      case "b": literal += "\u{8}"
      case "f": literal += "\u{c}"
      case "\"", "\\", "/": literal.unicodeScalars.append(escaped)
      case "u": literal.unicodeScalars.append(try codePoint())
      case "(":
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.program(try embedded()))
      default: throw .syntax("\\\(escaped)", column: position - 1)
      }
    }
    throw .syntax("\"", column: start + 1)
  }

  private mutating func codePoint() throws(JQError) -> Unicode.Scalar {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[position..<min(position + 4, scalars.count)])
    guard let value = UInt32(String(text), radix: 16), String(text).count == 4 else {
      throw .syntax("\\u", column: position - 1)
    }
    position += 4
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The source between `\(` and its `)`.
  private mutating func embedded() throws(JQError) -> String {
    let start = position
    var depth = 1
    while let scalar = peek() {
      if scalar == "\"" {
        _ = try text()
        continue
      }
      position += 1
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth == 0 {
        var source = String.UnicodeScalarView()
        source.append(contentsOf: scalars[start..<position - 1])
        return String(source)
      }
    }
    throw .syntax("(", column: start)
  }
}
