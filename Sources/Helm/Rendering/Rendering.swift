import Kubernetes
import Manifests

/// Fills the holes of one template.
///
/// A text that is one hole becomes the value itself, of whatever type; nothing becomes of null and of what is empty. As
/// a key, a hole merges the map that it means into the map around it, and `{{ if PATH }}` (or `{{ if not PATH }}`) does so with what
/// stands under it; in a list, such an element adds the elements under it.
struct Rendering {
  let template: Template
  /// `Values`, `Release`, `Chart`, `Names`, `Labels`, `SelectorLabels`.
  let scope: JSONValue

  func objects() throws(RenderingFailure) -> [RenderedObject] {
    var objects: [RenderedObject] = []
    for document in template.documents {
      guard let json = try filled(document), json["kind"] != nil else { continue }
      objects.append(RenderedObject(source: template.path, json: json))
    }
    return objects
  }

  /// - Returns: nil where nothing becomes of it.
  private func filled(_ value: JSONValue) throws(RenderingFailure) -> JSONValue? {
    switch value {
    case .null: return nil
    case .bool, .int, .double: return value
    case .string(let text): return try filled(text)
    case .array(let items):
      var filled: [JSONValue] = []
      for item in items { filled += try elements(item) }
      return .array(filled)
    case .object(let members):
      let filled = try filled(members)
      return filled.isEmpty && !members.isEmpty ? nil : .object(filled)
    }
  }

  private func filled(_ members: [String: JSONValue]) throws(RenderingFailure) -> [String: JSONValue] {
    var filled: [String: JSONValue] = [:]
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let hole = Self.onlyHole(key) else {
        if let value = try self.filled(value) { filled[key] = value }
        continue
      }
      if let isMet = condition(hole) {
        if isMet { try self.filled(value)?.object.map { filled.merge($0) { _, new in new } } }
      } else if let more = try evaluated(hole).object {
        filled.merge(more) { _, new in new }
      }
    }
    return filled
  }

  /// What one element of a list comes to: none, one or several.
  private func elements(_ item: JSONValue) throws(RenderingFailure) -> [JSONValue] {
    if case .string(let text) = item, let hole = Self.onlyHole(text) {
      let value = try evaluated(hole)
      return value.array ?? (value == .null ? [] : [value])
    }
    if let member = item.object?.first, item.object?.count == 1,
      let isMet = Self.onlyHole(member.key).flatMap(condition)
    {
      guard isMet, let value = try filled(member.value) else { return [] }
      return value.array ?? [value]
    }
    return try filled(item).map { [$0] } ?? []
  }

  private func filled(_ text: String) throws(RenderingFailure) -> JSONValue? {
    if let hole = Self.onlyHole(text) {
      let value = try evaluated(hole)
      return [.null, .array([]), .object([:])].contains(value) ? nil : value
    }
    var filled = ""
    for part in TextPart.parts(of: text) {
      switch part {
      case .text(let text): filled += text
      case .hole(let hole): filled += try evaluated(hole).helmText
      }
    }
    return .string(filled)
  }

  private static func onlyHole(_ text: String) -> Substring? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), case .hole(let hole)? = TextPart.parts(of: text).first,
      TextPart.parts(of: text).count == 1
    else { return nil }
    return hole
  }

  /// Whether `if …` is met; nil for a hole that is no condition.
  private func condition(_ hole: Substring) -> Bool? {
    guard hole.hasPrefix("if ") else { return nil }
    let rest = hole.dropFirst(3)
    let isNegated = rest.hasPrefix("not ")
    return value(at: Expression(isNegated ? rest.dropFirst(4) : rest).path).isTrue != isNegated
  }

  private func evaluated(_ hole: Substring) throws(RenderingFailure) -> JSONValue {
    let expression = Expression(hole)
    var result = value(at: expression.path)
    for filter in expression.filters {
      switch filter {
      case .quote: result = .string(result.helmText)
      case .required(let message):
        guard result.isTrue else { throw RenderingFailure(source: template.path, message: message) }
      case .selectingOwnPods: result = result.selecting(value(at: ["SelectorLabels"]))
      }
    }
    return result
  }

  private func value(at path: [String]) -> JSONValue {
    path.reduce(scope) { $0[$1] ?? .null }
  }
}

extension JSONValue {
  /// As Go's templates judge it: nothing, zero and what is empty are false.
  fileprivate var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .double(let number): number != 0
    case .string(let text): !text.isEmpty
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  fileprivate var helmText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    default: JSONWriter.compact(self)
    }
  }

  /// Affinity or spread constraints, with a selector of these labels wherever Pods are meant and not named.
  fileprivate func selecting(_ labels: JSONValue) -> JSONValue {
    switch self {
    case .array(let items): return .array(items.map { $0.selecting(labels) })
    case .object(var members):
      if members["topologyKey"] != nil, members["labelSelector"] == nil {
        members["labelSelector"] = .object(["matchLabels": labels])
      }
      for key in members.keys.sorted() where key != "labelSelector" {
        members[key] = members[key]?.selecting(labels)
      }
      return .object(members)
    default: return self
    }
  }
}
