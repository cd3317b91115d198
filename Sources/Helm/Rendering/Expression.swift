import Kubernetes
import Manifests

/// What stands between `{{` and `}}`: a path, and what is done with the value found there.
struct Expression {
  enum Filter {
    /// As text.
    case quote
    /// Refused with these words where there is nothing.
    case required(String)
    /// Pod affinity terms and spread constraints that name no Pods mean the release's own.
    case selectingOwnPods
  }

  let path: [String]
  let filters: [Filter]

  /// `.Values.settings.clusterName | required "…" | quote`
  init(_ text: Substring) {
    let parts = text.split(separator: "|").map(\.trimmed)
    path = parts[0].split(separator: ".").map(String.init)
    filters = parts.dropFirst().map { part in
      let words = part.split(separator: " ", maxSplits: 1)
      switch words.first {
      case "quote": return .quote
      case "required": return .required(String(words.last ?? "").filter { $0 != "\"" })
      case "selectingOwnPods": return .selectingOwnPods
      default: preconditionFailure("no such filter: \(part)")
      }
    }
  }
}

/// A text cut at its `{{ … }}`.
enum TextPart {
  case text(String)
  case hole(Substring)

  static func parts(of text: String) -> [TextPart] {
    var parts: [TextPart] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
      parts.append(.hole(rest[open.upperBound..<close.lowerBound].trimmed))
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}

extension Substring {
  var trimmed: Substring {
    var part = self
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return part
  }
}
