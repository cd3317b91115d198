import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

/// Values that may stand where the cursor is, as the session's world has them.
extension Session {
  /// Labels that objects of a kind carry, as `key=value`, behind those already typed: `app=web,tier=`.
  func labelPairs(of kind: Kind, typed: String) -> (items: [Completions.Item], offset: Int) {
    let offset = typed.lastIndex(of: ",").map { typed.distance(from: typed.startIndex, to: $0) + 1 } ?? 0
    var counts: [String: Int] = [:]
    for object in world.objects(of: kind) {
      for (key, value) in object.metadata.labels { counts["\(key)=\(value)", default: 0] += 1 }
    }
    let items = counts.sorted { $0.key < $1.key }.map { Completions.Item($0.key, description: "\($0.value)") }
    return (items, offset)
  }

  /// Keys of labels that objects of a kind carry.
  func labelKeys(of kind: Kind, typed: String) -> (items: [Completions.Item], offset: Int) {
    let offset = typed.lastIndex(of: ",").map { typed.distance(from: typed.startIndex, to: $0) + 1 } ?? 0
    let keys = Set(world.objects(of: kind).flatMap(\.metadata.labels.keys)).sorted()
    return (keys.map { Completions.Item($0) }, offset)
  }

  /// `key=` of labels seen, and `key-` of those that the objects named carry.
  func labelEdits(of kind: Kind, named names: [String]) -> [Completions.Item] {
    let objects = world.objects(of: kind)
    let keys = Set(objects.flatMap(\.metadata.labels.keys)).sorted()
    let carried = Set(objects.filter { names.contains($0.name) }.flatMap(\.metadata.labels.keys)).sorted()
    return keys.map { Completions.Item("\($0)=", endsWord: false) }
      + carried.map { Completions.Item("\($0)-") }
  }

  /// Taints seen on nodes, and how to take away those that the nodes named have.
  func taintEdits(named names: [String]) -> [Completions.Item] {
    let nodes = world.objects.nodes.values
    let seen = Set(nodes.flatMap(\.spec.taints).map { "\($0)" }).sorted()
    let own = nodes.filter { names.contains($0.metadata.name) }.flatMap(\.spec.taints)
    let removals = Set(own.map { "\($0.key):\($0.effect.rawValue)-" }).sorted()
    return (removals + seen).map { Completions.Item($0) }
  }

  /// `container=` of what is named.
  func imageEdits(of object: ClusterObject?) -> [Completions.Item] {
    (object?.podSpec?.containers ?? []).map { container in
      Completions.Item("\(container.name)=", description: container.image, endsWord: false)
    }
  }

  /// Fields that a patch of a kind may have at its cursor, documented.
  func patchFields(of kind: Kind, typed: String) -> (items: [Completions.Item], offset: Int) {
    let place = PatchCompletion(typed)
    let items = place.fields(of: kind).sorted { $0.name < $1.name }.map { field in
      Completions.Item("\(field.name)\":", description: field.shape.explainName, endsWord: false)
    }
    return (items, place.offset)
  }

  /// Fields that the API server selects by.
  static func fieldSelectors(of kind: Kind?) -> [Completions.Item] {
    let fields =
      switch kind {
      case Kind.pod?:
        [
          "metadata.name", "spec.nodeName", "spec.schedulerName", "spec.serviceAccountName", "status.phase",
          "status.podIP",
        ]
      case Kind.event?: ["involvedObject.kind", "involvedObject.name", "reason", "source", "type"]
      case Kind.node?: ["metadata.name", "spec.unschedulable"]
      default: ["metadata.name", "metadata.namespace"]
      }
    return fields.map { Completions.Item("\($0)=", endsWord: false) }
  }

  /// What time may run until.
  static let conditions: [Completions.Item] = [
    Completions.Item("30s"), Completions.Item("5m"), Completions.Item("1h"), Completions.Item("until idle"),
    Completions.Item("until", endsWord: true),
  ]

  /// What `wait --for` takes.
  static let waitConditions: [Completions.Item] = [
    Completions.Item("condition=Available"), Completions.Item("condition=Ready"), Completions.Item("create"),
    Completions.Item("delete"), Completions.Item("jsonpath=", endsWord: false),
  ]

  /// Behind `break on`: decisions, and reasons of events seen.
  var breakableEvents: [Completions.Item] {
    let reasons = Set(world.objects.events.values.map(\.reason)).sorted()
    return DecisionRecord.recordNames.map { Completions.Item($0) } + reasons.map { Completions.Item($0) }
  }

  /// `$NAME` of variables set.
  func variableItems(_ typed: String) -> [Completions.Item] {
    let brace = typed.hasPrefix("${") ? "{" : ""
    return variables.sorted.filter { $0.name != "?" }.map { entry in
      Completions.Item("$\(brace)\(entry.name)\(brace.isEmpty ? "" : "}")", description: entry.value)
    }
  }
}
