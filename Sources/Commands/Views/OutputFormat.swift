import Kubernetes
import Manifests
import Narration

/// What `-o` asks for.
enum OutputFormat: Equatable, Sendable {
  case table
  case wide
  case document(DocumentFormat)

  init(_ text: String?) throws(CommandError) {
    guard let text, !text.isEmpty else {
      self = .table
      return
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let argument = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "wide": self = .wide
    case "yaml": self = .document(.yaml)
    case "json": self = .document(.json)
    case "name": self = .document(.name)
    case "jsonpath":
      guard let template = JSONPathTemplate(argument) else {
        throw .upstream(UpstreamText.badJSONPath(argument))
      }
      self = .document(.jsonPath(template))
    case "custom-columns":
      self = .document(.customColumns(try Self.columns(argument)))
    case "go-template", "go-template-file", "jsonpath-file", "custom-columns-file", "jsonpath-as-json",
      "kyaml":
      throw .say(.notHere(command: "-o \(parts[0])", instead: "-o jsonpath=…"))
    default:
      throw .upstream(
        UpstreamText.unknownOutputFormat(text),
        CommandMessage.badFlagValue(flag: "-o", value: text, allowed: Self.known))
    }
  }

  static let known = ["wide", "yaml", "json", "name", "jsonpath=", "custom-columns="]

  private static func columns(_ text: String) throws(CommandError) -> [DocumentFormat.CustomColumn] {
    var columns: [DocumentFormat.CustomColumn] = []
    for part in text.split(separator: ",") {
      let sides = part.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let path = JSONPath(String(sides[1])) else {
        throw .upstream(UpstreamText.badCustomColumns(String(part)))
      }
      columns.append(.init(title: String(sides[0]), path: path))
    }
    guard !columns.isEmpty else { throw .upstream(UpstreamText.noCustomColumns) }
    return columns
  }
}

/// Formats that show whole objects rather than a kind's columns.
enum DocumentFormat: Equatable, Sendable {
  case yaml, json, name
  case jsonPath(JSONPathTemplate)
  case customColumns([CustomColumn])

  struct CustomColumn: Equatable, Sendable {
    let title: String
    let path: JSONPath
  }

  /// - Parameter asList: whether yaml, json and paths see a `List`; else the one object.
  func text(of objects: [ClusterObject], asList: Bool) -> StyledText {
    switch self {
    case .name:
      return objects.reduce(StyledText()) { $0 + StyledText($1.qualifiedName, style: .name) + "\n" }
    case .yaml: return StyledText(YAMLWriter.text(Self.document(objects, asList: asList)))
    case .json: return StyledText(JSONWriter.indented(Self.document(objects, asList: asList)))
    case .jsonPath(let template):
      return StyledText(template.filled(with: Self.document(objects, asList: asList)))
    case .customColumns(let columns):
      let rows = objects.map { object in
        let json = object.json
        return columns.map { column in
          let values = column.path.values(in: json).map(\.shown)
          return StyledText(values.isEmpty ? "<none>" : values.joined(separator: ","))
        }
      }
      let table = TextTable(header: columns.map { StyledText($0.title, style: .heading) }, rows: rows)
      return table.lines().reduce(StyledText()) { $0 + $1 + "\n" }
    }
  }

  private static func document(_ objects: [ClusterObject], asList: Bool) -> JSONValue {
    if !asList, let only = objects.first { return only.json }
    return .object([
      "apiVersion": .string("v1"), "kind": .string("List"), "items": .array(objects.map(\.json)),
      "metadata": .object(["resourceVersion": .string("")]),
    ])
  }
}

/// `--sort-by`: objects in the order of what a path leads to, those without it first.
struct SortPath {
  private let path: JSONPath

  init(_ text: String) throws(CommandError) {
    guard let path = JSONPath(text) else { throw .upstream(UpstreamText.badJSONPath(text)) }
    self.path = path
  }

  func sorted(_ objects: [ClusterObject]) -> [ClusterObject] {
    let keyed = objects.enumerated().map { (key: path.values(in: $1.json).first, place: $0, object: $1) }
    return keyed.sorted { left, right in
      switch (left.key, right.key) {
      case (let a?, let b?):
        guard let order = JSONOrder.compare(a, b), order != 0 else { return left.place < right.place }
        return order < 0
      case (nil, _?): return true
      case (_?, nil): return false
      case (nil, nil): return left.place < right.place
      }
    }
    .map(\.object)
  }
}
