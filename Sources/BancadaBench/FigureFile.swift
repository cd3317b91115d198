import Kubernetes
import Manifests

/// Figures as a file, to hold those of another commit against.
enum FigureFile {
  private static let schema = "bancada.bench/v1"

  static func text(_ sections: [(section: Section, figures: [Figure])]) -> String {
    let members = sections.map { ($0.section.rawValue, JSONValue.array($0.figures.map(json))) }
    return JSONWriter.indented(
      .object(["schema": .string(schema), "sections": .object(Dictionary(members) { _, last in last })]))
  }

  private static func json(_ figure: Figure) -> JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(figure.name), "value": .double(figure.value), "unit": .string(figure.unit),
    ]
    switch figure.aim {
    case .atLeast(let bound)?: members["aim"] = .object(["atLeast": .double(bound)])
    case .atMost(let bound)?: members["aim"] = .object(["atMost": .double(bound)])
    case nil: break
    }
    if let isMet = figure.isMet { members["met"] = .bool(isMet) }
    if !figure.note.isEmpty { members["note"] = .string(figure.note) }
    return .object(members)
  }

  /// By section; nil for a text that is no such file.
  static func figures(in text: String) -> [String: [Figure]]? {
    guard let value = Manifest.value(text), value["schema"]?.string == schema else { return nil }
    return value["sections"]?.object?.mapValues { ($0.array ?? []).compactMap(figure) }
  }

  private static func figure(_ value: JSONValue) -> Figure? {
    guard let name = value["name"]?.string else { return nil }
    let number: Double
    switch value["value"] {
    case .double(let found)?: number = found
    case .int(let found)?: number = Double(found)
    default: return nil
    }
    return Figure(name: name, value: number, unit: value["unit"]?.string ?? "")
  }
}
