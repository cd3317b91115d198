import Cluster
import Kubernetes
import Manifests
import Observability

/// Something of a world that can be looked at again and again: `pods Running`, `deploy/web .status.readyReplicas`,
/// `pod/web-1`, `cost`.
enum WorldExpression: Equatable, Sendable {
  /// How many objects of a kind there are, or are in a state; of one namespace where kinds have one.
  case count(Kind, state: String?, namespace: String?)
  /// What an object's STATUS says, or that it is there.
  case state(ObjectReference)
  case path(ObjectReference, JSONPath)
  /// Dollars per hour, of all machines.
  case cost

  /// Nil for what is none.
  init?(_ words: [String], namespace: String) {
    guard let first = words.first else { return nil }
    if words == ["cost"] {
      self = .cost
      return
    }
    if let slash = first.firstIndex(of: "/") {
      guard let kind = Kinds.named(String(first[..<slash]))?.kind else { return nil }
      let name = String(first[first.index(after: slash)...])
      self.init(kind, name, Array(words.dropFirst()), namespace: namespace)
      return
    }
    guard let kind = Kinds.named(first)?.kind else { return nil }
    let isSingular = first == kind.singular || first == kind.name
    if words.count >= 2,
      isSingular || words.count == 3
        || words[1].hasPrefix(".") == false && words.count == 2
          && words[1].first?.isLowercase == true
    {
      self.init(kind, words[1], Array(words.dropFirst(2)), namespace: namespace)
      return
    }
    guard words.count <= 2 else { return nil }
    self = .count(
      kind, state: words.count == 2 ? words[1] : nil, namespace: kind.isNamespaced ? namespace : nil)
  }

  private init?(_ kind: Kind, _ name: String, _ rest: [String], namespace: String) {
    let reference = ObjectReference(
      kind: kind, name: NamespacedName(namespace: kind.isNamespaced ? namespace : "", name: name))
    switch rest.count {
    case 0: self = .state(reference)
    case 1:
      // A bare word is a member of the status: `readyReplicas`.
      let text = rest[0].contains(".") || rest[0].hasPrefix("{") ? rest[0] : ".status.\(rest[0])"
      guard let path = JSONPath(text) else { return nil }
      self = .path(reference, path)
    default: return nil
    }
  }

  /// As text, which is compared and shown.
  func value(in world: World) -> String {
    switch self {
    case .count(let kind, let state, let namespace):
      let count = world.objects(of: kind).count { object in
        (namespace == nil || object.metadata.namespace == namespace) && (state.map(object.isIn) ?? true)
      }
      return "\(count)"
    case .state(let reference): return world.object(reference)?.stateText ?? "–"
    case .path(let reference, let path):
      let values = world.object(reference).map { path.values(in: $0.json).map(\.shown) } ?? []
      return values.isEmpty ? "–" : values.joined(separator: " ")
    case .cost:
      return "\((Bill(world.billedNodes).total.usdPerHour * 10_000).rounded() / 10_000)"
    }
  }
}
