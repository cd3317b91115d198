import Kubernetes
import Manifests
import Narration

/// A `kustomization.yaml`: what it takes in and what it changes. Fields that are not done here are refused by name.
///
/// Source: sigs.k8s.io/kustomize `api/types/kustomization.go`.
struct Kustomization: Equatable, Sendable {
  struct Labels: Equatable, Sendable {
    var pairs: [String: String]
    var includesSelectors = false
    var includesTemplates = false
  }

  struct Image: Equatable, Sendable {
    var name: String
    var newName: String?
    var newTag: String?
    var digest: String?
  }

  struct Replicas: Equatable, Sendable {
    var name: String
    var count: Int64
  }

  struct Patch: Equatable, Sendable {
    /// In the kustomization itself.
    var text: String?
    var path: String?
    var target: Target?
  }

  /// Which objects a patch is for; what is nil does not matter.
  struct Target: Equatable, Sendable {
    var group: String?
    var version: String?
    var kind: String?
    /// Regular expressions that match the whole name.
    var name: String?
    var namespace: String?
    var labelSelector: String?
  }

  var resources: [String] = []
  var namespace: String?
  var labels: [Labels] = []
  var annotations: [String: String] = [:]
  var images: [Image] = []
  var replicas: [Replicas] = []
  var patches: [Patch] = []

  /// Where one is looked for in a folder.
  static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  init(_ json: JSONValue) throws(KustomizeError) {
    guard let members = json.object else { throw .malformed(field: "kustomization") }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) where value != .null {
      switch name {
      case "apiVersion", "kind", "metadata", "sortOptions": break
      case "resources", "bases": resources += try Self.texts(value, name)
      case "namespace": namespace = try Self.text(value, name)
      case "commonLabels":
        labels.append(
          Labels(pairs: try Self.pairs(value, name), includesSelectors: true, includesTemplates: true))
      case "labels":
        for entry in try Self.list(value, name) {
          labels.append(
            Labels(
              pairs: try Self.pairs(entry["pairs"] ?? .null, "labels.pairs"),
              includesSelectors: entry["includeSelectors"]?.bool ?? false,
              includesTemplates: entry["includeTemplates"]?.bool ?? entry["includeSelectors"]?.bool ?? false))
        }
      case "commonAnnotations": annotations = try Self.pairs(value, name)
      case "images":
        for entry in try Self.list(value, name) {
          images.append(
            Image(
              name: try Self.text(entry["name"] ?? .null, "images.name"), newName: entry["newName"]?.string,
              newTag: entry["newTag"].flatMap(\.written), digest: entry["digest"]?.string))
        }
      case "replicas":
        for entry in try Self.list(value, name) {
          guard let count = entry["count"]?.int, count >= 0 else { throw .malformed(field: "replicas.count") }
          replicas.append(
            Replicas(name: try Self.text(entry["name"] ?? .null, "replicas.name"), count: count))
        }
      case "patches", "patchesJson6902":
        for entry in try Self.list(value, name) { patches.append(Self.patch(entry)) }
      case "patchesStrategicMerge":
        for text in try Self.texts(value, name) {
          patches.append(text.contains("\n") ? Patch(text: text) : Patch(path: text))
        }
      default: throw .unsupported(field: name)
      }
    }
  }

  private static func patch(_ entry: JSONValue) -> Patch {
    var patch = Patch(text: entry["patch"]?.string, path: entry["path"]?.string)
    if let target = entry["target"] {
      patch.target = Target(
        group: target["group"]?.string, version: target["version"]?.string, kind: target["kind"]?.string,
        name: target["name"]?.string, namespace: target["namespace"]?.string,
        labelSelector: target["labelSelector"]?.string)
    }
    return patch
  }

  private static func list(_ value: JSONValue, _ field: String) throws(KustomizeError) -> [JSONValue] {
    guard let list = value.array else { throw .malformed(field: field) }
    return list
  }

  private static func text(_ value: JSONValue, _ field: String) throws(KustomizeError) -> String {
    guard let text = value.string, !text.isEmpty else { throw .malformed(field: field) }
    return text
  }

  private static func texts(_ value: JSONValue, _ field: String) throws(KustomizeError) -> [String] {
    var texts: [String] = []
    for item in try list(value, field) { texts.append(try text(item, field)) }
    return texts
  }

  private static func pairs(_ value: JSONValue, _ field: String) throws(KustomizeError) -> [String: String] {
    guard let members = value.object else { throw .malformed(field: field) }
    return members.compactMapValues(\.written)
  }
}

/// What keeps a kustomization from being built.
enum KustomizeError: Error, Sendable {
  case unsupported(field: String)
  case malformed(field: String)
  case missing(folder: String)
  case badPatch
  /// A folder takes itself in.
  case cycle(folder: String)
  /// One of its files cannot be read.
  case within(CommandError)
}

extension JSONValue {
  /// A scalar as text: tags such as `1.27` are numbers to YAML.
  fileprivate var written: String? {
    switch self {
    case .string(let text): text
    case .int, .double, .bool: JSONWriter.compact(self)
    default: nil
    }
  }
}
