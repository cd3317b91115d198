import Kubernetes

extension JSONValue {
  /// What `kubectl apply` makes of a stored object: what the manifest says is set, what the manifest said the last
  /// time and says no more is removed, and everything else, set by others, stays.
  ///
  /// - Parameters:
  ///   - manifest: the document applied now.
  ///   - last: the document applied the last time; nil if it never was.
  ///   - shape: the kind's fields; lists with a merge key are taken element by element. Nil takes lists whole,
  ///     as for custom resources.
  public func applying(_ manifest: JSONValue, last: JSONValue?, shape: ObjectShape?) -> JSONValue {
    threeWay(manifest, last: last, shape: shape.map(Shape.object))
  }

  private func threeWay(_ wanted: JSONValue, last: JSONValue?, shape: Shape?) -> JSONValue {
    switch (wanted, self) {
    case (.object(let members), .object(var current)):
      for key in (last?.object ?? [:]).keys where members[key] == nil { current[key] = nil }
      for (key, value) in members {
        if case .null = value {
          current[key] = nil
        } else {
          current[key] = (current[key] ?? .null).threeWay(
            value, last: last?[key], shape: shape?.member(key))
        }
      }
      return .object(current)
    case (.array(let elements), .array(let current)):
      guard case .list(let element, let key?) = shape else { return wanted }
      return .array(Self.threeWay(elements, current, last: last?.array ?? [], key: key, element: element))
    default: return wanted
    }
  }

  private static func threeWay(
    _ wanted: [JSONValue], _ current: [JSONValue], last: [JSONValue], key: String, element: Shape
  ) -> [JSONValue] {
    func named(_ name: JSONValue?, in list: [JSONValue]) -> JSONValue? {
      name.flatMap { name in list.first { $0[key] == name } }
    }
    let kept = wanted.map { item in
      (named(item[key], in: current) ?? .null).threeWay(
        item, last: named(item[key], in: last), shape: element)
    }
    let others = current.filter { item in
      named(item[key], in: wanted) == nil && named(item[key], in: last) == nil
    }
    return kept + others
  }
}

extension Manifest {
  /// The annotation in which `kubectl apply` remembers what it was given.
  public static func lastApplied(_ manifest: JSONValue) -> String {
    JSONWriter.compact(manifest.settingAnnotation(WellKnown.lastApplied, to: nil)) + "\n"
  }
}

extension JSONValue {
  /// With one annotation set, or taken out; there are annotations afterwards, if only none.
  fileprivate func settingAnnotation(_ key: String, to value: String?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    var metadata = members["metadata"]?.object ?? [:]
    var annotations = metadata["annotations"]?.object ?? [:]
    annotations[key] = value.map { .string($0) }
    metadata["annotations"] = .object(annotations)
    members["metadata"] = .object(metadata)
    return .object(members)
  }
}

extension KubernetesResource {
  /// This stored object after `kubectl apply` of a manifest.
  ///
  /// - Throws: what is wrong with the object that would result.
  public func applying(_ manifest: Document) throws(InvalidManifest) -> KubernetesResource {
    let written = manifest.json.settingAnnotation(WellKnown.lastApplied, to: nil)
    let last = metadata.annotations[WellKnown.lastApplied].flatMap { JSONReader.value($0) }
    let shape = kind.isCustomResource ? nil : Kinds.named(kind.name, apiVersion: kind.apiVersion)?.shape
    var merged = json.applying(written, last: last, shape: shape)
      .settingAnnotation(WellKnown.lastApplied, to: Manifest.lastApplied(written))
    if case .object(var members) = merged {
      // Whatever the manifest says, the object stays where it is.
      var metadata = members["metadata"]?.object ?? [:]
      metadata["name"] = .string(name.name)
      if !name.namespace.isEmpty { metadata["namespace"] = .string(name.namespace) }
      members["metadata"] = .object(metadata)
      merged = .object(members)
    }
    return try Manifest.decode(merged, source: manifest.source)
  }

  /// This stored object after `kubectl patch`, not yet read back: `Manifest.decode` does that.
  public func patched(_ patch: JSONValue, type: PatchType) throws(PatchFailure) -> JSONValue {
    switch type {
    case .json: return try json.applying(jsonPatch: patch)
    case .merge:
      guard patch.object != nil else { throw .wrongShape }
      return json.merging(patch)
    case .strategic:
      guard patch.object != nil else { throw .wrongShape }
      guard !kind.isCustomResource else { throw .strategicOnCustomResource }
      guard let shape = Kinds.named(kind.name, apiVersion: kind.apiVersion)?.shape else {
        return json.merging(patch)
      }
      return try json.merging(strategic: patch, shape: shape)
    }
  }
}
