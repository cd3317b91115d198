import Kubernetes
import Manifests

/// Text with paths in braces, as `-o jsonpath=` takes it: `{range .items[*]}{.metadata.name}{"\n"}{end}`.
struct JSONPathTemplate: Equatable, Sendable {
  indirect enum Part: Equatable, Sendable {
    case text(String)
    case path(JSONPath)
    case range(JSONPath, [Part])
  }

  private var parts: [Part] = []

  /// Nil when a brace or a `range` is not closed, or a path is none.
  init?(_ text: String) {
    var rest = Substring(text)
    guard let parts = Self.parts(&rest, isInRange: false) else { return nil }
    self.parts = parts
  }

  private static func parts(_ rest: inout Substring, isInRange: Bool) -> [Part]? {
    var parts: [Part] = []
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = closingBrace(in: rest, from: rest.index(after: open)) else { return nil }
      let inside = String(rest[rest.index(after: open)..<close]).trimmingBlanks()
      rest = rest[rest.index(after: close)...]
      if inside == "end" {
        return isInRange ? parts : nil
      } else if inside.hasPrefix("range ") {
        guard let path = JSONPath(String(inside.dropFirst(6)).trimmingBlanks()),
          let body = self.parts(&rest, isInRange: true)
        else { return nil }
        parts.append(.range(path, body))
      } else if inside.count >= 2, let quote = inside.first, quote == "\"" || quote == "'",
        inside.last == quote
      {
        parts.append(.text(unescaped(inside.dropFirst().dropLast())))
      } else {
        guard let path = JSONPath(inside) else { return nil }
        parts.append(.path(path))
      }
    }
    guard !isInRange else { return nil }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  private static func closingBrace(in text: Substring, from start: Substring.Index) -> Substring.Index? {
    var quote: Character?
    for index in text[start...].indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "}" {
        return index
      }
    }
    return nil
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch next {
      case "n": result.append("\n")
      case "t": result.append("\t")
      default: result.append(next)
      }
    }
    return result
  }

  func filled(with root: JSONValue) -> String { Self.filled(parts, with: root) }

  /// What its paths lead to, without the text between them.
  func values(in root: JSONValue) -> [JSONValue] { Self.values(of: parts, in: root) }

  private static func values(of parts: [Part], in root: JSONValue) -> [JSONValue] {
    parts.flatMap { part -> [JSONValue] in
      switch part {
      case .text: []
      case .path(let path): path.values(in: root)
      case .range(let path, let body): path.values(in: root).flatMap { values(of: body, in: $0) }
      }
    }
  }

  private static func filled(_ parts: [Part], with root: JSONValue) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .path(let path): path.values(in: root).map(\.shown).joined(separator: " ")
      case .range(let path, let body): path.values(in: root).map { filled(body, with: $0) }.joined()
      }
    }
    .joined()
  }
}

extension JSONValue {
  /// A value as kubectl prints it in text: a string without quotes, everything else as JSON.
  var shown: String { string ?? JSONWriter.compact(self) }
}
