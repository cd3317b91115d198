import Kubernetes

extension JSONValue {
  /// A manifest without whatever the API server would fill in by itself: the least that reads as the same object.
  public var leastManifest: JSONValue {
    guard let whole = try? Manifest.decode(self) else { return self }
    return trimmed(at: []) { (try? Manifest.decode($0)) == whole }
  }

  /// Takes members away, the innermost first, as long as what is left means the same.
  private func trimmed(at path: [PathStep], while meansTheSame: (JSONValue) -> Bool) -> JSONValue {
    var least = self
    let keys: [PathStep] =
      switch self[path] {
      case .object(let members)?: members.keys.sorted().map(PathStep.key)
      case .array(let items)?: items.indices.map(PathStep.index)
      default: []
      }
    for key in keys {
      least = least.trimmed(at: path + [key], while: meansTheSame)
      guard case .key = key else { continue }
      let without = least.setting(nil, at: (path + [key])[...])
      if meansTheSame(without) { least = without }
    }
    return least
  }

  fileprivate enum PathStep {
    case key(String)
    case index(Int)
  }

  fileprivate subscript(path: [PathStep]) -> JSONValue? {
    path.reduce(Optional(self)) { value, step in
      switch (step, value) {
      case (.key(let key), .object(let members)?): members[key]
      case (.index(let index), .array(let items)?) where items.indices.contains(index): items[index]
      default: nil
      }
    }
  }

  fileprivate func setting(_ value: JSONValue?, at path: ArraySlice<PathStep>) -> JSONValue {
    guard let step = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.key(let key), .object(var members)):
      members[key] = rest.isEmpty ? value : members[key]?.setting(value, at: rest)
      return .object(members)
    case (.index(let index), .array(var items)) where items.indices.contains(index):
      items[index] = items[index].setting(value, at: rest)
      return .array(items)
    default: return self
    }
  }
}
