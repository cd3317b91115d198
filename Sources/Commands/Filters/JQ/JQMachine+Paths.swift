/// Where values stand, and changing what stands there.
extension JQMachine {
  func paths(of filter: JQFilter, in value: JQValue, _ scope: Scope) throws(JQError) -> [[JQValue]] {
    var paths: [[JQValue]] = []
    try run(filter, JQItem(value, at: []), scope) { (item) throws(JQError) in
      guard let path = item.path else {
        throw .failed("Invalid path expression with result \(item.value.excerpt)")
      }
      paths.append(path)
    }
    return paths
  }

  func update(
    _ target: JQFilter, _ update: JQFilter.Update, _ right: JQFilter, _ input: JQItem, _ scope: Scope,
    _ emit: Emit
  ) throws(JQError) {
    let paths = try paths(of: target, in: input.value, scope)
    guard case .modify = update else {
      return try run(right, JQItem(input.value), scope) { (item) throws(JQError) in
        var value = input.value
        for path in paths {
          let present = try value.value(at: path[...])
          value = try value.setting(path[...], to: try Self.updated(present, update, item.value))
        }
        try emit(JQItem(value))
      }
    }
    var value = input.value
    var removed: [[JQValue]] = []
    for path in paths {
      let present = JQItem(try value.value(at: path[...]))
      if let new = try first(of: right, on: present, in: scope)?.value {
        value = try value.setting(path[...], to: new)
      } else {
        removed.append(path)
      }
    }
    try emit(JQItem(try value.removing(removed)))
  }

  private static func updated(_ present: JQValue, _ update: JQFilter.Update, _ new: JQValue) throws(JQError)
    -> JQValue
  {
    switch update {
    case .set, .modify: new
    case .combine(nil): present.isTruthy ? present : new
    case .combine(let operation?): try JQValue.combined(present, operation, new)
    }
  }
}

// MARK: - One step

extension JQMachine.JQItem {
  func member(_ key: JQValue) throws(JQError) -> Self {
    Self(try value.member(key), at: path.map { $0 + [key] })
  }

  func slice(from: JQValue, to: JQValue) throws(JQError) -> Self {
    var range = JQObject()
    range["start"] = from
    range["end"] = to
    return try member(.object(range))
  }

  func children() throws(JQError) -> [Self] {
    switch value {
    case .array(let items):
      items.enumerated().map { place, item in Self(item, at: path.map { $0 + [.number(Double(place))] }) }
    case .object(let object):
      object.members.map { name, member in Self(member, at: path.map { $0 + [.string(name)] }) }
    default: throw .failed("Cannot iterate over \(value.excerptWithType)")
    }
  }
}

extension JQValue {
  func member(_ key: JQValue) throws(JQError) -> JQValue {
    switch (self, key) {
    case (.object(let object), .string(let name)): return object[name] ?? .null
    case (.array(let items), .number(let number)):
      guard let place = Self.place(number, of: items.count) else { return .null }
      return items.indices.contains(place) ? items[place] : .null
    case (.array(let items), .object(let range)):
      return .array(Array(items[Self.range(range, of: items.count)]))
    case (.string(let text), .object(let range)):
      let scalars = Array(text.unicodeScalars)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[Self.range(range, of: scalars.count)])
      return .string(String(slice))
    case (.null, .string), (.null, .number), (.null, .null), (.null, .object): return .null
    case (_, .string(let name)): throw .failed("Cannot index \(typeName) with \"\(name)\"")
    default: throw .failed("Cannot index \(typeName) with \(key.typeName)")
    }
  }

  func value(at path: ArraySlice<JQValue>) throws(JQError) -> JQValue {
    guard let key = path.first else { return self }
    return try member(key).value(at: path.dropFirst())
  }

  /// The longest array that setting a far index may make.
  private static let arrayLimit = 1_000_000

  func setting(_ path: ArraySlice<JQValue>, to new: JQValue) throws(JQError) -> JQValue {
    guard let key = path.first else { return new }
    let inner = try member(key).setting(path.dropFirst(), to: new)
    switch (self, key) {
    case (.object(var object), .string(let name)):
      object[name] = inner
      return .object(object)
    case (.null, .string(let name)):
      var object = JQObject()
      object[name] = inner
      return .object(object)
    case (.array, .number(let number)), (.null, .number(let number)):
      var items: [JQValue] = []
      if case .array(let present) = self { items = present }
      guard let place = Self.place(number, of: items.count), place >= 0 else {
        throw .failed("Out of bounds negative array index")
      }
      guard place < Self.arrayLimit else { throw .tooLong }
      while items.count <= place { items.append(.null) }
      items[place] = inner
      return .array(items)
    case (.array(var items), .object(let range)):
      guard case .array(let replacement) = inner else {
        throw .failed("A slice of an array can only be assigned another array")
      }
      items.replaceSubrange(Self.range(range, of: items.count), with: replacement)
      return .array(items)
    default: throw .failed("Cannot index \(typeName) with \(key.excerpt)")
    }
  }

  /// Without what stands at the paths, the last ones taken out first.
  func removing(_ paths: [[JQValue]]) throws(JQError) -> JQValue {
    var value = self
    for path in paths.sorted(by: { JQValue.compare(.array($0), .array($1)) > 0 }) {
      value = try value.removing(path[...])
    }
    return value
  }

  private func removing(_ path: ArraySlice<JQValue>) throws(JQError) -> JQValue {
    guard let key = path.first else { return .null }
    if self == .null { return self }
    guard path.count == 1 else {
      let inner = try member(key)
      return inner == .null ? self : try setting([key][...], to: try inner.removing(path.dropFirst()))
    }
    switch (self, key) {
    case (.object(var object), .string(let name)):
      object[name] = nil
      return .object(object)
    case (.array(var items), .number(let number)):
      if let place = Self.place(number, of: items.count), items.indices.contains(place) {
        items.remove(at: place)
      }
      return .array(items)
    case (.array(var items), .object(let range)):
      items.removeSubrange(Self.range(range, of: items.count))
      return .array(items)
    default: throw .failed("Cannot delete field at \(typeName) index of \(key.typeName)")
    }
  }

  /// An index from the end when it is negative; nil when it is no number to count with.
  private static func place(_ number: Double, of count: Int) -> Int? {
    guard let place = Int(exactly: number.rounded(.down)) else { return nil }
    return place < 0 ? count + place : place
  }

  private static func range(_ range: JQObject, of count: Int) -> Range<Int> {
    func bound(_ value: JQValue?, otherwise: Int) -> Int {
      guard case .number(let number)? = value, let place = place(number, of: count) else { return otherwise }
      return min(max(place, 0), count)
    }
    let start = bound(range["start"], otherwise: 0)
    return start..<max(start, bound(range["end"], otherwise: count))
  }

  /// As jq's messages show a value: `string ("web")`, cut when it is long.
  var excerptWithType: String { self == .null ? "null" : "\(typeName) (\(excerpt))" }

  var excerpt: String {
    let text = text(.compact)
    return text.count > 11 ? text.prefix(10) + "..." : text
  }
}
