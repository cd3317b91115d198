/// What an expression finds in a value. What is not there is null.
extension JMESPath {
  func search(_ value: JQValue) throws(JMESPathError) -> JQValue {
    switch self {
    case .current, .reference: return value
    case .field(let name):
      guard case .object(let members) = value else { return .null }
      return members[name] ?? .null
    case .index(let index):
      guard case .array(let items) = value else { return .null }
      let place = index < 0 ? items.count + index : index
      return items.indices.contains(place) ? items[place] : .null
    case .slice(let start, let end, let step):
      guard case .array(let items) = value else { return .null }
      return .array(Self.slice(items, start, end, step))
    case .projection(let left, let right):
      guard case .array(let items) = try left.search(value) else { return .null }
      return try right.project(items)
    case .flattening(let left, let right):
      guard case .array(let items) = try left.search(value) else { return .null }
      let flat = items.flatMap { item in
        if case .array(let inner) = item { inner } else { [item] }
      }
      return try right.project(flat)
    case .filter(let left, let condition, let right):
      guard case .array(let items) = try left.search(value) else { return .null }
      var kept: [JQValue] = []
      for item in items where try condition.search(item).counts { kept.append(item) }
      return try right.project(kept)
    case .values(let left, let right):
      guard case .object(let object) = try left.search(value) else { return .null }
      return try right.project(object.members.map(\.value))
    case .sub(let left, let right), .pipe(let left, let right):
      return try right.search(try left.search(value))
    case .list(let items):
      guard value != .null else { return .null }
      var found: [JQValue] = []
      for item in items { found.append(try item.search(value)) }
      return .array(found)
    case .hash(let members):
      guard value != .null else { return .null }
      var object = JQObject()
      for member in members { object[member.key] = try member.value.search(value) }
      return .object(object)
    case .or(let left, let right):
      let first = try left.search(value)
      return first.counts ? first : try right.search(value)
    case .and(let left, let right):
      let first = try left.search(value)
      return first.counts ? try right.search(value) : first
    case .not(let inner): return .bool(!(try inner.search(value).counts))
    case .comparison(let left, let comparator, let right):
      return comparator.compare(try left.search(value), try right.search(value))
    case .literal(let literal): return literal
    case .function(let function, let arguments):
      return try function.call(arguments, on: value)
    }
  }

  /// Of each item; what comes to nothing is left out.
  private func project(_ items: [JQValue]) throws(JMESPathError) -> JQValue {
    var found: [JQValue] = []
    for item in items {
      let value = try search(item)
      if value != .null { found.append(value) }
    }
    return .array(found)
  }

  private static func slice(_ items: [JQValue], _ start: Int?, _ end: Int?, _ step: Int) -> [JQValue] {
    func place(_ index: Int) -> Int {
      let place = index < 0 ? max(items.count + max(index, -items.count - 1), step < 0 ? -1 : 0) : index
      return min(place, step < 0 ? items.count - 1 : items.count)
    }
    let first = start.map(place) ?? (step < 0 ? items.count - 1 : 0)
    let last = end.map(place) ?? (step < 0 ? -1 : items.count)
    let stride = Swift.max(Swift.min(step, items.count + 1), -items.count - 1)
    return Swift.stride(from: first, to: last, by: stride).compactMap {
      items.indices.contains($0) ? items[$0] : nil
    }
  }
}

extension JQValue {
  /// Whether it counts as true: everything but null, false and what is empty.
  fileprivate var counts: Bool {
    switch self {
    case .null, .bool(false), .string(""): false
    case .array(let items): !items.isEmpty
    case .object(let object): object.count > 0
    case .bool, .number, .string: true
    }
  }
}

extension JMESPath.Comparator {
  /// Order is only of numbers, and of strings, which the CLI compares too.
  fileprivate func compare(_ left: JQValue, _ right: JQValue) -> JQValue {
    switch self {
    case .equal: return .bool(left == right)
    case .notEqual: return .bool(left != right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    let order: Int
    switch (left, right) {
    case (.number, .number), (.string, .string): order = JQValue.compare(left, right)
    default: return .null
    }
    return switch self {
    case .less: .bool(order < 0)
    case .lessOrEqual: .bool(order <= 0)
    case .greater: .bool(order > 0)
    case .greaterOrEqual: .bool(order >= 0)
    case .equal, .notEqual: .null
    }
  }
}
