import Helm
import Kubernetes
import Manifests

/// A release's objects in the cluster.
extension World {
  /// Brings the cluster from one manifest of a release to another: creates, changes, and deletes what is no more.
  mutating func bring(
    _ manifest: [RenderedObject], from old: [RenderedObject], of scope: ReleaseScope
  ) throws(HelmFailure) {
    var kept: [ObjectReference] = []
    for object in manifest {
      let wanted = try resource(object.owned(by: scope))
      kept.append(wanted.reference)
      let before = old.first { (try? resource($0).reference) == wanted.reference }
      try bring(wanted, object.owned(by: scope).json, last: before?.owned(by: scope).json, of: scope)
    }
    for object in old.reversed() {
      guard let reference = try? resource(object).reference, !kept.contains(reference) else { continue }
      try? delete(reference)
    }
  }

  /// - Parameter last: what the release's last manifest said of the object; nil when it said nothing.
  private mutating func bring(
    _ wanted: KubernetesResource, _ json: JSONValue, last: JSONValue?, of scope: ReleaseScope
  ) throws(HelmFailure) {
    guard let present = resource(at: wanted.reference) else { return try created(wanted) }
    if last == nil {
      let faults = present.metadata.ownershipFaults(of: scope)
      guard faults.isEmpty else { throw .notOwned(wanted.reference, by: scope, faults: faults) }
    }
    let kind = wanted.kind
    let shape = kind.isCustomResource ? nil : Kinds.named(kind.name, apiVersion: kind.apiVersion)?.shape
    let merged = try decoded(present.json.applying(json, last: last, shape: shape))
    let problems = merged.problems(updating: present)
    guard problems.isEmpty else {
      throw .invalid(
        InvalidManifest(
          kind: kind.name, apiVersion: kind.apiVersion, name: merged.metadata.name, problems: problems))
    }
    do throws(APIError) { try write(merged) } catch { throw .refused(error) }
  }

  mutating func createIfAbsent(_ object: RenderedObject) throws(HelmFailure) {
    let wanted = try resource(object)
    if resource(at: wanted.reference) == nil { try created(wanted) }
  }

  private mutating func created(_ resource: KubernetesResource) throws(HelmFailure) {
    do throws(APIError) { try create(resource) } catch { throw .refused(error) }
  }

  private mutating func write(_ resource: KubernetesResource) throws(APIError) {
    if case .inert(let object) = resource {
      put(object)
    } else if let object = resource.object as? any StoredObject {
      _ = try update(object)
    }
  }

  private func resource(at reference: ObjectReference) -> KubernetesResource? {
    if let object = objects.find(reference) { return object.resource }
    return objects.inert[ObjectStore.InertKey(kind: reference.kind, name: reference.name)].map { .inert($0) }
  }

  func resource(_ object: RenderedObject) throws(HelmFailure) -> KubernetesResource {
    try decoded(object.json)
  }

  private func decoded(_ json: JSONValue) throws(HelmFailure) -> KubernetesResource {
    do throws(InvalidManifest) {
      return try Manifest.decode(json)
    } catch {
      throw .invalid(error)
    }
  }
}

/// The marks by which Helm knows what is a release's.
private enum Ownership {
  static let managedBy = (key: "app.kubernetes.io/managed-by", value: "Helm")
  static let releaseName = "meta.helm.sh/release-name"
  static let releaseNamespace = "meta.helm.sh/release-namespace"
}

extension RenderedObject {
  fileprivate func owned(by scope: ReleaseScope) -> RenderedObject {
    guard case .object(var members) = json else { return self }
    var metadata = members["metadata"]?.object ?? [:]
    var labels = metadata["labels"]?.object ?? [:]
    var annotations = metadata["annotations"]?.object ?? [:]
    labels[Ownership.managedBy.key] = .string(Ownership.managedBy.value)
    annotations[Ownership.releaseName] = .string(scope.name)
    annotations[Ownership.releaseNamespace] = .string(scope.namespace)
    metadata["labels"] = .object(labels)
    metadata["annotations"] = .object(annotations)
    members["metadata"] = .object(metadata)
    return RenderedObject(source: source, json: .object(members))
  }
}

extension ObjectMeta {
  /// What keeps a release from taking an object for its own, in Helm's words.
  fileprivate func ownershipFaults(of scope: ReleaseScope) -> [String] {
    func fault(_ kind: String, _ key: String, _ value: String, _ found: String?) -> String? {
      guard let found else { return UpstreamText.missingOwnership(kind, key: key, value: value) }
      return found == value
        ? nil : UpstreamText.wrongOwnership(kind, key: key, value: value, found: found)
    }
    let managedBy = Ownership.managedBy
    return [
      fault("label", managedBy.key, managedBy.value, labels[managedBy.key]),
      fault("annotation", Ownership.releaseName, scope.name, annotations[Ownership.releaseName]),
      fault(
        "annotation", Ownership.releaseNamespace, scope.namespace, annotations[Ownership.releaseNamespace]),
    ].compactMap(\.self)
  }
}
