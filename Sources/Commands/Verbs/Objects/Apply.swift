import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

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
    guard given.namesFiles else {
      throw .upstream(UpstreamText.createNeedsFilename)
    }
    return try session.forEachObject(in: try session.manifests(given), given) {
      session, resource, document throws(CommandError) in
      try session.apply(resource, document, given)
    }
  }

  static let viewLastApplied = Command(
    "apply view-last-applied", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.filename, .kustomize, .recursive, .selector, .all, .output], help: .apply,
    examples: ["apply -f nginx-50.yaml", "apply view-last-applied -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    let format: DocumentFormat
    switch given[.output] {
    case nil, "yaml"?: format = .yaml
    case "json"?: format = .json
    case let text?: throw .upstream(UpstreamText.lastAppliedOutput(text))
    }
    var output = CommandOutput()
    for object in try session.targets(given.words, given) {
      guard let last = object.lastApplied else { throw .upstream(UpstreamText.noLastApplied(object.name)) }
      output.print(try format.text(of: last))
    }
    return output
  }

  static let replace = Command(
    "replace", origin: .kubectl,
    flags: [.filename, .kustomize, .recursive, .force, .gracePeriod, .dryRun, .output, .validate],
    help: .replace, examples: ["apply -f nginx-50.yaml", "replace -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    guard given.namesFiles else { throw .upstream(UpstreamText.createNeedsFilename) }
    return try session.forEachObject(in: try session.manifests(given), given) {
      session, resource, _ throws(CommandError) in
      guard let object = ClusterObject(resource) else { return CommandOutput() }
      guard session.world.object(object.reference) != nil else {
        if given.has(.force) { return try session.create(object, given, did: "replaced") }
        throw session.notFound(.init(kind: object.kind, name: object.name), in: object.metadata.namespace)
      }
      return try session.edit([object], given, did: "replaced") { _ in }
    }
  }
}

extension Session {
  mutating func createFiles(_ given: Invocation) throws(CommandError) -> CommandOutput {
    try forEachObject(in: try manifests(given), given) { session, resource, document throws(CommandError) in
      guard let object = ClusterObject(resource) else { return CommandOutput() }
      return try session.create(object, of: document, given)
    }
  }

  private mutating func create(
    _ object: ClusterObject, of document: Document, _ given: Invocation, did verb: String = "created"
  ) throws(CommandError) -> CommandOutput {
    do throws(CommandError) {
      return try create(object, given, did: verb)
    } catch {
      throw error.whenCreating(from: document.source)
    }
  }

  /// Creates the object, or brings the one that is there to what the manifest says.
  mutating func apply(_ resource: KubernetesResource, _ document: Document, _ given: Invocation)
    throws(CommandError) -> CommandOutput
  {
    guard var object = ClusterObject(resource) else { return CommandOutput() }
    let isServerSide = given.has(.serverSide)
    guard let live = world.object(object.reference) else {
      if !isServerSide {
        object.metadata.annotations[WellKnown.lastApplied] = Manifest.lastApplied(document.json)
      }
      var output = try create(
        object, of: document, given, did: isServerSide ? "serverside-applied" : "created")
      if case .inert(let inert) = object, inert.kind.group != AccessReview.group,
        !inert.kind.isPrometheusRule
      {
        output.remark(CommandMessage.hasNoEffect(kind: inert.kind.name).told(in: language))
      }
      return output
    }
    let merged: KubernetesResource?
    do throws(InvalidManifest) {
      merged = try live.resource?.applying(document)
    } catch {
      throw CommandError(error)
    }
    let wanted = merged.flatMap { ClusterObject($0) } ?? object
    if isServerSide { return try edit([live], given, did: "serverside-applied") { $0 = wanted } }
    var output = CommandOutput()
    if live.lastApplied == nil, try given.dryRun() != .client {
      output.remark(StyledText(UpstreamText.missingLastApplied(live.kind.plural, live.name), style: .warning))
    }
    output.append(try edit([live], given, did: "configured", unchanged: "unchanged") { $0 = wanted })
    return output
  }
}

extension ClusterObject {
  /// The manifest that `apply` was last given; nil for what was made otherwise.
  fileprivate var lastApplied: JSONValue? {
    metadata.annotations[WellKnown.lastApplied].flatMap { Manifest.value($0) }
  }
}
