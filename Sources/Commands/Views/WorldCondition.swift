import Cluster
import Kubernetes
import Manifests

/// Something that `run until` and `wait` look for in a world.
enum WorldCondition: Equatable, Sendable {
  /// `pod web-1 is Running`, `deployment web is Available`: the STATUS column or a condition's type.
  case object(ObjectReference, state: String)
  case exists(ObjectReference)
  case gone(ObjectReference)
  /// `3 nodes`, `10 pods Running`.
  case count(Kind, atLeast: Int, state: String?, namespace: String?)
  /// `no pods Pending`.
  case none(Kind, state: String, namespace: String?)
  case path(ObjectReference, JSONPath, value: String)
  case hasPath(ObjectReference, JSONPath)
  /// A condition's type and status, both in lower case.
  case condition(ObjectReference, type: String, status: String)

  /// Nil when the text is no condition.
  init?(_ text: String, namespace: String) {
    let words = text.split(separator: " ").map(String.init).filter { $0 != "is" && $0 != "está" }
    guard let first = words.first else { return nil }
    if let count = first == "no" ? 0 : Int(first), words.count >= 2, let kind = Kinds.named(words[1])?.kind {
      let state = words.count > 2 ? words[2] : nil
      let scope = kind.isNamespaced ? namespace : nil
      if count == 0 {
        self = .none(kind, state: state ?? "", namespace: scope)
      } else {
        self = .count(kind, atLeast: count, state: state, namespace: scope)
      }
      return
    }
    var parts = words
    if let slash = first.firstIndex(of: "/") {
      parts = [String(first[..<slash]), String(first[first.index(after: slash)...])] + words.dropFirst()
    }
    guard (2...3).contains(parts.count), let kind = Kinds.named(parts[0])?.kind else { return nil }
    let reference = ObjectReference(
      kind: kind, name: NamespacedName(namespace: kind.isNamespaced ? namespace : "", name: parts[1]))
    switch parts.count == 3 ? parts[2] : "exists" {
    case "gone", "deleted", "sumiu": self = .gone(reference)
    case "exists", "existe": self = .exists(reference)
    case let state: self = .object(reference, state: state)
    }
  }

  func holds(in world: World) -> Bool {
    switch self {
    case .object(let reference, let state): world.object(reference)?.isIn(state) ?? false
    case .exists(let reference): world.object(reference) != nil
    case .gone(let reference): world.object(reference) == nil
    case .count(let kind, let least, let state, let namespace):
      Self.matching(kind, state, namespace, world) >= least
    case .none(let kind, let state, let namespace):
      Self.matching(kind, state.isEmpty ? nil : state, namespace, world) == 0
    case .hasPath(let reference, let path):
      world.object(reference).map { !path.values(in: $0.json).isEmpty } ?? false
    case .condition(let reference, let type, let status):
      world.object(reference)?.conditions.contains {
        $0.type.lowercased() == type && $0.status.rawValue.lowercased() == status
      } ?? false
    case .path(let reference, let path, let value):
      world.object(reference).map { path.values(in: $0.json).contains { $0.shown == value } } ?? false
    }
  }

  private static func matching(_ kind: Kind, _ state: String?, _ namespace: String?, _ world: World) -> Int {
    world.objects(of: kind).count { object in
      (namespace == nil || object.metadata.namespace == namespace) && (state.map(object.isIn) ?? true)
    }
  }
}

extension ClusterObject {
  /// Whether its STATUS column says so, or its condition of that type is true.
  func isIn(_ state: String) -> Bool {
    let wanted = state.lowercased()
    let isNegated = wanted.hasPrefix("!")
    let name = isNegated ? String(wanted.dropFirst()) : wanted
    return isNegated != hasState(name)
  }

  private func hasState(_ name: String) -> Bool {
    if let pod = self.as(Pod.self), pod.statusText.lowercased() == name { return true }
    if let node = self.as(Node.self), node.statusText.lowercased() == name { return true }
    if let namespace = self.as(Namespace.self) { return namespace.phase.rawValue.lowercased() == name }
    if let claim = self.as(PersistentVolumeClaim.self) { return claim.statusText.lowercased() == name }
    if let volume = self.as(PersistentVolume.self) { return volume.statusText.lowercased() == name }
    if let job = self.as(Job.self), job.statusText.lowercased() == name { return true }
    return conditions.contains { $0.type.lowercased() == name && $0.status == .isTrue }
  }

  var conditions: [Condition] {
    guard case .active(let object) = self else { return [] }
    return switch object {
    case let pod as Pod: pod.status.conditions
    case let node as Node: node.status.conditions
    case let deployment as Deployment: deployment.status.conditions
    case let budget as PodDisruptionBudget: budget.status.conditions
    case let pool as NodePool: pool.status.conditions
    case let claim as NodeClaim: claim.status.conditions
    case let nodeClass as EC2NodeClass: nodeClass.status.conditions
    case let nodeClass as AKSNodeClass: nodeClass.status.conditions
    case let nodeClass as OCINodeClass: nodeClass.status.conditions
    case let job as Job: job.status.conditions
    case let autoscaler as HorizontalPodAutoscaler: autoscaler.status.conditions
    case let autoscaler as VerticalPodAutoscaler: autoscaler.status.conditions
    case let object as ScaledObject: object.status.conditions
    default: []
    }
  }
}
