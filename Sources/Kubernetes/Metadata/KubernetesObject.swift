/// An object of the cluster: a value with metadata.
public protocol KubernetesObject: Equatable, Sendable {
  static var kind: Kind { get }
  var metadata: ObjectMeta { get set }
  init()
}

extension KubernetesObject {
  public var name: NamespacedName { metadata.namespacedName }
  public var reference: ObjectReference { ObjectReference(kind: Self.kind, name: name) }

  /// This object with a change applied.
  public func with(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Fields that Kubernetes knows and that have no effect here: kept as written, so that `get -o yaml`
/// gives back what was applied.
public typealias InertFields = [String: JSONValue]

/// An object of a kind that is known but has no effect here, as a Secret or an Ingress: kept whole.
public struct InertObject: Equatable, Sendable {
  public let kind: Kind
  public var metadata: ObjectMeta
  /// Everything but `apiVersion`, `kind` and `metadata`.
  public var fields: InertFields

  public init(kind: Kind, metadata: ObjectMeta, fields: InertFields) {
    self.kind = kind
    self.metadata = metadata
    self.fields = fields
  }
}
