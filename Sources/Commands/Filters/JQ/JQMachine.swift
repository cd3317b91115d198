/// Runs jq programs. What a filter makes of its input is handed on value by value, so that nothing is worked out
/// that nobody takes.
final class JQMachine {
  typealias Emit = (JQItem) throws(JQError) -> Void
  typealias Scope = [String: JQValue]

  /// No program takes more steps: `range(1e9)` and `recurse` end here.
  private static let stepLimit = 2_000_000
  private var steps = 0
  private var lastMark = 0

  /// A value, and where it was found when paths are asked for.
  struct JQItem {
    var value: JQValue
    /// Nil where nobody asks, and of what was found nowhere.
    var path: [JQValue]?

    init(_ value: JQValue, at path: [JQValue]? = nil) {
      self.value = value
      self.path = path
    }
  }

  /// Everything that a program makes of a value.
  func results(of filter: JQFilter, on input: JQValue, in scope: Scope) throws(JQError) -> [JQValue] {
    var results: [JQValue] = []
    try run(filter, JQItem(input), scope) { results.append($0.value) }
    return results
  }

  func first(of filter: JQFilter, on input: JQItem, in scope: Scope) throws(JQError) -> JQItem? {
    var first: JQItem?
    try taking(1, of: filter, input, scope) { first = $0 }
    return first
  }

  /// Hands on so many values at most.
  func taking(_ count: Int, of filter: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit)
    throws(JQError)
  {
    guard count > 0 else { return }
    lastMark += 1
    let mark = lastMark
    var left = count
    do throws(JQError) {
      try run(filter, input, scope) { (item) throws(JQError) in
        try emit(item)
        left -= 1
        if left == 0 { throw .enough(mark) }
      }
    } catch {
      if error != .enough(mark) { throw error }
    }
  }

  func run(_ filter: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit) throws(JQError) {
    steps += 1
    guard steps < Self.stepLimit else { throw .tooLong }
    switch filter {
    case .identity: try emit(input)
    case .everything: try everything(in: input, emit)
    case .literal(let value): try emit(JQItem(value))
    case .text(let parts, let format): try text(parts[...], format, "", input, scope, emit)
    case .member(let target, let key):
      try run(target, input, scope) { (item) throws(JQError) in
        try run(key, JQItem(input.value), scope) { (key) throws(JQError) in
          try emit(try item.member(key.value))
        }
      }
    case .slice(let target, let from, let to):
      try run(target, input, scope) { (item) throws(JQError) in
        let from = try first(of: from ?? .literal(.null), on: JQItem(input.value), in: scope)?.value
        let to = try first(of: to ?? .literal(.null), on: JQItem(input.value), in: scope)?.value
        try emit(try item.slice(from: from ?? .null, to: to ?? .null))
      }
    case .each(let target):
      try run(target, input, scope) { (item) throws(JQError) in
        for child in try item.children() { try emit(child) }
      }
    case .array(let inner):
      var items: [JQValue] = []
      if let inner { items = try results(of: inner, on: input.value, in: scope) }
      try emit(JQItem(.array(items)))
    case .object(let members): try object(members[...], JQObject(), input, scope, emit)
    case .pipe(let first, let second):
      try run(first, input, scope) { (item) throws(JQError) in try run(second, item, scope, emit) }
    case .both(let first, let second):
      try run(first, input, scope, emit)
      try run(second, input, scope, emit)
    case .alternative(let first, let second): try alternative(first, second, input, scope, emit)
    case .arithmetic(let operation, let left, let right):
      try pairs(left, right, input, scope) { (a, b) throws(JQError) in
        try emit(JQItem(try JQValue.combined(a, operation, b)))
      }
    case .comparison(let comparison, let left, let right):
      try pairs(left, right, input, scope) { (a, b) throws(JQError) in
        try emit(JQItem(.bool(comparison.holds(JQValue.compare(a, b)))))
      }
    case .and(let left, let right):
      try run(left, JQItem(input.value), scope) { (a) throws(JQError) in
        guard a.value.isTruthy else { return try emit(JQItem(.bool(false))) }
        try run(right, JQItem(input.value), scope) { (b) throws(JQError) in
          try emit(JQItem(.bool(b.value.isTruthy)))
        }
      }
    case .or(let left, let right):
      try run(left, JQItem(input.value), scope) { (a) throws(JQError) in
        guard !a.value.isTruthy else { return try emit(JQItem(.bool(true))) }
        try run(right, JQItem(input.value), scope) { (b) throws(JQError) in
          try emit(JQItem(.bool(b.value.isTruthy)))
        }
      }
    case .negative(let inner):
      try run(inner, JQItem(input.value), scope) { (item) throws(JQError) in
        try emit(JQItem(try JQValue.combined(.number(0), .minus, item.value)))
      }
    case .update(let path, let update, let right): try self.update(path, update, right, input, scope, emit)
    case .variable(let name):
      guard let value = scope[name] else { throw .undefined("$\(name)") }
      try emit(JQItem(value))
    case .binding(let source, let name, let body):
      try run(source, JQItem(input.value), scope) { (item) throws(JQError) in
        try run(body, input, scope.merging([name: item.value]) { $1 }, emit)
      }
    case .reduce(let source, let name, let start, let step):
      guard var value = try first(of: start, on: JQItem(input.value), in: scope)?.value else { return }
      try run(source, JQItem(input.value), scope) { (item) throws(JQError) in
        var last = JQValue.null
        try run(step, JQItem(value), scope.merging([name: item.value]) { $1 }) { last = $0.value }
        value = last
      }
      try emit(JQItem(value))
    case .condition(let test, let then, let otherwise):
      try run(test, JQItem(input.value), scope) { (result) throws(JQError) in
        try run(result.value.isTruthy ? then : otherwise, input, scope, emit)
      }
    case .attempt(let body, let otherwise):
      do throws(JQError) {
        try run(body, input, scope, emit)
      } catch {
        guard case .failed(let value) = error else { throw error }
        if let otherwise { try run(otherwise, JQItem(value), scope, emit) }
      }
    case .call(let name, let arguments): try call(name, arguments, input, scope, emit)
    case .format(let name): try emit(JQItem(.string(try input.value.formatted(as: name))))
    }
  }

  private func everything(in item: JQItem, _ emit: Emit) throws(JQError) {
    steps += 1
    guard steps < Self.stepLimit else { throw .tooLong }
    try emit(item)
    switch item.value {
    case .array, .object: for child in try item.children() { try everything(in: child, emit) }
    default: break
    }
  }

  private func alternative(
    _ first: JQFilter, _ second: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    var found = false
    do throws(JQError) {
      try run(first, input, scope) { (item) throws(JQError) in
        guard item.value.isTruthy else { return }
        found = true
        try emit(item)
      }
    } catch {
      guard case .failed = error else { throw error }
    }
    if !found { try run(second, input, scope, emit) }
  }

  /// Every value of the one with every value of the other; the right one's vary slowest.
  private func pairs(
    _ left: JQFilter, _ right: JQFilter, _ input: JQItem, _ scope: Scope,
    _ emit: (JQValue, JQValue) throws(JQError) -> Void
  ) throws(JQError) {
    try run(right, JQItem(input.value), scope) { (b) throws(JQError) in
      try run(left, JQItem(input.value), scope) { (a) throws(JQError) in try emit(a.value, b.value) }
    }
  }

  private func text(
    _ parts: ArraySlice<JQFilter.TextPart>, _ format: String, _ text: String, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    guard let part = parts.first else { return try emit(JQItem(.string(text))) }
    switch part {
    case .literal(let literal):
      try self.text(parts.dropFirst(), format, text + literal, input, scope, emit)
    case .filter(let filter):
      try run(filter, JQItem(input.value), scope) { (item) throws(JQError) in
        let written = try item.value.formatted(as: format)
        try self.text(parts.dropFirst(), format, text + written, input, scope, emit)
      }
    }
  }

  private func object(
    _ members: ArraySlice<(key: JQFilter, value: JQFilter)>, _ made: JQObject, _ input: JQItem,
    _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    guard let member = members.first else { return try emit(JQItem(.object(made))) }
    try run(member.key, JQItem(input.value), scope) { (key) throws(JQError) in
      guard case .string(let name) = key.value else {
        throw .failed("Object keys must be strings")
      }
      try run(member.value, JQItem(input.value), scope) { (value) throws(JQError) in
        var made = made
        made[name] = value.value
        try object(members.dropFirst(), made, input, scope, emit)
      }
    }
  }
}

extension JQFilter.Comparison {
  fileprivate func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .more: order > 0
    case .moreOrEqual: order >= 0
    }
  }
}
