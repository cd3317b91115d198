import Kubernetes

extension JSONValue {
  /// This document changed by a JSON patch: a list of operations, each on one path, all of them or none.
  ///
  /// Source: RFC 6902.
  public func applying(jsonPatch patch: JSONValue) throws(PatchFailure) -> JSONValue {
    guard case .array(let operations) = patch else { throw .wrongShape }
    var document = self
    for operation in operations { try document.apply(operation) }
    return document
  }

  private mutating func apply(_ operation: JSONValue) throws(PatchFailure) {
    guard let name = operation["op"]?.string else { throw .memberMissing("op") }
    guard let path = operation["path"]?.string else { throw .memberMissing("path") }
    func value() throws(PatchFailure) -> JSONValue {
      guard let value = operation["value"] else { throw .memberMissing("value") }
      return value
    }
    func source() throws(PatchFailure) -> String {
      guard let source = operation["from"]?.string else { throw .memberMissing("from") }
      return source
    }
    switch name {
    case "add": try set(try value(), at: path, mustExist: false)
    case "replace": try set(try value(), at: path, mustExist: true)
    case "remove": try remove(at: path)
    case "copy": try set(try self.value(at: try source()), at: path, mustExist: false)
    case "move":
      let from = try source()
      let moved = try self.value(at: from)
      try remove(at: from)
      try set(moved, at: path, mustExist: false)
    case "test": guard try self.value(at: path) == value() else { throw .testFailed(path) }
    default: throw .unknownOperation(name)
    }
  }

  private func value(at path: String) throws(PatchFailure) -> JSONValue {
    var value = self
    for step in try Self.steps(of: path) {
      switch value {
      case .object(let members):
        guard let member = members[step] else { throw .noSuchPath(path) }
        value = member
      case .array(let items):
        guard let index = Int(step), items.indices.contains(index) else { throw .noSuchPath(path) }
        value = items[index]
      default: throw .noSuchPath(path)
      }
    }
    return value
  }

  private mutating func set(_ new: JSONValue, at path: String, mustExist: Bool) throws(PatchFailure) {
    let steps = try Self.steps(of: path)
    try change(steps[...], of: path) { holder, last throws(PatchFailure) in
      switch holder {
      case .object(var members):
        guard !mustExist || members[last] != nil else { throw .noSuchPath(path) }
        members[last] = new
        holder = .object(members)
      case .array(var items):
        if last == "-", !mustExist {
          items.append(new)
        } else {
          guard let index = Int(last), index >= 0, index < items.count + (mustExist ? 0 : 1) else {
            throw .noSuchPath(path)
          }
          if mustExist { items[index] = new } else { items.insert(new, at: index) }
        }
        holder = .array(items)
      default: throw .noSuchPath(path)
      }
    } root: {
      $0 = new
    }
  }

  private mutating func remove(at path: String) throws(PatchFailure) {
    let steps = try Self.steps(of: path)
    try change(steps[...], of: path) { holder, last throws(PatchFailure) in
      switch holder {
      case .object(var members):
        guard members.removeValue(forKey: last) != nil else { throw .noSuchPath(path) }
        holder = .object(members)
      case .array(var items):
        guard let index = Int(last), items.indices.contains(index) else { throw .noSuchPath(path) }
        items.remove(at: index)
        holder = .array(items)
      default: throw .noSuchPath(path)
      }
    } root: {
      $0 = .null
    }
  }

  /// Changes what holds the last step of a path.
  private mutating func change(
    _ steps: ArraySlice<String>, of path: String,
    last body: (inout JSONValue, String) throws(PatchFailure) -> Void, root: (inout JSONValue) -> Void
  ) throws(PatchFailure) {
    guard let first = steps.first else {
      root(&self)
      return
    }
    guard steps.count > 1 else {
      try body(&self, first)
      return
    }
    switch self {
    case .object(var members):
      guard var member = members[first] else { throw .noSuchPath(path) }
      try member.change(steps.dropFirst(), of: path, last: body, root: root)
      members[first] = member
      self = .object(members)
    case .array(var items):
      guard let index = Int(first), items.indices.contains(index) else { throw .noSuchPath(path) }
      try items[index].change(steps.dropFirst(), of: path, last: body, root: root)
      self = .array(items)
    default: throw .noSuchPath(path)
    }
  }

  private static func steps(of path: String) throws(PatchFailure) -> [String] {
    guard !path.isEmpty else { return [] }
    guard path.hasPrefix("/") else { throw .noSuchPath(path) }
    return path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
  }
}
