import Kubernetes
import Manifests

/// For whom a chart is rendered.
public struct ReleaseScope: Equatable, Sendable {
  public let name: String
  public let namespace: String

  public init(name: String, namespace: String) {
    self.name = name
    self.namespace = namespace
  }
}

extension Chart {
  /// The objects that come of the chart, in the order in which Helm creates them.
  ///
  /// - Parameter values: what the user sets; the chart's own fill the rest.
  public func rendered(for release: ReleaseScope, with values: JSONValue) throws(RenderingFailure)
    -> [RenderedObject]
  {
    let scope = scope(of: release, self.values.overlaid(with: values))
    var objects: [RenderedObject] = []
    for template in templates { objects += try Rendering(template: template, scope: scope).objects() }
    return InstallOrder.sorted(objects.map { $0.in(release.namespace) })
  }

  /// The kinds that come along with the chart.
  public var customResourceDefinitions: [RenderedObject] {
    let scope = JSONValue.object(["Values": values])
    return crds.flatMap { (try? Rendering(template: $0, scope: scope).objects()) ?? [] }
  }

  private func scope(of release: ReleaseScope, _ values: JSONValue) -> JSONValue {
    func set(_ name: String) -> String? { values[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    let short = set("nameOverride") ?? name
    let full =
      set("fullnameOverride") ?? (release.name.contains(short) ? release.name : "\(release.name)-\(short)")
    let account = values["serviceAccount"]
    let accountName = account?["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    let selector: [String: JSONValue] = [
      "app.kubernetes.io/name": .string(short), "app.kubernetes.io/instance": .string(release.name),
    ]
    var labels = selector
    labels["helm.sh/chart"] = .string(fullName)
    labels["app.kubernetes.io/version"] = .string(appVersion)
    labels["app.kubernetes.io/managed-by"] = .string("Helm")
    labels.merge(values["additionalLabels"]?.object ?? [:]) { _, new in new }
    return .object([
      "Values": values, "Labels": .object(labels), "SelectorLabels": .object(selector),
      "Release": .object(["Name": .string(release.name), "Namespace": .string(release.namespace)]),
      "Chart": .object([
        "Name": .string(name), "Version": .string(version), "AppVersion": .string(appVersion),
      ]),
      "Names": .object([
        "full": .string(full),
        "serviceAccount": .string(accountName ?? (account?["create"] == .bool(false) ? "default" : full)),
      ]),
    ])
  }
}

extension RenderedObject {
  /// In the release's namespace, where its kind lives in one and it names none.
  fileprivate func `in`(_ namespace: String) -> RenderedObject {
    guard case .object(var members) = json, var metadata = members["metadata"]?.object,
      metadata["namespace"] == nil, let apiVersion = json["apiVersion"]?.string,
      Kinds.named(kind, apiVersion: apiVersion)?.kind.isNamespaced ?? true
    else { return self }
    metadata["namespace"] = .string(namespace)
    members["metadata"] = .object(metadata)
    return RenderedObject(source: source, json: .object(members))
  }
}
