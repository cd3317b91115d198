import Kubernetes

/// How a value of one type is read from a document and written back.
public struct Codec<Value: Sendable>: Sendable {
  let shape: Shape
  /// What stands where nothing is written.
  let blank: @Sendable () -> Value
  /// What stands for a blank value where one has to be written: `""`, `{}`, `[]`.
  let empty: JSONValue
  /// Reads into the value; reports what is wrong, and then leaves it.
  let read: @Sendable (MarkedValue, inout Value, inout Decoding) -> Void
  /// Nil for a value that goes without saying.
  let write: @Sendable (Value) -> JSONValue?

  init(
    _ shape: Shape, blank: @escaping @Sendable () -> Value, empty: JSONValue,
    read: @escaping @Sendable (MarkedValue, inout Value, inout Decoding) -> Void,
    write: @escaping @Sendable (Value) -> JSONValue?
  ) {
    self.shape = shape
    self.blank = blank
    self.empty = empty
    self.read = read
    self.write = write
  }

  /// A codec of a scalar: `parse` answers nil where the type is wrong.
  init(
    scalar shape: Shape, blank: @autoclosure @escaping @Sendable () -> Value, empty: JSONValue,
    parse: @escaping @Sendable (JSONValue) -> Value?, write: @escaping @Sendable (Value) -> JSONValue?
  ) {
    self.init(
      shape, blank: blank, empty: empty,
      read: { marked, value, decoding in
        guard case .scalar(let scalar) = marked.content, let parsed = parse(scalar) else {
          decoding.reportWrongType(marked, wanted: shape)
          return
        }
        value = parsed
      }, write: write)
  }

  func always(_ value: Value) -> JSONValue { write(value) ?? empty }
}

// MARK: - Scalars

extension Codec where Value == String {
  static let string = Codec(
    scalar: .string, blank: "", empty: .string(""), parse: \.string,
    write: { $0.isEmpty ? nil : .string($0) })
}

extension Codec where Value == Bool {
  static let bool = Codec(
    scalar: .boolean, blank: false, empty: .bool(false), parse: \.bool, write: { $0 ? .bool(true) : nil })
}

extension Codec where Value == Int {
  static let int32 = integer(.int) { Int32(exactly: $0) != nil }
  static let int64 = integer(.int64) { _ in true }

  private static func integer(_ shape: Shape, fits: @escaping @Sendable (Int64) -> Bool) -> Codec {
    Codec(
      scalar: shape, blank: 0, empty: .int(0),
      parse: { value in
        guard let number = value.int, fits(number) else { return nil }
        return Int(number)
      }, write: { $0 == 0 ? nil : .int(Int64($0)) })
  }

  /// The resource version: text in a manifest, a number here.
  static let numberInText = Codec(
    scalar: .string, blank: 0, empty: .string("0"), parse: { $0.string.map { Int($0) ?? 0 } },
    write: { $0 == 0 ? nil : .string(String($0)) })
}

extension Codec where Value == IntOrString {
  static let intOrString = Codec(
    scalar: .intOrString, blank: .int(0), empty: .int(0),
    parse: { value in
      switch value {
      case .int(let number): Int32(exactly: number).map { .int(Int($0)) }
      case .string(let text): .string(text)
      default: nil
      }
    },
    write: { value in
      switch value {
      case .int(let number): .int(Int64(number))
      case .string(let text): .string(text)
      }
    })
}

extension Codec where Value: TextIdentifier {
  static var text: Codec {
    Codec(
      scalar: .string, blank: Value(""), empty: .string(""), parse: { $0.string.map { Value($0) } },
      write: { $0.text.isEmpty ? nil : .string($0.text) })
  }
}

extension Codec where Value == VirtualTime {
  static let time = Codec(
    .time, blank: { .start }, empty: .null,
    read: { marked, value, decoding in
      guard case .scalar(let scalar) = marked.content, let text = scalar.string else {
        decoding.reportWrongType(marked, wanted: .time)
        return
      }
      guard let time = VirtualTime(rfc3339: text) else {
        decoding.report(.badTime(text), at: marked.mark, stage: .decoding)
        return
      }
      value = time
    }, write: { .string($0.rfc3339) })
}

extension Codec where Value == Quantity {
  static let quantity = Codec(
    .quantity, blank: { .zero }, empty: .string("0"),
    read: { marked, value, decoding in
      let text: String
      switch marked.content {
      case .scalar(.string(let string)): text = string
      case .scalar(.int(let number)): text = String(number)
      case .scalar(.double(let number)): text = JSONWriter.text(of: number)
      default:
        decoding.reportWrongType(marked, wanted: .quantity)
        return
      }
      guard let quantity = Quantity(text) else {
        decoding.reportBadQuantity(text, at: marked.mark)
        return
      }
      value = quantity
    }, write: { .string($0.description) })
}

extension Codec where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of a set of words. The blank is its first case.
  static var oneOf: Codec { oneOf(Array(Value.allCases)) }

  /// The usual case is not written.
  static func oneOf(exceptUsual usual: Value) -> Codec where Value: Equatable {
    oneOf(Array(Value.allCases), exceptUsual: usual)
  }

  /// The usual case stands for what is left out, and is written, too.
  static func oneOf(usually usual: Value) -> Codec {
    let codec = oneOf
    return Codec(codec.shape, blank: { usual }, empty: codec.empty, read: codec.read, write: codec.write)
  }

  static func oneOf(_ cases: [Value], exceptUsual usual: Value) -> Codec where Value: Equatable {
    let codec = oneOf(cases)
    return Codec(
      codec.shape, blank: { usual }, empty: codec.empty, read: codec.read,
      write: { $0 == usual ? nil : codec.write($0) })
  }

  /// Some of the cases are for another kind.
  static func oneOf(_ cases: [Value]) -> Codec {
    let words = cases.map(\.rawValue)
    return Codec(
      .enumeration(words), blank: { cases.first ?? Value.allCases[Value.allCases.startIndex] },
      empty: .string(words.first ?? ""),
      read: { marked, value, decoding in
        guard case .scalar(let scalar) = marked.content, let text = scalar.string else {
          decoding.reportWrongType(marked, wanted: .string)
          return
        }
        guard let parsed = Value(rawValue: text), words.contains(text) else {
          decoding.reportUnsupported(text, supported: words, at: marked.mark)
          return
        }
        value = parsed
      }, write: { .string($0.rawValue) })
  }
}

// MARK: - Collections

extension Codec {
  /// A list. A patch tells its elements apart by `mergeKey`; without one it replaces the list.
  static func list<Element>(of element: Codec<Element>, mergeKey: String? = nil) -> Codec
  where Value == [Element] {
    Codec(
      .list(of: element.shape, mergeKey: mergeKey), blank: { [] }, empty: .array([]),
      read: { marked, value, decoding in
        guard case .array(let items) = marked.content else {
          decoding.reportWrongType(marked, wanted: .list(of: element.shape), hint: .list)
          return
        }
        var elements: [Element] = []
        elements.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
          var blank = element.blank()
          decoding.descend(.index(index)) { element.read(item, &blank, &$0) }
          elements.append(blank)
        }
        value = elements
      }, write: { $0.isEmpty ? nil : .array($0.map(element.always)) })
  }

  /// A map by text keys.
  static func map<Element>(of element: Codec<Element>) -> Codec where Value == [String: Element] {
    Codec(
      .map(of: element.shape), blank: { [:] }, empty: .object([:]),
      read: { marked, value, decoding in
        guard let members = marked.members else {
          decoding.reportWrongType(marked, wanted: .map(of: element.shape))
          return
        }
        var elements: [String: Element] = [:]
        for member in members {
          var blank = element.blank()
          decoding.descend(.key(member.key)) { element.read(member.value, &blank, &$0) }
          elements[member.key] = blank
        }
        value = elements
      }, write: { $0.isEmpty ? nil : .object($0.mapValues(element.always)) })
  }

  static func object(_ schema: Schema<Value>) -> Codec {
    Codec(
      .object(schema.shape), blank: { schema.blank }, empty: .object([:]), read: schema.read,
      write: { value in
        let members = schema.write(value)
        return members.isEmpty ? nil : .object(members)
      })
  }
}

extension Codec where Value == [String: String] {
  static let labels = Codec.map(of: .string)
}

extension Codec where Value == [String] {
  static let strings = Codec.list(of: .string)
}

extension Codec where Value == ResourceList {
  static let resources: Codec = {
    let amounts = Codec<[String: Quantity]>.map(of: .quantity)
    return Codec(
      amounts.shape, blank: { ResourceList() }, empty: .object([:]),
      read: { marked, value, decoding in
        var read: [String: Quantity] = [:]
        amounts.read(marked, &read, &decoding)
        value = ResourceList()
        for (name, amount) in read { value[ResourceName(name)] = amount }
      },
      write: { list in
        var members: [String: JSONValue] = [:]
        for (name, amount) in list.amounts { members[name.text] = .string(amount.description) }
        return members.isEmpty ? nil : .object(members)
      })
  }()
}

extension Codec where Value == JSONValue {
  /// What has no effect here: checked against its shape, and kept as written.
  static func inert(_ shape: Shape) -> Codec {
    Codec(
      shape, blank: { .null }, empty: .null,
      read: { marked, value, decoding in
        decoding.check(marked, against: shape)
        value = marked.json
      }, write: { $0 })
  }
}
