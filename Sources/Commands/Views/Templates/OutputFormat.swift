import Kubernetes
import Manifests
import Narration

/// What `-o` asks for.
enum OutputFormat: Equatable, Sendable {
  case table
  case wide
  case document(DocumentFormat)

  /// - Parameters:
  ///   - text: as typed: `wide`, `jsonpath={.items}`.
  ///   - template: what stands behind `--template`.
  init(_ text: String?, template: String? = nil) throws(CommandError) {
    guard let text, !text.isEmpty else {
      self = .table
      return
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let argument = parts.count == 2 ? parts[1] : template ?? ""
    switch parts[0] {
    case "wide": self = .wide
    case "yaml": self = .document(.yaml)
    case "json": self = .document(.json)
    case "name": self = .document(.name)
    case "jsonpath", "jsonpath-as-json":
      guard let template = JSONPathTemplate(argument) else {
        throw .upstream(UpstreamText.badJSONPath(argument))
      }
      self = .document(parts[0] == "jsonpath" ? .jsonPath(template) : .jsonPathAsJSON(template))
    case "custom-columns":
      self = .document(.customColumns(try Self.columns(argument)))
    case "go-template", "template":
      guard !argument.isEmpty else { throw .upstream(UpstreamText.noTemplate) }
      guard let template = GoTemplate(argument) else {
        throw .upstream(UpstreamText.badTemplate(argument), SessionMessage.goTemplateSubset)
      }
      self = .document(.goTemplate(template, source: argument))
    case "kyaml":
      throw .say(.notHere(command: "-o \(parts[0])", instead: "-o yaml"))
    default:
      throw .upstream(
        UpstreamText.unknownOutputFormat(text),
        CommandMessage.badFlagValue(flag: "-o", value: text, allowed: Self.known))
    }
  }

  static let known = [
    "wide", "yaml", "json", "name", "jsonpath=", "custom-columns=", "go-template=", "jsonpath-file=",
    "custom-columns-file=", "go-template-file=", "jsonpath-as-json=",
  ]

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
  case jsonPathAsJSON(JSONPathTemplate)
  case goTemplate(GoTemplate, source: String)
  case customColumns([CustomColumn])

  struct CustomColumn: Equatable, Sendable {
    let title: String
    let path: JSONPath
  }

  /// - Parameter asList: whether yaml, json and paths see a `List`; else the one object.
  func text(of objects: [ClusterObject], asList: Bool) throws(CommandError) -> StyledText {
    switch self {
    case .name:
      return objects.map { StyledText($0.qualifiedName, style: .name) }.joinedAsLines
    case .yaml, .json, .jsonPath, .jsonPathAsJSON, .goTemplate:
      return try text(of: Self.document(objects, asList: asList))
    case .customColumns(let columns):
      let rows = objects.map { object in
        let json = object.json
        return columns.map { column in
          let values = column.path.values(in: json).map(\.shown)
          return StyledText(values.isEmpty ? "<none>" : values.joined(separator: ","))
        }
      }
      let table = TextTable(header: columns.map { StyledText($0.title, style: .heading) }, rows: rows)
      return table.text
    }
  }

  /// A document that is no object of the cluster's; names and columns are not for it.
  func text(of json: JSONValue) throws(CommandError) -> StyledText {
    switch self {
    case .yaml, .name, .customColumns: return StyledText(YAMLWriter.text(json))
    case .json: return StyledText(JSONWriter.indented(json))
    case .jsonPath(let template): return StyledText(template.filled(with: json))
    case .jsonPathAsJSON(let template):
      return StyledText(JSONWriter.indented(.array(template.values(in: json))))
    case .goTemplate(let template, let source):
      guard let text = template.filled(with: json) else {
        throw .upstream(UpstreamText.templateFailed(source))
      }
      return StyledText(text)
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

extension Session {
  /// What `-o` asks for; a format kept in a file is read.
  func outputFormat(_ given: Invocation) throws(CommandError) -> OutputFormat {
    guard let text = given[.output] else { return .table }
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].hasSuffix("-file") else {
      return try OutputFormat(text, template: given[.template])
    }
    var inline = try readText(parts[1])
    let format = String(parts[0].dropLast("-file".count))
    if format == "custom-columns" { inline = Self.columns(ofFile: inline) }
    return try OutputFormat("\(format)=\(inline)")
  }

  /// A line of titles and a line of paths, as one list.
  private static func columns(ofFile text: String) -> String {
    let lines = text.lines.map { $0.split(whereSeparator: \.isWhitespace) }
    guard lines.count >= 2 else { return text }
    return zip(lines[0], lines[1]).map { "\($0):\($1)" }.joined(separator: ",")
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
