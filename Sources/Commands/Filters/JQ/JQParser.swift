/// Reads a jq program, of the part of the language that is spoken here: no `def`, `foreach`, `label` or modules.
struct JQParser {
  let tokens: [(token: JQToken, column: Int)]
  var position = 0
  /// How deep programs may be nested.
  private var depth = 0
  private static let depthLimit = 100

  static func parse(_ program: String) throws(JQError) -> JQFilter {
    var parser = JQParser(tokens: try JQLexer.tokens(of: program))
    guard parser.token != .end else { return .identity }
    let filter = try parser.pipe()
    guard parser.token == .end else { throw parser.unexpected() }
    return filter
  }

  private init(tokens: [(token: JQToken, column: Int)]) { self.tokens = tokens }

  var token: JQToken { tokens[position].token }

  func unexpected() -> JQError { .syntax(token.text, column: tokens[position].column) }

  mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  mutating func take(_ sign: String) -> Bool {
    guard token == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard token == .name(word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: String) throws(JQError) {
    guard take(sign) else { throw unexpected() }
  }

  mutating func expect(word: String) throws(JQError) {
    guard take(word: word) else { throw unexpected() }
  }
}

// MARK: - Operators

extension JQParser {
  mutating func pipe() throws(JQError) -> JQFilter {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw .tooDeep }
    let left = try binary(above: 1)
    return take("|") ? .pipe(left, try pipe()) : left
  }

  /// How strongly an operator binds; nil for what is none.
  private var precedence: Int? {
    switch token {
    case .sign(","): 1
    case .sign("//"): 2
    case .sign("="), .sign("|="), .sign("+="), .sign("-="), .sign("*="), .sign("/="), .sign("%="),
      .sign("//="):
      3
    case .name("or"): 4
    case .name("and"): 5
    case .sign("=="), .sign("!="), .sign("<"), .sign("<="), .sign(">"), .sign(">="): 6
    case .sign("+"), .sign("-"): 7
    case .sign("*"), .sign("/"), .sign("%"): 8
    default: nil
    }
  }

  mutating func binary(above least: Int) throws(JQError) -> JQFilter {
    var left = try term()
    while let strength = precedence, strength >= least {
      let sign = token.text
      advance()
      let associatesRight = strength == 2
      let right = try binary(above: associatesRight ? strength : strength + 1)
      left = Self.combined(left, sign, right)
    }
    return left
  }

  private static func combined(_ left: JQFilter, _ sign: String, _ right: JQFilter) -> JQFilter {
    if let operation = JQFilter.Arithmetic(rawValue: sign) { return .arithmetic(operation, left, right) }
    if let comparison = JQFilter.Comparison(rawValue: sign) { return .comparison(comparison, left, right) }
    switch sign {
    case ",": return .both(left, right)
    case "//": return .alternative(left, right)
    case "or": return .or(left, right)
    case "and": return .and(left, right)
    case "=": return .update(left, .set, right)
    case "|=": return .update(left, .modify, right)
    default: return .update(left, .combine(JQFilter.Arithmetic(rawValue: String(sign.dropLast()))), right)
    }
  }
}

extension JQToken {
  /// As it was written, more or less: for messages.
  fileprivate var text: String {
    switch self {
    case .number(let number): JQValue.number(number).text()
    case .text: "\"…\""
    case .name(let name): name
    case .variable(let name): "$\(name)"
    case .field(let name): ".\(name)"
    case .format(let name): "@\(name)"
    case .sign(let sign): sign
    case .end: ""
    }
  }
}
