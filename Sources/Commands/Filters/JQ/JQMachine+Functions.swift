/// Functions that take filters: they run them on parts of their input, or not at all.
extension JQMachine {
  func call(
    _ name: String, _ arguments: [JQFilter], _ input: JQItem, _ scope: Scope, _ emit: Emit
  ) throws(JQError) {
    let value = input.value
    switch (name, arguments.count) {
    case ("empty", 0): return
    case ("error", 0): throw .failed(value)
    case ("error", 1): throw .failed(try argument(arguments[0], value, scope))
    case ("not", 0): try emit(JQItem(.bool(!value.isTruthy)))
    case ("map", 1):
      var results: [JQValue] = []
      for child in try input.children() {
        try run(arguments[0], JQItem(child.value), scope) { results.append($0.value) }
      }
      try emit(JQItem(.array(results)))
    case ("map_values", 1):
      try update(.each(of: .identity), .modify, arguments[0], input, scope, emit)
    case ("select", 1):
      try run(arguments[0], JQItem(value), scope) { (test) throws(JQError) in
        if test.value.isTruthy { try emit(input) }
      }
    case ("recurse", 0): try run(.everything, input, scope, emit)
    case ("recurse", 1): try recurse(arguments[0], input, scope, emit)
    case ("first", 1): try taking(1, of: arguments[0], input, scope, emit)
    case ("limit", 2):
      let count = try number(arguments[0], value, scope)
      try taking(Int(min(max(count, 0), 1e6)), of: arguments[1], input, scope, emit)
    case ("last", 1):
      var last: JQItem?
      try run(arguments[0], input, scope) { last = $0 }
      if let last { try emit(last) }
    case ("isempty", 1):
      try emit(JQItem(.bool(try first(of: arguments[0], on: input, in: scope) == nil)))
    case ("range", 1...3): try range(arguments, value, scope, emit)
    case ("any", 2), ("all", 2):
      let results = try results(of: .pipe(arguments[0], arguments[1]), on: value, in: scope)
      try emit(
        JQItem(.bool(name == "any" ? results.contains(where: \.isTruthy) : results.allSatisfy(\.isTruthy))))
    case ("any", 1), ("all", 1):
      try call(name, [.each(of: .identity), arguments[0]], input, scope, emit)
    case ("sort_by", 1), ("group_by", 1), ("unique_by", 1), ("min_by", 1), ("max_by", 1):
      try emit(JQItem(try ordered(name, by: arguments[0], value, scope)))
    case ("with_entries", 1):
      let inner = JQFilter.pipe(
        .call("to_entries", []), .pipe(.call("map", arguments), .call("from_entries", [])))
      try run(inner, JQItem(value), scope, emit)
    case ("path", 1):
      for path in try paths(of: arguments[0], in: value, scope) { try emit(JQItem(.array(path))) }
    case ("paths", 0):
      for path in try paths(of: .everything, in: value, scope) where !path.isEmpty {
        try emit(JQItem(.array(path)))
      }
    case ("getpath", 1):
      guard case .array(let path) = try argument(arguments[0], value, scope) else {
        throw .failed("Path must be specified as an array")
      }
      let found = (try? value.value(at: path[...])) ?? .null
      try emit(JQItem(found, at: input.path.map { $0 + path }))
    case ("del", 1): try emit(JQItem(try value.removing(try paths(of: arguments[0], in: value, scope))))
    case (_, 0) where Self.typeSelectors[name] != nil:
      if Self.typeSelectors[name]?.contains(value.typeName) == true { try emit(input) }
    case ("env", 0): try emit(JQItem(scope["ENV"] ?? .null))
    default:
      var values: [JQValue] = []
      for filter in arguments { values.append(try argument(filter, value, scope)) }
      try emit(JQItem(try JQFunctions.apply(name, to: value, values)))
    }
  }

  /// `numbers`, `objects`, …: what passes.
  private static let typeSelectors: [String: Set<String>] = [
    "nulls": ["null"], "booleans": ["boolean"], "numbers": ["number"], "strings": ["string"],
    "arrays": ["array"],
    "objects": ["object"], "iterables": ["array", "object"],
    "scalars": ["null", "boolean", "number", "string"],
    "values": ["boolean", "number", "string", "array", "object"],
  ]

  /// An argument's first value.
  private func argument(_ filter: JQFilter, _ value: JQValue, _ scope: Scope) throws(JQError) -> JQValue {
    try first(of: filter, on: JQItem(value), in: scope)?.value ?? .null
  }

  private func number(_ filter: JQFilter, _ value: JQValue, _ scope: Scope) throws(JQError) -> Double {
    guard case .number(let number) = try argument(filter, value, scope) else {
      throw .failed("Range bounds must be numeric")
    }
    return number
  }

  private func recurse(_ step: JQFilter, _ item: JQItem, _ scope: Scope, _ emit: Emit) throws(JQError) {
    var pending = [item]
    while let next = pending.popLast() {
      try emit(next)
      var children: [JQItem] = []
      try run(step, next, scope) { children.append($0) }
      pending += children.reversed()
    }
  }

  private func range(_ arguments: [JQFilter], _ value: JQValue, _ scope: Scope, _ emit: Emit) throws(JQError)
  {
    var bounds: [Double] = []
    for filter in arguments { bounds.append(try number(filter, value, scope)) }
    let start = bounds.count == 1 ? 0 : bounds[0]
    let end = bounds.count == 1 ? bounds[0] : bounds[1]
    let step = bounds.count == 3 ? bounds[2] : 1
    var next = start
    while step > 0 ? next < end : step < 0 && next > end {
      // Counts as a step, so that there is an end to it.
      try run(.literal(.number(next)), JQItem(value), scope, emit)
      next += step
    }
  }

  private func ordered(_ name: String, by key: JQFilter, _ value: JQValue, _ scope: Scope) throws(JQError)
    -> JQValue
  {
    guard case .array(let items) = value else {
      throw .failed("Cannot index \(value.typeName) with number")
    }
    var keyed: [(key: JQValue, place: Int, item: JQValue)] = []
    for (place, item) in items.enumerated() {
      keyed.append((.array(try results(of: key, on: item, in: scope)), place, item))
    }
    keyed.sort { left, right in
      let order = JQValue.compare(left.key, right.key)
      return order == 0 ? left.place < right.place : order < 0
    }
    switch name {
    case "min_by": return keyed.first?.item ?? .null
    case "max_by": return keyed.last?.item ?? .null
    case "sort_by": return .array(keyed.map(\.item))
    default:
      var groups: [[JQValue]] = []
      var last: JQValue?
      for entry in keyed {
        if entry.key == last {
          groups[groups.count - 1].append(entry.item)
        } else {
          groups.append([entry.item])
        }
        last = entry.key
      }
      return .array(name == "group_by" ? groups.map { .array($0) } : groups.map { $0[0] })
    }
  }
}
