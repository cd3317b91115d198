import Kubernetes

/// Reads a query of the part of PromQL that is understood here.
struct PromQLParser {
  private var tokens: [PromQLToken]
  private var index = 0
  private var depth = 0

  static let aggregations = [
    "sum", "avg", "min", "max", "count", "group", "stddev", "topk", "bottomk", "quantile",
  ]
  private static let parametrized = ["topk", "bottomk", "quantile"]
  private static let levels: [[String]] = [
    ["or"], ["and", "unless"], ["==", "!=", "<=", "<", ">=", ">"], ["+", "-"], ["*", "/", "%"],
  ]
  private static let comparisons: Set<String> = ["==", "!=", "<=", "<", ">=", ">"]
  /// Parentheses, signs and calls within one another.
  private static let depthLimit = 100

  static func parse(_ query: String) throws(PromQLError) -> PromQLExpression.Located {
    var parser = Self(tokens: try PromQLToken.all(of: query))
    let expression = try parser.binary(level: 0)
    guard parser.current.kind == .end else { throw parser.unexpected }
    return expression
  }

  private var current: PromQLToken { tokens[min(index, tokens.count - 1)] }

  private var unexpected: PromQLError {
    current.kind == .end
      ? PromQLError(.unexpectedEnd, at: current.column)
      : PromQLError(.unexpected(current.text), at: current.column)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(PromQLError) {
    guard take(sign) else { throw unexpected }
  }

  private mutating func takeWord(_ words: String...) -> String? {
    guard case .identifier(let word) = current.kind, words.contains(word.lowercased()) else { return nil }
    index += 1
    return word.lowercased()
  }

  // MARK: Operators, the loosest first

  private mutating func binary(level: Int) throws(PromQLError) -> PromQLExpression.Located {
    guard level < Self.levels.count else { return try unary() }
    var left = try binary(level: level + 1)
    while let sign = operatorSign(of: level) {
      index += 1
      let isBool = Self.comparisons.contains(sign) && takeWord("bool") != nil
      let matching = try matching()
      let right = try binary(level: level + 1)
      left = PromQLExpression.Located(
        expression: .binary(
          PromQLExpression.Binary(sign: sign, left: left, right: right, isBool: isBool, matching: matching)),
        column: left.column)
    }
    return left
  }

  private func operatorSign(of level: Int) -> String? {
    switch current.kind {
    case .sign(let sign) where Self.levels[level].contains(sign): sign
    case .identifier(let word) where Self.levels[level].contains(word.lowercased()): word.lowercased()
    default: nil
    }
  }

  private mutating func matching() throws(PromQLError) -> PromQLExpression.Matching {
    var matching = PromQLExpression.Matching()
    guard let word = takeWord("on", "ignoring") else { return matching }
    matching.isIgnoring = word == "ignoring"
    matching.labels = try labelList()
    if let side = takeWord("group_left", "group_right") {
      matching.group = side == "group_left" ? .left : .right
      if current.kind == .sign("(") { matching.include = try labelList() }
    }
    return matching
  }

  private mutating func labelList() throws(PromQLError) -> [String] {
    try expect("(")
    var labels: [String] = []
    while !take(")") {
      guard case .identifier(let label) = current.kind else { throw unexpected }
      labels.append(label)
      index += 1
      if take(")") { break }
      try expect(",")
    }
    return labels
  }

  private mutating func unary() throws(PromQLError) -> PromQLExpression.Located {
    let column = current.column
    if take("-") {
      return PromQLExpression.Located(
        expression: .negation(try deeper { (parser) throws(PromQLError) in try parser.unary() }),
        column: column)
    }
    if take("+") { return try deeper { (parser) throws(PromQLError) in try parser.unary() } }
    let base = try ranged(try primary())
    guard take("^") else { return base }
    // To the right first, and tighter than a sign before it.
    let exponent = try deeper { (parser) throws(PromQLError) in try parser.unary() }
    return PromQLExpression.Located(
      expression: .binary(
        PromQLExpression.Binary(
          sign: "^", left: base, right: exponent, isBool: false, matching: PromQLExpression.Matching())),
      column: column)
  }

  private mutating func deeper(
    _ read: (inout Self) throws(PromQLError) -> PromQLExpression.Located
  ) throws(PromQLError) -> PromQLExpression.Located {
    guard depth < Self.depthLimit else { throw PromQLError(.tooDeep, at: current.column) }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  /// An expression with the stretches behind it over which it is evaluated: `sum(x)[1h:30s] offset 5m`.
  private mutating func ranged(_ base: PromQLExpression.Located) throws(PromQLError)
    -> PromQLExpression.Located
  {
    var base = base
    while take("[") {
      let range = try rangeDuration()
      try expect(":")
      var step: Duration?
      if case .duration(let given) = current.kind {
        guard given > .zero else { throw unexpected }
        step = given
        index += 1
      }
      try expect("]")
      let subquery = PromQLExpression.Subquery(
        argument: base, range: range, step: step, offset: try offset())
      base = PromQLExpression.Located(expression: .subquery(subquery), column: base.column)
    }
    return base
  }

  private mutating func rangeDuration() throws(PromQLError) -> Duration {
    guard case .duration(let range) = current.kind else { throw unexpected }
    guard range > .zero, range <= PromQLQuery.longestRange else {
      throw PromQLError(.rangeTooLong(current.text), at: current.column)
    }
    index += 1
    return range
  }

  private mutating func offset() throws(PromQLError) -> Duration {
    guard takeWord("offset") != nil else { return .zero }
    let isNegative = take("-")
    guard case .duration(let offset) = current.kind else { throw unexpected }
    index += 1
    return isNegative ? .zero - offset : offset
  }

  // MARK: Terms

  private mutating func primary() throws(PromQLError) -> PromQLExpression.Located {
    let column = current.column
    func located(_ expression: PromQLExpression) -> PromQLExpression.Located {
      PromQLExpression.Located(expression: expression, column: column)
    }
    switch current.kind {
    case .number(let number):
      index += 1
      return located(.number(number))
    case .string(let text):
      index += 1
      return located(.string(text))
    case .sign("("):
      index += 1
      let inner = try deeper { (parser) throws(PromQLError) in try parser.binary(level: 0) }
      try expect(")")
      return inner
    case .sign("{"): return located(.selector(try selector(named: nil)))
    case .identifier(let word):
      index += 1
      let isCall = current.kind == .sign("(")
      if Self.aggregations.contains(word.lowercased()), isCall || isGrouping {
        return located(.aggregation(try aggregation(word.lowercased())))
      }
      if isCall { return located(.call(word, try arguments())) }
      if ["inf", "nan"].contains(word.lowercased()) {
        return located(.number(word.lowercased() == "inf" ? .infinity : .nan))
      }
      return located(.selector(try selector(named: word)))
    case .duration, .sign, .end: throw unexpected
    }
  }

  private var isGrouping: Bool {
    guard case .identifier(let word) = current.kind else { return false }
    return ["by", "without"].contains(word.lowercased())
  }

  private mutating func arguments() throws(PromQLError) -> [PromQLExpression.Located] {
    try expect("(")
    var arguments: [PromQLExpression.Located] = []
    while !take(")") {
      arguments.append(try deeper { (parser) throws(PromQLError) in try parser.binary(level: 0) })
      if take(")") { break }
      try expect(",")
    }
    return arguments
  }

  private mutating func aggregation(_ name: String) throws(PromQLError) -> PromQLExpression.Aggregation {
    var grouping = try grouping()
    let column = current.column
    let arguments = try arguments()
    if grouping == nil { grouping = try self.grouping() }
    let wanted = Self.parametrized.contains(name) ? 2 : 1
    guard arguments.count == wanted else {
      throw PromQLError(
        .argumentCount(function: name, expected: "\(wanted)", given: arguments.count), at: column)
    }
    return PromQLExpression.Aggregation(
      name: name, parameter: wanted == 2 ? arguments[0] : nil, argument: arguments[wanted - 1],
      labels: grouping?.labels ?? [], isWithout: grouping?.isWithout ?? false)
  }

  private mutating func grouping() throws(PromQLError) -> (labels: [String], isWithout: Bool)? {
    guard let word = takeWord("by", "without") else { return nil }
    return (try labelList(), word == "without")
  }

  private mutating func selector(named name: String?) throws(PromQLError) -> PromQLSelector {
    var selector = PromQLSelector(name: name)
    if take("{") {
      while !take("}") {
        selector.matchers.append(try matcher())
        if take("}") { break }
        try expect(",")
      }
    }
    // A colon behind the duration makes it a subquery, which any expression may have.
    if current.kind == .sign("["), tokens[min(index + 2, tokens.count - 1)].kind != .sign(":") {
      index += 1
      selector.range = try rangeDuration()
      try expect("]")
    }
    selector.offset = try offset()
    return selector
  }

  private mutating func matcher() throws(PromQLError) -> PromQLSelector.Matcher {
    guard case .identifier(let label) = current.kind else { throw unexpected }
    index += 1
    guard case .sign(let text) = current.kind, let sign = PromQLSelector.Matcher.Sign(rawValue: text) else {
      throw unexpected
    }
    index += 1
    guard case .string(let value) = current.kind else { throw unexpected }
    var pattern: LinearPattern?
    if sign == .matches || sign == .doesNotMatch {
      guard let read = LinearPattern(value) else {
        throw PromQLError(.badRegularExpression(value), at: current.column)
      }
      pattern = read
    }
    index += 1
    return PromQLSelector.Matcher(label: label, sign: sign, value: value, pattern: pattern)
  }
}
