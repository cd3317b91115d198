import Kubernetes

/// The table of a type's fields: said once, and used to read manifests and write them, to find unknown fields, to
/// explain, to complete and to patch.
public struct Schema<Root: Sendable>: Sendable {
  /// What stands before anything is read.
  let blank: Root
  let fields: [Field<Root>]
  public let shape: ObjectShape
  private let indices: [String: Int]

  init(_ typeName: String, blank: Root, @FieldList<Root> _ fields: () -> [Field<Root>]) {
    self.blank = blank
    self.fields = fields()
    shape = ObjectShape(typeName, self.fields.map(\.shape))
    indices = Dictionary(self.fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  @Sendable func read(_ marked: MarkedValue, into root: inout Root, decoding: inout Decoding) {
    guard let members = marked.members else {
      if !marked.isNull { decoding.reportWrongType(marked, wanted: .object(shape)) }
      return
    }
    decoding.within(struct: shape.typeName) { decoding in
      var present: Set<Int> = []
      for member in members {
        guard let index = indices[member.key] else {
          decoding.reportUnknown(member, among: shape)
          continue
        }
        // Null is as good as not written.
        guard !member.value.isNull else { continue }
        present.insert(index)
        decoding.descend(.field(member.key)) { fields[index].read(member.value, &root, &$0) }
      }
      for (index, field) in fields.enumerated() where field.shape.isRequired && !present.contains(index) {
        decoding.reportMissing(field.name)
      }
    }
  }

  @Sendable func write(_ root: Root) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    for field in fields {
      if let value = field.write(root) { members[field.name] = value }
    }
    return members
  }
}

@resultBuilder
enum FieldList<Root: Sendable> {
  static func buildExpression(_ field: Field<Root>) -> [Field<Root>] { [field] }
  static func buildExpression(_ fields: [Field<Root>]) -> [Field<Root>] { fields }
  static func buildBlock(_ fields: [Field<Root>]...) -> [Field<Root>] { fields.flatMap(\.self) }
}

/// One field: its name in a manifest, its place in the noun, and how it is read and written.
struct Field<Root: Sendable>: Sendable {
  let shape: FieldShape
  let read: @Sendable (MarkedValue, inout Root, inout Decoding) -> Void
  /// Nil where nothing is to be written.
  let write: @Sendable (Root) -> JSONValue?

  var name: String { shape.name }

  /// A field that always has a value.
  ///
  /// - Parameters:
  ///   - isRequired: has to be written in a manifest, and is always written back.
  ///   - defaultText: what the API server fills in; a field with a default is always written back.
  ///   - alwaysWritten: is written back even when it is empty.
  init<Value>(
    _ name: String, _ keyPath: any WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>,
    isRequired: Bool = false, default defaultText: String? = nil, alwaysWritten: Bool = false
  ) {
    shape = FieldShape(name, codec.shape, isRequired: isRequired, defaultText: defaultText)
    read = { codec.read($0, &$1[keyPath: keyPath], &$2) }
    let isAlwaysWritten = isRequired || defaultText != nil || alwaysWritten
    write = { isAlwaysWritten ? codec.always($0[keyPath: keyPath]) : codec.write($0[keyPath: keyPath]) }
  }

  /// A field that may be absent, which is not the same as empty.
  init<Value>(
    _ name: String, optional keyPath: any WritableKeyPath<Root, Value?> & Sendable, _ codec: Codec<Value>,
    isRequired: Bool = false, default defaultText: String? = nil
  ) {
    shape = FieldShape(name, codec.shape, isRequired: isRequired, defaultText: defaultText)
    read = { marked, root, decoding in
      var value = root[keyPath: keyPath] ?? codec.blank()
      codec.read(marked, &value, &decoding)
      root[keyPath: keyPath] = value
    }
    write = { $0[keyPath: keyPath].map(codec.always) }
  }

  /// Some fields of the noun, gathered under one name in a manifest: `spec`, `status`.
  init(
    _ name: String, isRequired: Bool = false, typeName: String, blank: Root,
    @FieldList<Root> _ fields: () -> [Field<Root>]
  ) {
    let schema = Schema(typeName, blank: blank, fields)
    shape = FieldShape(name, .object(schema.shape), isRequired: isRequired)
    read = schema.read
    write = { root in
      let members = schema.write(root)
      return members.isEmpty && !isRequired ? nil : .object(members)
    }
  }
}

extension Field {
  /// A field that is known, and neither kept nor written back.
  init(ignored name: String, _ shape: Shape) {
    self.shape = FieldShape(name, shape, isInert: true)
    read = { marked, _, decoding in decoding.check(marked, against: shape) }
    write = { _ in nil }
  }
}

/// A noun that keeps what has no effect here.
protocol KeepsInertFields: Sendable {
  var inert: InertFields { get set }
}

extension Field where Root: KeepsInertFields {
  /// A field that Kubernetes knows and that has no effect here.
  init(inert name: String, _ shape: Shape) {
    let codec = Codec<JSONValue>.inert(shape)
    self.shape = FieldShape(name, shape, isInert: true)
    read = { marked, root, decoding in
      var value = JSONValue.null
      codec.read(marked, &value, &decoding)
      root.inert[name] = value
    }
    write = { $0.inert[name] }
  }
}
