/// What each form of filter does.
extension JQMachine {
  func member(
    _ target: JQFilter, _ key: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    try run(target, input, scope) { (item) throws(JQError) in
      try run(key, JQItem(input.value), scope) { (key) throws(JQError) in
        try emit(try item.member(key.value))
      }
    }
  }

  func slice(
    _ target: JQFilter, _ from: JQFilter?, _ to: JQFilter?, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    try run(target, input, scope) { (item) throws(JQError) in
      let from = try first(of: from ?? .literal(.null), on: JQItem(input.value), in: scope)?.value
      let to = try first(of: to ?? .literal(.null), on: JQItem(input.value), in: scope)?.value
      try emit(try item.slice(from: from ?? .null, to: to ?? .null))
    }
  }

  func each(_ target: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit) throws(JQError) {
    try run(target, input, scope) { (item) throws(JQError) in
      for child in try item.children() { try emit(child) }
    }
  }

  func array(_ inner: JQFilter?, _ input: JQItem, _ scope: Scope, _ emit: Emit) throws(JQError) {
    var items: [JQValue] = []
    if let inner { items = try results(of: inner, on: input.value, in: scope) }
    try emit(JQItem(.array(items)))
  }

  func pipe(
    _ first: JQFilter, _ second: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    try run(first, input, scope) { (item) throws(JQError) in try run(second, item, scope, emit) }
  }

  func arithmetic(
    _ operation: JQFilter.Arithmetic, _ left: JQFilter, _ right: JQFilter, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    try pairs(left, right, input, scope) { (a, b) throws(JQError) in
      try emit(JQItem(try JQValue.combined(a, operation, b)))
    }
  }

  func compare(
    _ comparison: JQFilter.Comparison, _ left: JQFilter, _ right: JQFilter, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    try pairs(left, right, input, scope) { (a, b) throws(JQError) in
      try emit(JQItem(.bool(comparison.holds(JQValue.compare(a, b)))))
    }
  }

  /// `and` and `or`: where the left side decides, the right one is not run.
  func junction(
    _ left: JQFilter, _ right: JQFilter, decidedBy decisive: Bool, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    try run(left, JQItem(input.value), scope) { (a) throws(JQError) in
      guard a.value.isTruthy != decisive else { return try emit(JQItem(.bool(decisive))) }
      try run(right, JQItem(input.value), scope) { (b) throws(JQError) in
        try emit(JQItem(.bool(b.value.isTruthy)))
      }
    }
  }

  func bind(
    _ source: JQFilter, _ name: String, _ body: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    try run(source, JQItem(input.value), scope) { (item) throws(JQError) in
      try run(body, input, scope.merging([name: item.value]) { $1 }, emit)
    }
  }

  func reduce(
    _ source: JQFilter, _ name: String, _ start: JQFilter, _ step: JQFilter, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    guard var value = try first(of: start, on: JQItem(input.value), in: scope)?.value else { return }
    try run(source, JQItem(input.value), scope) { (item) throws(JQError) in
      var last = JQValue.null
      try run(step, JQItem(value), scope.merging([name: item.value]) { $1 }) { last = $0.value }
      value = last
    }
    try emit(JQItem(value))
  }

  func condition(
    _ test: JQFilter, _ then: JQFilter, _ otherwise: JQFilter, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    try run(test, JQItem(input.value), scope) { (result) throws(JQError) in
      try run(result.value.isTruthy ? then : otherwise, input, scope, emit)
    }
  }

  func attempt(
    _ body: JQFilter, _ otherwise: JQFilter?, _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    do throws(JQError) {
      try run(body, input, scope, emit)
    } catch {
      guard case .failed(let value) = error else { throw error }
      if let otherwise { try run(otherwise, JQItem(value), scope, emit) }
    }
  }

  func everything(in item: JQItem, _ emit: Emit) throws(JQError) {
    try emit(item)
    switch item.value {
    case .array, .object:
      for child in try item.children() { try run(.everything, child, [:], emit) }
    default: break
    }
  }

  func alternative(
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

  func text(
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

  func object(
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
