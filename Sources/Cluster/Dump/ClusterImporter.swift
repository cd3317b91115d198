import Cloud
import Kubernetes
import Manifests

/// Makes a world of a real cluster's dump, object by object.
///
/// Everything is taken as it was found: status too, and nothing is admitted, defaulted or reconciled. The world stands at the
/// instant of the dump, and nobody acts until time runs. Times are moved together, so that this instant is 00:00:00.
struct ClusterImporter {
  private let survey: DumpSurvey
  private let regions: RegionMapping
  private var objects = ObjectStore()
  private var inert: [InertObject] = []
  private var report = ClusterImport.Report()

  init(_ survey: DumpSurvey) {
    self.survey = survey
    regions = RegionMapping(survey)
  }

  // MARK: - Reading

  mutating func take(_ item: DumpSplitter.Item) {
    guard item.kind != "Secret" else {
      report.secrets += 1
      return
    }
    guard !item.kind.isEmpty, Kinds.all.contains(where: { $0.kind.name == item.kind }) else {
      report.skippedKinds[item.kind.isEmpty ? "?" : item.kind, default: 0] += 1
      return
    }
    guard !item.isTooLarge else { return leaveOut(item.kind, .tooLarge) }
    for result in Document.readAll(String(decoding: item.bytes, as: UTF8.self), source: "", limits: .dump) {
      do throws(InvalidManifest) {
        let document = try result.get()
        let moved = Document(moved(document.json, key: ""))
        keep(try ClusterDump.resource(of: moved), of: moved)
      } catch {
        leaveOut(item.kind, .invalid(error), named: error.name)
      }
    }
  }

  private mutating func keep(_ resource: KubernetesResource, of document: Document) {
    guard !resource.metadata.name.isEmpty else { return leaveOut(resource.kind.name, .nameless) }
    var resource = resource
    if resource.kind.isNamespaced, resource.metadata.namespace.isEmpty {
      resource.metadata.namespace = "default"
    }
    if case .inert(let object) = resource {
      inert.append(object)
    } else if let object = resource.object as? any StoredObject {
      put(object)
    } else {
      return
    }
    report.kinds[resource.kind.name, default: 0] += 1
  }

  private mutating func put<Object: StoredObject>(_ object: Object) { _ = objects.put(object.judged) }

  private mutating func leaveOut(_ kind: String, _ reason: ClusterImport.Reason, named name: String = "") {
    report.leftOut.append(ClusterImport.LeftOut(kind: kind, name: name, reason: reason))
  }

  /// The value with its times as counted from the instant of the dump, and its region as the catalogue knows it.
  private func moved(_ value: JSONValue, key: String) -> JSONValue {
    switch value {
    case .object(let members):
      return .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, moved($0.value, key: $0.key)) }))
    case .array(let items): return .array(items.map { moved($0, key: key) })
    case .string(let text):
      if DumpSurvey.pastFields.contains(key) || key == "deletionTimestamp",
        let time = VirtualTime(rfc3339: text), let newest = survey.newest
      {
        return .string((time - newest.sinceStart).rfc3339)
      }
      return regions.mapped(text).map { .string($0) } ?? value
    default: return value
    }
  }

  // MARK: - Building

  mutating func finish() -> ClusterImport {
    leaveOutPodsOfMissingNodes()
    giveBackOwners()
    var options = World.Options()
    options.site = CloudSite(survey.provider, region: regions.target) ?? .aws
    options.region = AWSRegion(rawValue: regions.target) ?? .usEast1
    var world = World(options: options)
    report.unknownTypes = world.adopt(objects)
    for object in inert { world.put(object) }
    return ClusterImport(
      world: world, report: report, instant: survey.newest, provider: survey.provider,
      region: regions.source, takenAs: regions.isIdentity ? nil : regions.target)
  }

  /// Nobody could say where such a Pod runs, and the garbage collector would take it away.
  private mutating func leaveOutPodsOfMissingNodes() {
    for pod in objects.pods.values {
      guard let node = pod.spec.nodeName, objects.node(node) == nil else { continue }
      _ = objects.remove(Pod.self, pod.name)
      report.kinds["Pod", default: 0] -= 1
      report.podsWithoutNode += 1
    }
  }

  /// A Pod whose ReplicaSet was not dumped gets it back from its Deployment; one whose owner is nowhere stands alone. Else the
  /// garbage collector would take them away.
  private mutating func giveBackOwners() {
    var present: Set<UID> = []
    for type in ObjectStore.types.values { present.formUnion(Self.uids(of: type, in: objects)) }
    for pod in objects.pods.values {
      guard let owner = pod.metadata.controller, !present.contains(owner.uid) else { continue }
      if owner.kind == "ReplicaSet", let replicaSet = replicaSet(owner, of: pod) {
        _ = objects.put(replicaSet)
        present.insert(owner.uid)
        report.kinds["ReplicaSet", default: 0] += 1
        report.replicaSetsMade += 1
      } else {
        _ = objects.put(pod.with { $0.metadata.ownerReferences = [] })
        report.podsWithoutOwner += 1
      }
    }
  }

  private static func uids<Object: StoredObject>(of type: Object.Type, in objects: ObjectStore) -> [UID] {
    objects[type].values.map(\.metadata.uid)
  }

  private func replicaSet(_ owner: OwnerReference, of pod: Pod) -> ReplicaSet? {
    guard let hash = pod.metadata.labels[WellKnown.podTemplateHash], owner.name.hasSuffix("-\(hash)") else {
      return nil
    }
    let name = NamespacedName(
      namespace: pod.metadata.namespace, name: String(owner.name.dropLast(hash.count + 1)))
    guard let deployment = objects.deployments[name] else { return nil }
    let pods = objects.pods(ownedBy: owner.uid)
    return ReplicaSet().with {
      $0.metadata.name = owner.name
      $0.metadata.namespace = pod.metadata.namespace
      $0.metadata.uid = owner.uid
      $0.metadata.creationTimestamp = pod.metadata.creationTimestamp
      $0.metadata.labels = deployment.template.metadata.labels
      $0.metadata.labels[WellKnown.podTemplateHash] = hash
      $0.metadata.ownerReferences = [
        OwnerReference(
          apiVersion: Deployment.kind.apiVersion, kind: Deployment.kind.name, name: deployment.metadata.name,
          uid: deployment.metadata.uid, isController: true)
      ]
      $0.replicas = pods.count
      $0.selector = deployment.selector
      $0.selector.matchLabels[WellKnown.podTemplateHash] = hash
      $0.template = deployment.template
      $0.template.metadata.labels[WellKnown.podTemplateHash] = hash
    }
  }
}
