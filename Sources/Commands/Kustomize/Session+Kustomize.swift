import Kubernetes
import Manifests
import Narration

extension Command {
  static let kustomize = Command(
    "kustomize", aliases: ["kustomize build"], origin: .kubectl, syntax: [.optional(.file)], help: .kustomize,
    note: .kustomize
  ) { session, given throws(CommandError) in
    let objects = try session.kustomized(given.words.first ?? ".")
    let texts = KustomizeOrder.sorted(objects).map(YAMLWriter.text)
    return CommandOutput(StyledText(texts.joined(separator: "---\n")))
  }
}

extension Session {
  /// The documents that `-f` and `-k` name.
  func manifests(_ given: Invocation) throws(CommandError) -> [Result<Document, InvalidManifest>] {
    guard let folder = given[.kustomize] else { return try documents(given.all(.filename), given) }
    let objects = KustomizeOrder.sorted(try kustomized(folder))
    guard !objects.isEmpty else { throw .upstream(UpstreamText.noObjectsPassed(to: given.command.name)) }
    return objects.map { .success(Document($0, source: folder)) }
  }

  /// The objects of a folder with a `kustomization.yaml`.
  func kustomized(_ folder: String, within outer: [String] = []) throws(CommandError) -> [JSONValue] {
    let place = Self.normalized(folder, in: "")
    if place.contains("://") { throw .say(.notHere(command: "-k \(folder)", instead: nil)) }
    guard !outer.contains(place), outer.count < 20 else { throw KustomizeError.cycle(folder: folder).told }
    let name = Kustomization.fileNames.first { name in
      (try? read(Self.joined(place, name))) != nil
    }
    guard let name else { throw KustomizeError.missing(folder: folder).told }
    let path = Self.joined(place, name)
    guard let json = Manifest.value(try readText(path)) else {
      throw .say(KustomizeMessage.malformed(file: path, field: "kustomization"))
    }
    do throws(KustomizeError) {
      let kustomization = try Kustomization(json)
      return try build(kustomization, in: place, within: outer + [place])
    } catch {
      throw error.told(in: path)
    }
  }

  private func build(_ kustomization: Kustomization, in folder: String, within outer: [String])
    throws(KustomizeError) -> [JSONValue]
  {
    var objects: [JSONValue] = []
    for resource in kustomization.resources {
      let place = Self.normalized(resource, in: folder)
      do throws(CommandError) {
        objects +=
          entries(of: place) != nil ? try kustomized(place, within: outer) : try objectsOf(file: place)
      } catch {
        throw .within(error)
      }
    }
    var patches: [(Kustomization.Patch, JSONValue)] = []
    for patch in kustomization.patches {
      var text = patch.text ?? ""
      if let path = patch.path {
        do throws(CommandError) {
          text = try readText(Self.normalized(path, in: folder))
        } catch {
          throw .within(error)
        }
      }
      let documents = Document.readAll(text, source: patch.path ?? "patch").compactMap { try? $0.get().json }
      guard let first = documents.first else { throw .badPatch }
      patches.append((patch, first))
      for more in documents.dropFirst() { patches.append((patch, more)) }
    }
    return try kustomization.transformed(objects, patches: patches)
  }

  private func objectsOf(file: String) throws(CommandError) -> [JSONValue] {
    var objects: [JSONValue] = []
    for document in Document.readAll(try readText(file), source: file) {
      do throws(InvalidManifest) {
        objects.append(try document.get().json)
      } catch {
        throw CommandError(error)
      }
    }
    return objects
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : "\(folder)/\(name)"
  }
}

/// The order in which kustomize writes objects: what others need first.
///
/// Source: sigs.k8s.io/kustomize `api/internal/builtins/SortOrderTransformer.go`, the legacy order.
enum KustomizeOrder {
  private static let first = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount",
    "PodSecurityPolicy",
    "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service",
    "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet",
    "CronJob", "PodDisruptionBudget",
  ]
  private static let last = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]

  static func sorted(_ objects: [JSONValue]) -> [JSONValue] {
    func rank(_ object: JSONValue) -> (Int, String, String, String) {
      let kind = object["kind"]?.string ?? ""
      let place = first.firstIndex(of: kind) ?? last.firstIndex(of: kind).map { 1000 + $0 } ?? 100
      return (place, kind, object["metadata"]?["namespace"]?.string ?? "", object.objectName ?? "")
    }
    return objects.sorted { rank($0) < rank($1) }
  }
}

extension KustomizeError {
  fileprivate var told: CommandError { told(in: "") }

  fileprivate func told(in file: String) -> CommandError {
    switch self {
    case .unsupported(let field): .say(KustomizeMessage.unsupported(file: file, field: field))
    case .malformed(let field): .say(KustomizeMessage.malformed(file: file, field: field))
    case .missing(let folder): .upstream(UpstreamText.noKustomization(folder))
    case .badPatch: .say(KustomizeMessage.badPatch(file: file))
    case .cycle(let folder): .say(KustomizeMessage.cycle(folder: folder))
    case .within(let error): error
    }
  }
}
