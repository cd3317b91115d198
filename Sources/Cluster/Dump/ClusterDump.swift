import Kubernetes
import Manifests

/// A real cluster as `kubectl get … -o yaml` or `-o json` prints it.
///
/// Objects are taken as they stand: nothing is admitted, defaulted or reconciled. Fields that Bancada does not know are
/// left out; objects that it cannot read are counted.
public struct ClusterDump: Sendable {
  public private(set) var world: World
  public private(set) var objectCount = 0
  /// Objects left out, as `Kind name`, in order.
  public private(set) var skipped: [String] = []

  /// - Throws: what is wrong with the text, when it is neither YAML nor JSON.
  public init(_ text: String, source: String) throws(InvalidManifest) {
    world = World(options: World.Options())
    world.objects = ObjectStore()
    for result in Document.readAll(text, source: source, limits: .dump) {
      let document = try result.get()
      if let object = try? Self.resource(of: document).object as? any StoredObject {
        world.take(object)
        objectCount += 1
      } else {
        skipped.append([document.kindName, document.name].compactMap(\.self).joined(separator: " "))
      }
    }
    world.recogniseLeader()
  }

  /// More unknown fields than this in one object are not looked for.
  private static let mostReadings = 20

  /// The object of a document, as it stands, without the fields that are not known.
  static func resource(of document: Document) throws(InvalidManifest) -> KubernetesResource {
    var document = document
    for _ in 0..<mostReadings {
      do throws(InvalidManifest) {
        return try Manifest.decode(document)
      } catch {
        let unknown = error.problems.filter { $0.stage == .strictDecoding }
        guard !unknown.isEmpty else { throw error }
        let json = unknown.reduce(document.json) { $0.without($1.path.steps[...]) }
        document = Document(json, source: document.source)
      }
    }
    return try Manifest.decode(document)
  }
}

extension World {
  /// Stores an object as it is; nobody is told but the scheduler's picture of the cluster.
  fileprivate mutating func take<Object: StoredObject>(_ object: Object) {
    observeForScheduling(objects.put(object.judged))
  }
}

extension StoredObject {
  /// A Pod of a dump that says nothing of scheduling and has no node waits for one.
  var judged: Self {
    guard var pod = self as? Pod, !pod.isBound, pod.status.conditions[PodCondition.scheduled] == nil else {
      return self
    }
    pod.status.conditions.append(
      Condition(type: PodCondition.scheduled, status: .isFalse, reason: "Unschedulable"))
    return pod as? Self ?? self
  }
}

extension JSONValue {
  fileprivate func without(_ steps: ArraySlice<FieldPath.Step>) -> JSONValue {
    guard let step = steps.first else { return self }
    let rest = steps.dropFirst()
    switch (step, self) {
    case (.field(let name), .object(var members)), (.key(let name), .object(var members)):
      members[name] = rest.isEmpty ? nil : members[name]?.without(rest)
      return .object(members)
    case (.index(let index), .array(var items)) where items.indices.contains(index) && !rest.isEmpty:
      items[index] = items[index].without(rest)
      return .array(items)
    default: return self
    }
  }
}
