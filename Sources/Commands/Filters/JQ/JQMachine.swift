/// Runs jq programs. What a filter makes of its input is handed on value by value, so that nothing is worked out
/// that nobody takes.
final class JQMachine {
  typealias Emit = (JQItem) throws(JQError) -> Void
  typealias Scope = [String: JQValue]

  /// No program takes more steps: `range(1e9)` and `recurse` end here.
  private static let stepLimit = 2_000_000
  /// No program nests deeper than these: the stack has an end.
  private static let depthLimit = 1000
  private var steps = 0
  private var depth = 0
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

  /// Hands on what a filter makes of a value. Each form stands in a function of its own, so that this one, which
  /// calls itself through all of them, takes little of the stack.
  func run(_ filter: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit) throws(JQError) {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard steps < Self.stepLimit else { throw .tooLong }
    guard depth < Self.depthLimit else { throw .tooDeep }
    switch filter {
    case .identity: try emit(input)
    case .everything: try everything(in: input, emit)
    case .literal(let value): try emit(JQItem(value))
    case .text(let parts, let format): try text(parts[...], format, "", input, scope, emit)
    case .member(let target, let key): try member(target, key, input, scope, emit)
    case .slice(let target, let from, let to): try slice(target, from, to, input, scope, emit)
    case .each(let target): try each(target, input, scope, emit)
    case .array(let inner): try array(inner, input, scope, emit)
    case .object(let members): try object(members[...], JQObject(), input, scope, emit)
    case .pipe(let first, let second): try pipe(first, second, input, scope, emit)
    case .both(let first, let second):
      try run(first, input, scope, emit)
      try run(second, input, scope, emit)
    case .alternative(let first, let second): try alternative(first, second, input, scope, emit)
    case .arithmetic(let operation, let left, let right):
      try arithmetic(operation, left, right, input, scope, emit)
    case .comparison(let comparison, let left, let right):
      try compare(comparison, left, right, input, scope, emit)
    case .and(let left, let right): try junction(left, right, decidedBy: false, input, scope, emit)
    case .or(let left, let right): try junction(left, right, decidedBy: true, input, scope, emit)
    case .negative(let inner): try arithmetic(.minus, .literal(.number(0)), inner, input, scope, emit)
    case .update(let path, let update, let right): try self.update(path, update, right, input, scope, emit)
    case .variable(let name):
      guard let value = scope[name] else { throw .undefined("$\(name)") }
      try emit(JQItem(value))
    case .binding(let source, let name, let body): try bind(source, name, body, input, scope, emit)
    case .reduce(let source, let name, let start, let step):
      try reduce(source, name, start, step, input, scope, emit)
    case .condition(let test, let then, let otherwise):
      try condition(test, then, otherwise, input, scope, emit)
    case .attempt(let body, let otherwise): try attempt(body, otherwise, input, scope, emit)
    case .call(let name, let arguments): try call(name, arguments, input, scope, emit)
    case .format(let name): try emit(JQItem(.string(try input.value.formatted(as: name))))
    }
  }
}
