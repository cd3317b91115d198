import Kubernetes

/// An object under change, and the changes so far.
struct ObjectEditor {
  private(set) var value: JSONValue
  private(set) var edits: [Migration.Edit] = []
  /// Settings of the kubelet, which a NodePool cannot hold any more.
  var kubelet: (settings: JSONValue, from: FieldPath, nodeClass: String)?

  init(_ value: JSONValue) { self.value = value }

  var kindName: String { value["kind"]?.string ?? "" }
  var name: String { value["metadata"]?["name"]?.string ?? "" }
  var title: String { "\(kindName)/\(name)" }
  var changes: [Migration.Change] { edits.map { Migration.Change(object: title, edit: $0) } }

  mutating func note(_ edit: Migration.Edit) { edits.append(edit) }

  // MARK: - Looking and changing, without a note

  func value(at path: FieldPath) -> JSONValue? {
    var current: JSONValue? = value
    for step in path.steps {
      switch step {
      case .field(let name), .key(let name): current = current?[name]
      case .index(let index):
        guard let items = current?.array, items.indices.contains(index) else { return nil }
        current = items[index]
      }
    }
    return current
  }

  mutating func put(_ new: JSONValue?, at path: FieldPath) { Self.put(new, at: path.steps[...], in: &value) }

  private static func put(_ new: JSONValue?, at steps: ArraySlice<FieldPath.Step>, in value: inout JSONValue)
  {
    guard let first = steps.first else {
      value = new ?? .null
      return
    }
    switch first {
    case .field(let name), .key(let name):
      var members = value.object ?? [:]
      if steps.count == 1 {
        members[name] = new
      } else {
        var member = members[name] ?? .object([:])
        put(new, at: steps.dropFirst(), in: &member)
        members[name] = member
      }
      value = .object(members)
    case .index(let index):
      guard var items = value.array, items.indices.contains(index) else { return }
      put(new, at: steps.dropFirst(), in: &items[index])
      value = .array(items)
    }
  }

  // MARK: - Changes that are told

  mutating func setType(_ kind: Kind) {
    let oldKind = kindName
    let oldVersion = value["apiVersion"]?.string ?? ""
    if oldKind != kind.name {
      put(.string(kind.name), at: "kind")
      note(.kind(from: oldKind, to: kind.name))
    }
    if oldVersion != kind.apiVersion {
      put(.string(kind.apiVersion), at: "apiVersion")
      note(.apiVersion(from: oldVersion, to: kind.apiVersion))
    }
  }

  /// Moves a field, if it is there and its new place is free.
  mutating func move(_ from: FieldPath, to: FieldPath, changing change: (JSONValue) -> JSONValue = { $0 }) {
    guard let old = value(at: from) else { return }
    put(nil, at: from)
    guard value(at: to) == nil else {
      note(.removed(at: from))
      return
    }
    put(change(old), at: to)
    note(.moved(from: from, to: to))
  }

  mutating func add(_ new: JSONValue, at path: FieldPath) {
    guard value(at: path) == nil else { return }
    put(new, at: path)
    note(.added(at: path, new))
  }

  mutating func replace(_ new: JSONValue, at path: FieldPath) {
    guard let old = value(at: path), old != new else { return }
    put(new, at: path)
    note(.value(at: path, from: old, to: new))
  }

  mutating func remove(_ path: FieldPath) {
    guard value(at: path) != nil else { return }
    put(nil, at: path)
    note(.removed(at: path))
  }
}
