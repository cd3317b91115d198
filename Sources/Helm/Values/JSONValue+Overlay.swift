import Kubernetes

extension JSONValue {
  /// These values with others laid over them, as Helm does: maps are merged member by member, null takes a member
  /// away, and anything else takes the place of what was there.
  public func overlaid(with other: JSONValue) -> JSONValue {
    guard case .object(var members) = self, case .object(let over) = other else { return other }
    for (key, value) in over {
      if case .null = value {
        members[key] = nil
      } else {
        members[key] = members[key].map { $0.overlaid(with: value) } ?? value
      }
    }
    return .object(members)
  }
}
