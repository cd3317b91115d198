import Kubernetes

extension JSONValue {
  /// This document changed by a strategic merge patch: as a JSON merge patch, but lists whose elements have a
  /// merge key are patched element by element. `$patch: delete` and `$patch: replace` are followed.
  ///
  /// Source: k8s.io/apimachinery `pkg/util/strategicpatch`.
  public func merging(strategic patch: JSONValue, shape: ObjectShape) throws(PatchFailure) -> JSONValue {
    try merging(strategic: patch, shape: .object(shape), at: .root)
  }

  private static let directive = "$patch"

  private func merging(
    strategic patch: JSONValue, shape: Shape?, at path: FieldPath
  ) throws(PatchFailure) -> JSONValue {
    switch patch {
    case .object(var changes):
      switch changes.removeValue(forKey: Self.directive)?.string {
      case "replace": return .object(changes)
      case "delete": return .object([:])
      default: break
      }
      var members = object ?? [:]
      for (key, change) in changes where !key.hasPrefix("$") {
        if case .null = change {
          members[key] = nil
        } else {
          members[key] = try (members[key] ?? .null).merging(
            strategic: change, shape: shape?.member(key), at: path[key])
        }
      }
      return .object(members)
    case .array(let changes):
      guard case .list(let element, let mergeKey?) = shape, case .array(let items) = self else {
        return .array(changes)
      }
      return .array(try Self.merge(items, changes, key: mergeKey, element: element, at: path))
    default: return patch
    }
  }

  private static func merge(
    _ items: [JSONValue], _ changes: [JSONValue], key: String, element: Shape, at path: FieldPath
  ) throws(PatchFailure) -> [JSONValue] {
    if changes.contains(where: { $0 == .object([directive: .string("replace")]) }) {
      return changes.filter { $0[directive] == nil }
    }
    var items = items
    for change in changes {
      guard let name = change[key] else { throw .mergeKeyMissing(key, at: path) }
      let index = items.firstIndex { $0[key] == name }
      if change[directive]?.string == "delete" {
        if let index { items.remove(at: index) }
      } else if let index {
        items[index] = try items[index].merging(strategic: change, shape: element, at: path[index])
      } else {
        items.append(try JSONValue.null.merging(strategic: change, shape: element, at: path))
      }
    }
    return items
  }
}

extension Shape {
  /// What a member of an object or a map holds; nil where the shape does not say.
  func member(_ key: String) -> Shape? {
    switch self {
    case .object(let object): object[key]?.shape
    case .map(let element): element
    default: nil
    }
  }
}
