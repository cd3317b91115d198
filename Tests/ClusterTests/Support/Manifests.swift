import Cluster
import Kubernetes
import Manifests
import Testing

extension World {
  /// A cluster made of manifests, as a student would apply them.
  init(_ manifests: String) throws {
    self.init()
    try apply(manifests)
  }

  /// Nodes of 4 cores and 8Gi, named after their zones: `a1` stands in `zone-a`.
  static func nodes(_ names: String...) -> String {
    names.map { name in
      """
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: \(name)
        labels: {topology.kubernetes.io/zone: zone-\(name.prefix(1)), kubernetes.io/hostname: \(name)}
      status:
        allocatable: {cpu: "4", memory: 8Gi, pods: "20"}
        conditions: [{type: Ready, status: "True"}]

      """
    }.joined()
  }

  func pod(_ name: String) -> Pod? { objects.pods[NamespacedName(namespace: "default", name: name)] }

  func reference(_ kind: Kind, _ name: String) -> ObjectReference {
    ObjectReference(
      kind: kind, name: NamespacedName(namespace: kind.isNamespaced ? "default" : "", name: name))
  }

  /// Reasons of the events about an object, in the order of their first time.
  func eventReasons(_ kind: Kind, _ name: String) -> [String] {
    let reference = reference(kind, name)
    return objects.events.values.filter { $0.involvedObject == reference }
      .sorted { ($0.firstTimestamp ?? .start, $0.reason) < ($1.firstTimestamp ?? .start, $1.reason) }
      .map(\.reason)
  }

  mutating func cordon(_ node: String) throws {
    let node = try #require(objects.node(NodeName(node)))
    try update(node.with { $0.spec.unschedulable = true })
  }
}
