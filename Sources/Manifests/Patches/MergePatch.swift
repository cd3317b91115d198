import Kubernetes

extension JSONValue {
  /// This document changed by a JSON merge patch: members are set, null removes one, lists are replaced whole.
  ///
  /// Source: RFC 7396.
  public func merging(_ patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var members = object ?? [:]
    for (key, change) in changes {
      if case .null = change {
        members[key] = nil
      } else {
        members[key] = (members[key] ?? .null).merging(change)
      }
    }
    return .object(members)
  }
}
