import Kubernetes

/// The way from text to objects.
public enum Manifest {
  /// Reads the object of a document.
  ///
  /// - Throws: everything that is wrong with it.
  public static func decode(_ document: Document) throws(InvalidManifest) -> KubernetesResource {
    let document = document.inStoredVersion
    let entry = try registeredKind(of: document)
    guard let type = entry.type else { return .inert(try InertObject(document, kind: entry.kind)) }
    return try type.resource(document)
  }

  /// Reads an object from JSON that no file was read for, as a patch leaves it.
  public static func decode(_ json: JSONValue, source: String = "") throws(InvalidManifest)
    -> KubernetesResource
  {
    try decode(Document(json, source: source))
  }

  /// A value written as YAML or JSON: the argument of `kubectl patch -p`. Nil when it is neither.
  public static func value(_ text: String) -> JSONValue? {
    if let value = JSONReader.value(text) { return value }
    let documents = Document.readAll(text, source: "-")
    guard documents.count == 1, case .success(let document) = documents[0] else { return nil }
    return document.json
  }

  /// The JSON values of a text, one after another, members in the text's order.
  ///
  /// - Returns: the values up to the first thing that is none, and what begins there; nil when all is JSON.
  public static func jsonValues(
    _ text: String, limits: ReadingLimits = .dump
  ) -> (values: [MarkedValue], rest: String?) {
    var reader = JSONReader(text, limits: limits)
    let (values, end) = reader.readPrefix()
    return (values, end.map { String(decoding: Array(text.utf8)[$0...].prefix(200), as: UTF8.self) })
  }

  /// Reads every object of a file; the first document that has something wrong ends it.
  ///
  /// - Parameter source: the file's name, for places.
  public static func decodeAll(
    _ text: String, source: String = "-", limits: ReadingLimits = .manifest
  ) throws(InvalidManifest) -> [KubernetesResource] {
    var resources: [KubernetesResource] = []
    for document in Document.readAll(text, source: source, limits: limits) {
      resources.append(try decode(try document.get()))
    }
    return resources
  }

  private static func registeredKind(of document: Document) throws(InvalidManifest) -> RegisteredKind {
    func refuse(_ problems: [ManifestProblem]) -> InvalidManifest {
      InvalidManifest(
        kind: document.kindName ?? "", apiVersion: document.apiVersion ?? "", name: document.name ?? "",
        problems: problems)
    }
    var place: Place? { document.place(document.value.mark) }
    guard document.value.members != nil else {
      throw refuse([
        ManifestProblem(.notAnObject(document.json.typeName), place: place, stage: .identification)
      ])
    }
    guard let apiVersion = document.apiVersion, !apiVersion.isEmpty, let kind = document.kindName,
      !kind.isEmpty
    else {
      var problems: [ManifestProblem] = []
      if document.apiVersion?.isEmpty ?? true {
        problems.append(
          ManifestProblem(
            .apiVersionMissing(in: document.json), path: "apiVersion", place: place, stage: .identification))
      }
      if document.kindName?.isEmpty ?? true {
        problems.append(
          ManifestProblem(.kindMissing(in: document.json), path: "kind", place: place, stage: .identification)
        )
      }
      throw refuse(problems)
    }
    if let entry = Kinds.named(kind, apiVersion: apiVersion) { return entry }
    throw refuse([Corrections.unknownKind(kind, apiVersion: apiVersion, in: document)])
  }
}

extension SchemaDescribed {
  fileprivate static func resource(_ document: Document) throws(InvalidManifest) -> KubernetesResource {
    try Self(document).resource
  }
}

extension InertObject {
  init(_ document: Document, kind: Kind) throws(InvalidManifest) {
    var decoding = Decoding(document, isCustomResource: kind.isCustomResource)
    var metadata = ObjectMeta()
    if let written = document.value["metadata"] {
      decoding.descend(.field("metadata")) { ObjectMeta.schema.read(written, into: &metadata, decoding: &$0) }
    }
    guard decoding.problems.isEmpty else {
      throw InvalidManifest(
        kind: kind.name, apiVersion: kind.apiVersion, name: metadata.name,
        problems: Findings.inOrder(decoding.problems))
    }
    var fields: InertFields = [:]
    for member in document.value.members ?? []
    where !["apiVersion", "kind", "metadata"].contains(member.key) {
      fields[member.key] = member.value.json
    }
    self.init(kind: kind, metadata: metadata, fields: fields)
  }
}
