import Kubernetes
import Manifests

/// A file of a chart: manifests whose text may hold `{{ … }}`, which values fill.
struct Template: Sendable {
  /// From the chart's folder: `karpenter/templates/deployment.yaml`.
  let path: String
  let documents: [JSONValue]

  /// Charts are part of the program: one that cannot be read is its fault, and shows with the first use.
  init(path: String, text: String) {
    self.path = path
    documents = Document.readAll(text, source: path).map { result in
      switch result {
      case .success(let document): document.json
      case .failure(let error): preconditionFailure("\(path): \(error)")
      }
    }
  }
}

/// An object that came of a template.
public struct RenderedObject: Equatable, Sendable {
  /// The template: `karpenter/templates/deployment.yaml`.
  public let source: String
  public var json: JSONValue

  public init(source: String, json: JSONValue) {
    self.source = source
    self.json = json
  }

  public var kind: String { json["kind"]?.string ?? "" }
}

/// Why nothing came of a chart: the chart's own words, where it says them.
public struct RenderingFailure: Error, Equatable, Sendable {
  public let source: String
  public let message: String
}
