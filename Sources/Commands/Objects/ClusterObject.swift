import Cluster
import Kubernetes
import Manifests

/// An object of the world, whether its kind has an effect here or not.
public enum ClusterObject: Sendable {
  case active(any StoredObject)
  case inert(InertObject)

  init?(_ object: any KubernetesObject) {
    guard let stored = object as? any StoredObject else { return nil }
    self = .active(stored)
  }

  init?(_ resource: KubernetesResource) {
    if case .inert(let object) = resource {
      self = .inert(object)
    } else if let object = resource.object {
      self.init(object)
    } else {
      return nil
    }
  }

  var resource: KubernetesResource? {
    switch self {
    case .active(let object): object.resource
    case .inert(let object): .inert(object)
    }
  }

  /// As a manifest, `apiVersion` and `kind` included.
  public var json: JSONValue { resource?.json ?? .null }

  public var kind: Kind {
    switch self {
    case .active(let object): type(of: object).kind
    case .inert(let object): object.kind
    }
  }

  public internal(set) var metadata: ObjectMeta {
    get {
      switch self {
      case .active(let object): object.metadata
      case .inert(let object): object.metadata
      }
    }
    set {
      switch self {
      case .active(var object):
        object.metadata = newValue
        self = .active(object)
      case .inert(var object):
        object.metadata = newValue
        self = .inert(object)
      }
    }
  }

  public var name: String { metadata.name }
  public var reference: ObjectReference { ObjectReference(kind: kind, name: metadata.namespacedName) }
  /// As kubectl names what it did something to: `deployment.apps/web`.
  var qualifiedName: String { "\(kind.qualifiedSingular)/\(name)" }
}

extension World {
  func object(_ reference: ObjectReference) -> ClusterObject? {
    if let found = objects.find(reference) { return .active(found) }
    let key = ObjectStore.InertKey(kind: reference.kind, name: reference.name)
    return objects.inert[key].map { .inert($0) }
  }

  /// Every object of a kind, by namespace and name.
  ///
  /// - Parameter namespace: nil takes those of all; of no concern to a kind that stands in none.
  public func objects(of kind: Kind, in namespace: String? = nil) -> [ClusterObject] {
    let namespace = kind.isNamespaced ? namespace : nil
    if let all = objects.all(kind, in: namespace) { return all.map { .active($0) } }
    return objects.inert.values
      .filter { $0.kind == kind && (namespace == nil || $0.metadata.namespace == namespace) }
      .map { .inert($0) }
  }

  /// Writes an object's spec and metadata back.
  ///
  /// - Returns: whether anything changed.
  mutating func write(_ object: ClusterObject) throws(APIError) -> Bool {
    switch object {
    case .active(let object): return try update(object).changed
    case .inert(let object):
      let key = ObjectStore.InertKey(kind: object.kind, name: object.metadata.namespacedName)
      guard objects.inert[key] != object else { return false }
      put(object)
      return true
    }
  }
}
