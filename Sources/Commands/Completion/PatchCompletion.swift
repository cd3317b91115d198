import Kubernetes
import Manifests

/// Fields that may stand where a patch is being written: `{"spec":{"tem` goes on as `template`.
struct PatchCompletion {
  /// The members that lead to the place.
  private(set) var path: [String] = []
  /// What is typed of the member's name.
  private(set) var partial = ""
  /// Where that begins, in characters.
  private(set) var offset = 0
  /// Whether a name is being written, and not a value.
  private(set) var isName = false

  /// Reads an unfinished JSON text, with or without the quote that opens the word.
  init(_ typed: String) {
    var key: String?
    var stack: [String?] = []
    var text = ""
    var isInString = false
    var isEscaped = false
    var expectsName = false
    for (index, character) in typed.enumerated() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInString = false
          if expectsName { key = text }
          continue
        }
        text.append(character)
        continue
      }
      switch character {
      case "\"":
        isInString = true
        text = ""
        offset = index + 1
      case "{":
        stack.append(key)
        key = nil
        expectsName = true
        offset = index + 1
      case "[":
        stack.append(key)
        key = nil
        expectsName = false
      case "}", "]":
        key = nil
        _ = stack.popLast()
        expectsName = false
      case ":": expectsName = false
      case ",":
        key = nil
        expectsName = true
        offset = index + 1
      default: break
      }
    }
    isName = expectsName && (isInString || key == nil)
    partial = isInString ? text : ""
    path = stack.dropFirst().compactMap(\.self)
  }

  /// The fields of a kind that fit, each with the quote and the colon that follow.
  func fields(of kind: Kind) -> [FieldShape] {
    guard isName, let entry = Kinds.named(kind.name, apiVersion: kind.apiVersion) else { return [] }
    var shape = entry.shape.map(Shape.object) ?? .any
    for name in path {
      guard let next = shape.fields.first(where: { $0.name == name }) else { return [] }
      shape = next.shape
    }
    return shape.fields.filter { $0.name.hasPrefix(partial) }
  }
}
