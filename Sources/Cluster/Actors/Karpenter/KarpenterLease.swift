import Kubernetes

/// What Karpenter's replicas compete for: the one that holds it acts, the others wait.
///
/// Source: sigs.k8s.io/controller-runtime `pkg/manager`, whose durations Karpenter leaves as they are.
struct KarpenterLease: Equatable, Sendable {
  static let name = "karpenter-leader-election"
  /// How long it stays with a holder that does not renew it.
  static let duration = Duration.seconds(15)
  /// How often those who wait try: a holder that stops in good order gives it up.
  static let retryPeriod = Duration.seconds(2)

  let holder: PodName
  let holderUID: UID
  let acquiredAt: VirtualTime
  /// How many have held it before.
  let transitions: Int
  /// When another can have it; nil while its holder renews it.
  var freeAt: VirtualTime?

  /// As the cluster keeps it.
  var object: InertObject {
    var metadata = ObjectMeta()
    metadata.name = Self.name
    metadata.namespace = holder.namespace
    let time = JSONValue.string(acquiredAt.rfc3339.dropLast() + ".000000Z")
    return InertObject(
      kind: Kind(
        group: "coordination.k8s.io", version: "v1", name: "Lease", plural: "leases", isNamespaced: true),
      metadata: metadata,
      fields: [
        "spec": .object([
          "holderIdentity": .string("\(holder.name)_\(holderUID.text)"), "acquireTime": time,
          "renewTime": time,
          "leaseDurationSeconds": .int(15), "leaseTransitions": .int(Int64(transitions)),
        ])
      ])
  }
}
