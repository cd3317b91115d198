extension JMESPathFunction {
  func call(_ arguments: [JMESPath], on value: JQValue) throws(JMESPathError) -> JQValue {
    var values: [JQValue] = []
    for argument in arguments { values.append(try argument.search(value)) }
    guard let first = values.first else { throw .badArgument(self) }
    let second = values.dropFirst().first
    switch (self, first, second) {
    case (.length, .string(let text), nil): return .number(Double(text.unicodeScalars.count))
    case (.length, .array(let items), nil): return .number(Double(items.count))
    case (.length, .object(let object), nil): return .number(Double(object.count))
    case (.contains, .array(let items), let item?): return .bool(items.contains(item))
    case (.contains, .string(let text), .string(let part)?): return .bool(text.contains(part))
    case (.startsWith, .string(let text), .string(let part)?): return .bool(text.hasPrefix(part))
    case (.endsWith, .string(let text), .string(let part)?): return .bool(text.hasSuffix(part))
    case (.keys, .object(let object), nil): return .array(object.keys.map(JQValue.string))
    case (.values, .object(let object), nil): return .array(object.members.map(\.value))
    case (.sort, .array(let items), nil): return .array(items.sorted())
    case (.reverse, .array(let items), nil): return .array(items.reversed())
    case (.reverse, .string(let text), nil): return .string(String(text.reversed()))
    case (.join, .string(let glue), .array(let items)?):
      return .string(items.map(\.raw).joined(separator: glue))
    case (.max, .array(let items), nil): return items.max() ?? .null
    case (.min, .array(let items), nil): return items.min() ?? .null
    case (.sum, .array(let items), nil): return .number(try sum(items))
    case (.sortBy, .array(let items), _): return .array(try sorted(items, arguments).map(\.item))
    case (.maxBy, .array(let items), _): return try sorted(items, arguments).last?.item ?? .null
    case (.minBy, .array(let items), _): return try sorted(items, arguments).first?.item ?? .null
    case (.toString, let any, nil): return .string(any.raw)
    case (.toNumber, .string(let text), nil): return Double(text).map(JQValue.number) ?? .null
    case (.toNumber, .number, nil): return first
    case (.type, let any, nil): return .string(any.typeName)
    case (.notNull, _, _): return values.first { $0 != .null } ?? .null
    default: throw .badArgument(self)
    }
  }

  private func sum(_ items: [JQValue]) throws(JMESPathError) -> Double {
    var sum = 0.0
    for item in items {
      guard case .number(let number) = item else { throw .badArgument(self) }
      sum += number
    }
    return sum
  }

  /// By what `&expression` finds in each; of equals the order stays.
  private func sorted(_ items: [JQValue], _ arguments: [JMESPath]) throws(JMESPathError)
    -> [(key: JQValue, item: JQValue)]
  {
    guard arguments.count == 2, case .reference(let path) = arguments[1] else { throw .badArgument(self) }
    var keyed: [(key: JQValue, item: JQValue)] = []
    for item in items { keyed.append((try path.search(item), item)) }
    return keyed.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset : left.element.key < right.element.key
    }.map(\.element)
  }
}
