import Kubernetes

/// What `kubectl explain` has to say of a kind or one of its fields. The words for it are kept elsewhere, by
/// `documentationKey`.
public struct Explanation: Sendable {
  public let kind: Kind
  /// The root for the kind itself.
  public let path: FieldPath
  /// Nil for the kind itself.
  public let field: FieldShape?
  /// `PodSpec.nodeName`: the type that the field belongs to, and its name. The kind's name for the kind itself.
  public let documentationKey: String
  /// The fields below, in the order of the schema.
  public let fields: [Field]

  public struct Field: Sendable {
    public let shape: FieldShape
    public let documentationKey: String
  }

  /// Why there is nothing to explain.
  public enum Failure: Error, Equatable, Sendable {
    case unknownKind(String, nearest: [String])
    case unknownField(String, below: FieldPath, nearest: [String])
  }

  /// Looks up `deployment.spec.template.spec.nodeSelector`; the kind may be any of its names.
  public static func of(_ text: String) throws(Failure) -> Explanation {
    let names = text.split(separator: ".").map(String.init)
    guard let word = names.first, let entry = Kinds.named(word) else {
      let word = names.first ?? text
      throw .unknownKind(word, nearest: Kinds.nearest(to: word))
    }
    var path = FieldPath.root
    var shape = entry.shape.map(Shape.object) ?? .any
    var owner = entry.kind.name
    var field: FieldShape?
    for name in names.dropFirst() {
      guard let next = shape.fields.first(where: { $0.name == name }) else {
        throw .unknownField(
          name, below: path, nearest: Spelling.nearest(to: name, among: shape.fields.map(\.name)))
      }
      owner = shape.ownerName ?? owner
      path = path[name]
      field = next
      shape = next.shape
    }
    let below = shape.ownerName ?? ""
    return Explanation(
      kind: entry.kind, path: path, field: field,
      documentationKey: field.map { "\(owner).\($0.name)" } ?? entry.kind.name,
      fields: shape.fields.map { Field(shape: $0, documentationKey: "\(below).\($0.name)") })
  }

  /// What may stand where `nodepool.spec.di` has been typed; empty where nothing may.
  public static func completions(of text: String) -> [String] {
    let names = text.split(separator: ".", omittingEmptySubsequences: false)
    guard names.count > 1, let prefix = names.last else { return [] }
    let above = names.dropLast().joined(separator: ".")
    guard let explanation = try? Explanation.of(above) else { return [] }
    return explanation.fields.map(\.shape.name).filter { $0.hasPrefix(prefix) }
      .sorted().map { "\(above).\($0)" }
  }
}

extension Shape {
  /// The type whose fields these are.
  fileprivate var ownerName: String? {
    switch self {
    case .object(let object): object.typeName
    case .list(let element, _), .map(let element): element.ownerName
    default: nil
    }
  }
}
