/// The order in which Helm creates objects, by kind; it deletes them in the opposite one.
///
/// Source: helm.sh/helm `pkg/release/util/kind_sorter.go`.
enum InstallOrder {
  private static let kinds = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodDisruptionBudget",
    "ServiceAccount", "Secret", "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim",
    "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Service",
    "DaemonSet", "Pod", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job",
    "CronJob",
    "IngressClass", "Ingress", "APIService",
  ]

  /// Kinds that the order does not name come last; what is of one kind stays in its order.
  static func sorted(_ objects: [RenderedObject]) -> [RenderedObject] {
    func rank(_ object: RenderedObject) -> Int { kinds.firstIndex(of: object.kind) ?? kinds.count }
    return objects.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }
}
