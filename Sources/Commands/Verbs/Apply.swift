import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let apply = Command(
    "apply", origin: .kubectl,
    flags: [
      .filename, .kustomize, .recursive, .selector, .all, .dryRun, .output, .serverSide, .force, .validate,
      .wait,
      .timeout, .prune, .overwrite,
    ],
    help: .apply, examples: ["apply -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    guard given[.kustomize] == nil else { throw .say(.notHere(command: "apply -k", instead: "apply -f")) }
    let paths = given.all(.filename)
    guard !paths.isEmpty else { throw .upstream(UpstreamText.createNeedsFilename) }
    let documents = try session.documents(paths, given)
    return try session.forEachObject(in: documents, given) {
      session, resource, document throws(CommandError) in
      try session.apply(resource, document, given)
    }
  }

  static let replace = Command(
    "replace", origin: .kubectl,
    flags: [.filename, .recursive, .force, .gracePeriod, .dryRun, .output, .validate],
    help: .replace, examples: ["apply -f nginx-50.yaml", "replace -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    let paths = given.all(.filename)
    guard !paths.isEmpty else { throw .upstream(UpstreamText.createNeedsFilename) }
    let documents = try session.documents(paths, given)
    return try session.forEachObject(in: documents, given) { session, resource, _ throws(CommandError) in
      guard let object = ClusterObject(resource) else { return CommandOutput() }
      guard session.world.object(object.reference) != nil else {
        throw session.notFound(.init(kind: object.kind, name: object.name), in: object.metadata.namespace)
      }
      return try session.edit([object], given, did: "replaced") { _ in }
    }
  }
}

extension Session {
  mutating func createFiles(_ given: Invocation) throws(CommandError) -> CommandOutput {
    let documents = try documents(given.all(.filename), given)
    return try forEachObject(in: documents, given) { session, resource, _ throws(CommandError) in
      guard let object = ClusterObject(resource) else { return CommandOutput() }
      return try session.create(object, given)
    }
  }

  /// Creates the object, or brings the one that is there to what the manifest says.
  fileprivate mutating func apply(_ resource: KubernetesResource, _ document: Document, _ given: Invocation)
    throws(CommandError) -> CommandOutput
  {
    guard var object = ClusterObject(resource) else { return CommandOutput() }
    var manifest = document.json
    manifest.setMember("metadata", "namespace", to: object.metadata.namespace)
    let record = JSONWriter.compact(manifest.withoutLastApplied) + "\n"
    guard let live = world.object(object.reference) else {
      object.metadata.annotations[WellKnown.lastApplied] = record
      var output = try create(object, given)
      remarkIfInert(object, &output)
      return output
    }
    let last = live.metadata.annotations[WellKnown.lastApplied].flatMap { text in
      try? Document.readAll(text, source: "").first?.get().json
    }
    var merged = try merged(manifest: manifest, last: last, live: live)
    merged.metadata.annotations[WellKnown.lastApplied] = record
    return try edit([live], given, did: "configured", unchanged: "unchanged") { $0 = merged }
  }

  private func merged(manifest: JSONValue, last: JSONValue?, live: ClusterObject) throws(CommandError)
    -> ClusterObject
  {
    let json = JSONMerge.threeWay(last: last, manifest: manifest, live: live.json)
    return try live.replaced(by: json)
  }

  /// Says of a kind that is only kept that it has no effect.
  private func remarkIfInert(_ object: ClusterObject, _ output: inout CommandOutput) {
    guard case .inert(let inert) = object else { return }
    output.remark(CommandMessage.hasNoEffect(kind: inert.kind.name).told(in: language))
  }
}

extension ClusterObject {
  /// This object with everything but its status as another document says.
  func replaced(by json: JSONValue) throws(CommandError) -> ClusterObject {
    var members = json.object ?? [:]
    if case .active = self { members["status"] = nil }
    do throws(InvalidManifest) {
      let resource = try Manifest.decode(Document(json: .object(members), source: qualifiedName))
      return ClusterObject(resource) ?? self
    } catch {
      throw CommandError(error)
    }
  }
}

extension JSONValue {
  /// Without the annotation in which `apply` keeps what it applied.
  fileprivate var withoutLastApplied: JSONValue {
    guard var members = object, var metadata = members["metadata"]?.object,
      var annotations = metadata["annotations"]?.object
    else { return self }
    annotations[WellKnown.lastApplied] = nil
    metadata["annotations"] = .object(annotations)
    members["metadata"] = .object(metadata)
    return .object(members)
  }

  fileprivate mutating func setMember(_ outer: String, _ inner: String, to text: String) {
    guard !text.isEmpty, var members = object, var nested = members[outer]?.object else { return }
    nested[inner] = .string(text)
    members[outer] = .object(nested)
    self = .object(members)
  }
}
