import Kubernetes
import Manifests

/// A chart as its authors publish it: what may be set, and which objects come of it.
public struct Chart: Sendable {
  public let name: String
  public let version: String
  /// Of the program that it installs.
  public let appVersion: String
  public let description: String
  public let home: String
  /// `values.yaml`, as `helm show values` prints it.
  public let valuesText: String
  /// What holds where nobody sets anything.
  public let values: JSONValue
  /// Paths under which anything may be set, beside those whose default is an empty map.
  public let openPaths: Set<String>
  let templates: [Template]
  /// Kinds that come along with it: created where there are none, and never changed or removed afterwards.
  let crds: [Template]

  /// - Parameters:
  ///   - templates: YAML by the file's name under `templates/`, with holes as `Rendering` fills them.
  ///   - crds: YAML by the file's name under `crds/`.
  init(
    _ name: String, version: String, appVersion: String, description: String, home: String, values: String,
    openPaths: Set<String> = [], templates: KeyValuePairs<String, String>,
    crds: KeyValuePairs<String, String> = [:]
  ) {
    self.name = name
    self.version = version
    self.appVersion = appVersion
    self.description = description
    self.home = home
    valuesText = values
    self.values = Template(path: "values.yaml", text: values).documents.first ?? .object([:])
    self.openPaths = openPaths
    self.templates = templates.map { Template(path: "\(name)/templates/\($0.key)", text: $0.value) }
    self.crds = crds.map { Template(path: "\(name)/crds/\($0.key)", text: $0.value) }
  }

  /// `karpenter-1.13.0`
  public var fullName: String { "\(name)-\(version)" }
}
