import Kubernetes

/// JSON documents merged as `apply` and `patch` do.
enum JSONMerge {
  /// What `apply` makes of an object: what the manifest says, without what it said last time and says no more;
  /// what others wrote stays. Lists are taken whole.
  ///
  /// - Parameters:
  ///   - last: the manifest that was applied before, as the annotation keeps it.
  ///   - live: the object as it is.
  static func threeWay(last: JSONValue?, manifest: JSONValue, live: JSONValue) -> JSONValue {
    guard case .object(let wanted) = manifest, case .object(var result) = live else { return manifest }
    for key in (last?.object ?? [:]).keys where wanted[key] == nil { result[key] = nil }
    for (key, value) in wanted {
      result[key] =
        result[key].map { threeWay(last: last?[key], manifest: value, live: $0) } ?? value
    }
    return .object(result)
  }

  /// A JSON merge patch (RFC 7386): null takes away, lists are replaced.
  static func merge(_ patch: JSONValue, into target: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = target.object ?? [:]
    for (key, value) in changes {
      if value == .null {
        result[key] = nil
      } else {
        result[key] = merge(value, into: result[key] ?? .null)
      }
    }
    return .object(result)
  }
}
