/// A name with a type of its own, so that no Pod's name stands where a node's is wanted.
public protocol TextIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
where StringLiteralType == String {
  var text: String { get }
  init(_ text: String)
}

extension TextIdentifier {
  public init(stringLiteral value: String) { self.init(value) }
  public var description: String { text }
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

public struct NodeName: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

public struct NodePoolName: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

public struct NodeClaimName: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// The identity of an object over its whole life; a new object of the same name has another.
public struct UID: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// Where a namespaced object stands; a cluster-scoped one has the empty namespace.
public struct NamespacedName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let namespace: String
  public let name: String

  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// `namespace/name`, or the name alone for a cluster-scoped object.
  public var description: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

  public static func < (left: Self, right: Self) -> Bool {
    left.namespace == right.namespace ? left.name < right.name : left.namespace < right.namespace
  }
}

/// A Pod's place, in the places where only a Pod is meant.
public typealias PodName = NamespacedName
