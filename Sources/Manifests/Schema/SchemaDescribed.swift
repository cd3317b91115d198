import Kubernetes

/// A kind whose objects are read and written by a schema.
public protocol SchemaDescribed: KubernetesObject {
  static var schema: Schema<Self> { get }
  /// This object as one of any kind.
  var resource: KubernetesResource { get }
  /// Reports what the API server would not admit, in the order in which it looks.
  func validate(_ validation: inout Validation)
  /// Fills in what the API server does, where nothing is written. What lies in the nouns' own initial values
  /// is there already.
  mutating func setDefaults()
}

extension SchemaDescribed {
  public func validate(_ validation: inout Validation) {}
  public mutating func setDefaults() {}

  /// The object as a manifest, `apiVersion` and `kind` included.
  public var json: JSONValue { .object(Self.schema.write(self)) }

  /// Reads an object of this kind from a document, and checks it.
  public init(_ document: Document) throws(InvalidManifest) {
    var decoding = Decoding(document, isCustomResource: Self.kind.isCustomResource)
    var object = Self.schema.blank
    Self.schema.read(document.value, into: &object, decoding: &decoding)
    var validation = Validation(document)
    object.validate(&validation)
    let problems = Findings.inOrder(decoding.problems + validation.problems).map {
      Corrections.correcting($0, in: document, shape: Self.schema.shape)
    }
    guard problems.isEmpty else {
      throw InvalidManifest(
        kind: Self.kind.name, apiVersion: Self.kind.apiVersion, name: object.metadata.name, problems: problems
      )
    }
    self = object
  }
}

extension Kind {
  /// Made by a CustomResourceDefinition, and so checked by a JSON schema rather than by Go's types.
  public var isCustomResource: Bool {
    group.hasPrefix("karpenter.") || group == Kind.verticalPodAutoscaler.group
      || group == Kind.scaledObject.group
  }
}

extension Field where Root: SchemaDescribed {
  /// What every object has: `apiVersion`, `kind`, `metadata`.
  static var typeAndMetadata: [Field] {
    [
      Field(constant: "apiVersion", Root.kind.apiVersion),
      Field(constant: "kind", Root.kind.name),
      Field("metadata", \.metadata, .object(ObjectMeta.schema)),
    ]
  }

  private init(constant name: String, _ text: String) {
    shape = FieldShape(name, .string)
    read = { _, _, _ in }
    write = { _ in .string(text) }
  }
}
