/// What stands between operators.
extension JQParser {
  mutating func term() throws(JQError) -> JQFilter {
    if take("-") { return .negative(try term()) }
    let filter = try suffixed(try primary())
    guard take(word: "as") else { return filter }
    let name = try variable()
    try expect("|")
    return .binding(filter, name: name, try pipe())
  }

  private mutating func variable() throws(JQError) -> String {
    guard case .variable(let name) = token else { throw unexpected() }
    advance()
    return name
  }

  private mutating func primary() throws(JQError) -> JQFilter {
    let token = token
    switch token {
    case .number(let number):
      advance()
      return .literal(.number(number))
    case .text(let parts):
      advance()
      return try text(parts, format: "text")
    case .format(let name):
      advance()
      guard case .text(let parts) = self.token else { return .format(name) }
      advance()
      return try text(parts, format: name)
    case .variable(let name):
      advance()
      return .variable(name)
    case .field(let name):
      advance()
      return .member(of: .identity, .literal(.string(name)))
    case .name(let name): return try word(name)
    case .sign("."):
      advance()
      guard case .text(let parts) = self.token else { return .identity }
      advance()
      return .member(of: .identity, try text(parts, format: "text"))
    case .sign(".."):
      advance()
      return .everything
    case .sign("("):
      advance()
      let inner = try pipe()
      try expect(")")
      return inner
    case .sign("["):
      advance()
      if take("]") { return .array(nil) }
      let inner = try pipe()
      try expect("]")
      return .array(inner)
    case .sign("{"): return try object()
    default: throw unexpected()
    }
  }

  private func text(_ parts: [JQToken.Part], format: String) throws(JQError) -> JQFilter {
    var filters: [JQFilter.TextPart] = []
    for part in parts {
      switch part {
      case .literal(let text): filters.append(.literal(text))
      case .program(let source): filters.append(.filter(try JQParser.parse(source)))
      }
    }
    if filters.count == 1, case .literal(let text) = filters[0] { return .literal(.string(text)) }
    return .text(filters, format: format)
  }

  private mutating func word(_ name: String) throws(JQError) -> JQFilter {
    advance()
    switch name {
    case "if": return try condition()
    case "try":
      let body = try suffixed(try primary())
      return .attempt(body, otherwise: take(word: "catch") ? try suffixed(try primary()) : nil)
    case "reduce":
      let source = try suffixed(try primary())
      try expect(word: "as")
      let variable = try variable()
      try expect("(")
      let start = try pipe()
      try expect(";")
      let step = try pipe()
      try expect(")")
      return .reduce(source, name: variable, start: start, step: step)
    case "def", "foreach", "label", "import", "include": throw .undefined(name)
    case "then", "elif", "else", "end", "as", "catch", "and", "or":
      position -= 1
      throw unexpected()
    default: return .call(name, try arguments())
    }
  }

  private mutating func arguments() throws(JQError) -> [JQFilter] {
    guard take("(") else { return [] }
    var arguments = [try pipe()]
    while take(";") { arguments.append(try pipe()) }
    try expect(")")
    return arguments
  }

  /// Behind `if` or `elif`.
  private mutating func condition() throws(JQError) -> JQFilter {
    let test = try pipe()
    try expect(word: "then")
    let then = try pipe()
    let otherwise: JQFilter
    if take(word: "elif") { return .condition(if: test, then: then, else: try condition()) }
    otherwise = take(word: "else") ? try pipe() : .identity
    try expect(word: "end")
    return .condition(if: test, then: then, else: otherwise)
  }

  /// `.name`, `[…]`, `?` behind a term.
  private mutating func suffixed(_ term: JQFilter) throws(JQError) -> JQFilter {
    var filter = term
    while true {
      if case .field(let name) = token {
        advance()
        filter = .member(of: filter, .literal(.string(name)))
      } else if take("?") {
        filter = .attempt(filter, otherwise: nil)
      } else if take("[") {
        filter = try bracket(of: filter)
      } else if token == .sign("."), position + 1 < tokens.count,
        tokens[position + 1].token == .sign("[")
      {
        advance()
      } else if token == .sign("."), case .text(let parts) = tokens[min(position + 1, tokens.count - 1)].token
      {
        advance()
        advance()
        filter = .member(of: filter, try text(parts, format: "text"))
      } else {
        return filter
      }
    }
  }

  /// Behind `[`.
  private mutating func bracket(of filter: JQFilter) throws(JQError) -> JQFilter {
    if take("]") { return .each(of: filter) }
    if take(":") {
      let end = try pipe()
      try expect("]")
      return .slice(of: filter, from: nil, to: end)
    }
    let index = try pipe()
    if take(":") {
      if take("]") { return .slice(of: filter, from: index, to: nil) }
      let end = try pipe()
      try expect("]")
      return .slice(of: filter, from: index, to: end)
    }
    try expect("]")
    return .member(of: filter, index)
  }

  private mutating func object() throws(JQError) -> JQFilter {
    try expect("{")
    var members: [(key: JQFilter, value: JQFilter)] = []
    while !take("}") {
      if !members.isEmpty { try expect(",") }
      members.append(try member())
    }
    return .object(members)
  }

  private mutating func member() throws(JQError) -> (key: JQFilter, value: JQFilter) {
    let key: JQFilter
    let standsForItself: JQFilter?
    switch token {
    case .name(let name):
      advance()
      key = .literal(.string(name))
      standsForItself = .member(of: .identity, key)
    case .variable(let name):
      advance()
      key = .literal(.string(name))
      standsForItself = .variable(name)
    case .text(let parts):
      advance()
      key = try text(parts, format: "text")
      standsForItself = .member(of: .identity, key)
    case .sign("("):
      advance()
      key = try pipe()
      try expect(")")
      standsForItself = nil
    default: throw unexpected()
    }
    guard take(":") else {
      guard let standsForItself else { throw unexpected() }
      return (key, standsForItself)
    }
    var value = try binary(above: 2)
    while take("|") { value = .pipe(value, try binary(above: 2)) }
    return (key, value)
  }
}
