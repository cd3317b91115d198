/// Reads an expression of JMESPath, by the strength with which signs bind, as its reference parsers do.
struct JMESPathParser {
  private let tokens: [(token: JMESPathToken, column: Int)]
  private var position = 0
  /// How many expressions stand within one another.
  private var depth = 0

  private static let deepest = 64

  static func parse(_ text: String) throws(JMESPathError) -> JMESPath {
    var parser = JMESPathParser(tokens: try JMESPathLexer.tokens(of: text))
    let path = try parser.expression(0)
    guard parser.token == .end else { throw parser.unexpected() }
    return path
  }

  private init(tokens: [(token: JMESPathToken, column: Int)]) { self.tokens = tokens }

  private var token: JMESPathToken { tokens[position].token }
  private func unexpected() -> JMESPathError { .syntax(token.text, column: tokens[position].column) }
  private mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  private mutating func take(_ sign: String) -> Bool {
    guard token == .sign(sign) else { return false }
    advance()
    return true
  }

  private mutating func expect(_ sign: String) throws(JMESPathError) {
    guard take(sign) else { throw unexpected() }
  }

  private static func strength(of token: JMESPathToken) -> Int {
    guard case .sign(let sign) = token else { return 0 }
    return switch sign {
    case "|": 1
    case "||": 2
    case "&&": 3
    case "==", "!=", "<", "<=", ">", ">=": 5
    case "[]": 9
    case "*": 20
    case "[?": 21
    case ".": 40
    case "[": 55
    case "(": 60
    default: 0
    }
  }

  // MARK: - Expressions

  private mutating func expression(_ strength: Int) throws(JMESPathError) -> JMESPath {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected() }
    var left = try beginning()
    while strength < Self.strength(of: token) { left = try continuation(of: left) }
    return left
  }

  private mutating func beginning() throws(JMESPathError) -> JMESPath {
    let first = token
    if first == .end { throw unexpected() }
    switch first {
    case .name(let name):
      advance()
      guard token == .sign("(") else { return .field(name) }
      return try function(name)
    case .quotedName(let name):
      advance()
      return .field(name)
    case .literal(let value):
      advance()
      return .literal(value)
    case .sign("@"):
      advance()
      return .current
    case .sign("*"):
      advance()
      return .values(.current, try projected(20))
    case .sign("!"):
      advance()
      return .not(try expression(45))
    case .sign("&"):
      advance()
      return .reference(try expression(0))
    case .sign("("):
      advance()
      let inner = try expression(0)
      try expect(")")
      return inner
    case .sign("[]"):
      advance()
      return .flattening(.current, try projected(9))
    case .sign("[?"):
      advance()
      return try filter(of: .current)
    case .sign("["):
      advance()
      return try bracket(after: nil)
    case .sign("{"):
      advance()
      return try hash()
    case .number, .sign, .end: throw unexpected()
    }
  }

  private mutating func continuation(of left: JMESPath) throws(JMESPathError) -> JMESPath {
    guard case .sign(let sign) = token else { throw unexpected() }
    advance()
    switch sign {
    case ".":
      if take("*") { return .values(left, try projected(20)) }
      return .sub(left, try afterDot(40))
    case "|": return .pipe(left, try expression(1))
    case "||": return .or(left, try expression(2))
    case "&&": return .and(left, try expression(3))
    case "[]": return .flattening(left, try projected(9))
    case "[?": return try filter(of: left)
    case "[": return try bracket(after: left)
    default:
      guard let comparator = JMESPath.Comparator(rawValue: sign) else { throw unexpected() }
      return .comparison(left, comparator, try expression(5))
    }
  }

  /// What stands to the right of a projection: nothing, or what is asked of each item.
  private mutating func projected(_ strength: Int) throws(JMESPathError) -> JMESPath {
    switch token {
    case .sign("["), .sign("[?"): return try expression(strength)
    case .sign("."):
      advance()
      return try afterDot(strength)
    default:
      guard Self.strength(of: token) < 10 else { throw unexpected() }
      return .current
    }
  }

  private mutating func afterDot(_ strength: Int) throws(JMESPathError) -> JMESPath {
    switch token {
    case .name, .quotedName, .sign("*"): return try expression(strength)
    case .sign("["):
      advance()
      return try list()
    case .sign("{"):
      advance()
      return try hash()
    default: throw unexpected()
    }
  }

  // MARK: - Brackets

  /// - Parameter left: nil where an expression begins with the bracket.
  private mutating func bracket(after left: JMESPath?) throws(JMESPathError) -> JMESPath {
    if take("*") {
      guard take("]") else {
        guard left == nil else { throw unexpected() }
        position -= 1
        return try list()
      }
      return .projection(left ?? .current, try projected(20))
    }
    switch token {
    case .number, .sign(":"):
      let part = try indexOrSlice()
      guard case .slice = part else { return .sub(left ?? .current, part) }
      return .projection(.sub(left ?? .current, part), try projected(20))
    default:
      guard left == nil else { throw unexpected() }
      return try list()
    }
  }

  private mutating func indexOrSlice() throws(JMESPathError) -> JMESPath {
    var parts: [Int?] = [nil]
    while !take("]") {
      if case .number(let number) = token {
        parts[parts.count - 1] = number
        advance()
      } else if take(":"), parts.count < 3 {
        parts.append(nil)
      } else {
        throw unexpected()
      }
    }
    guard parts.count > 1 else { return .index(parts[0] ?? 0) }
    let step = parts.count > 2 ? parts[2] ?? 1 : 1
    guard step != 0 else { throw unexpected() }
    return .slice(from: parts[0], to: parts[1], step: step)
  }

  private mutating func filter(of left: JMESPath) throws(JMESPathError) -> JMESPath {
    let condition = try expression(0)
    try expect("]")
    let right: JMESPath = token == .sign("[]") ? .current : try projected(21)
    return .filter(left, where: condition, right)
  }

  private mutating func list() throws(JMESPathError) -> JMESPath {
    var items: [JMESPath] = []
    repeat { items.append(try expression(0)) } while take(",")
    try expect("]")
    return .list(items)
  }

  private mutating func hash() throws(JMESPathError) -> JMESPath {
    var members: [JMESPath.Member] = []
    repeat {
      let key: String
      switch token {
      case .name(let name), .quotedName(let name): key = name
      default: throw unexpected()
      }
      advance()
      try expect(":")
      members.append(JMESPath.Member(key: key, value: try expression(0)))
    } while take(",")
    try expect("}")
    return .hash(members)
  }

  private mutating func function(_ name: String) throws(JMESPathError) -> JMESPath {
    guard let function = JMESPathFunction(rawValue: name) else { throw .unknownFunction(name) }
    try expect("(")
    var arguments: [JMESPath] = []
    if !take(")") {
      repeat { arguments.append(try expression(0)) } while take(",")
      try expect(")")
    }
    return .function(function, arguments)
  }
}
