public typealias Labels = [String: String]
public typealias Annotations = [String: String]

/// What every object says of itself.
public struct ObjectMeta: Equatable, Sendable {
  public var name = ""
  /// Empty for a cluster-scoped object.
  public var namespace = ""
  public var generateName = ""
  public var uid = UID("")
  public var labels: Labels = [:]
  public var annotations: Annotations = [:]
  public var creationTimestamp: VirtualTime?
  public var deletionTimestamp: VirtualTime?
  public var deletionGracePeriodSeconds: Int?
  public var finalizers: [String] = []
  public var ownerReferences: [OwnerReference] = []
  /// Raised by every change of the spec.
  public var generation = 0
  /// Raised by every change at all; 0 before the object is stored.
  public var resourceVersion = 0

  public init() {}

  public init(name: String, namespace: String = "", labels: Labels = [:]) {
    self.name = name
    self.namespace = namespace
    self.labels = labels
  }

  public var namespacedName: NamespacedName { NamespacedName(namespace: namespace, name: name) }
  public var isBeingDeleted: Bool { deletionTimestamp != nil }
  public var controller: OwnerReference? { ownerReferences.first(where: \.isController) }
}

/// Who an object belongs to, and is deleted with.
public struct OwnerReference: Equatable, Sendable {
  public var apiVersion: String
  public var kind: String
  public var name: String
  public var uid: UID
  public var isController: Bool
  public var blockOwnerDeletion: Bool

  public init(
    apiVersion: String, kind: String, name: String, uid: UID, isController: Bool = true,
    blockOwnerDeletion: Bool = true
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
    self.uid = uid
    self.isController = isController
    self.blockOwnerDeletion = blockOwnerDeletion
  }
}

/// What can be pointed at by kind and name alone, as an event's subject or a Service account is.
public struct ObjectReference: Hashable, Sendable, CustomStringConvertible {
  public let kind: Kind
  public let name: NamespacedName

  public init(kind: Kind, name: NamespacedName) {
    self.kind = kind
    self.name = name
  }

  public var description: String { "\(kind.singular)/\(name)" }
}
