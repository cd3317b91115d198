import Kubernetes

/// Which Services and controllers select which pods: what the default spread constraints count by.
struct WorkloadSelectors: Sendable {
  /// By namespace and name.
  private var services: [String: [String: Labels]] = [:]
  private var replicaSets: [NamespacedName: LabelSelector] = [:]

  mutating func put(_ service: Service) {
    services[service.metadata.namespace, default: [:]][service.metadata.name] = service.selector
  }

  mutating func removeService(_ name: NamespacedName) { services[name.namespace]?[name.name] = nil }

  mutating func put(_ replicaSet: ReplicaSet) { replicaSets[replicaSet.name] = replicaSet.selector }

  mutating func removeReplicaSet(_ name: NamespacedName) { replicaSets[name] = nil }

  /// What every Service that selects the pod and the pod's own controller ask for, together; nil when nothing does.
  ///
  /// Source: kube-scheduler 1.35, `plugins/helper/spread.go`, `DefaultSelector`.
  func selector(for pod: Pod) -> LabelSelector? {
    var together = LabelSelector()
    for (_, selector) in (services[pod.metadata.namespace] ?? [:]).sorted(by: { $0.key < $1.key }) {
      let selects = selector.allSatisfy { pod.metadata.labels[$0.key] == $0.value }
      if selects { together.matchLabels.merge(selector) { _, value in value } }
    }
    if let owner = pod.metadata.controller, owner.apiVersion == "apps/v1", owner.kind == "ReplicaSet",
      let selector = replicaSets[NamespacedName(namespace: pod.metadata.namespace, name: owner.name)]
    {
      together.matchExpressions += selector.matchLabels.sorted { $0.key < $1.key }.map {
        LabelSelector.Requirement(key: $0.key, operator: .isIn, values: [$0.value])
      }
      together.matchExpressions += selector.matchExpressions
    }
    return together.isEmpty ? nil : together
  }
}
