import Kubernetes

extension Kind {
  /// Whether the API server counts how often an object's desired state has changed: it does for what has one.
  ///
  /// Source: Kubernetes 1.35 `pkg/registry`, each kind's `strategy.go`, `PrepareForCreate`.
  var countsGenerations: Bool { !(group.isEmpty ? Self.coreWithout : Self.othersWithout).contains(name) }

  private static let coreWithout: Set<String> = [
    "ConfigMap", "Secret", "ServiceAccount", "Namespace", "Node", "Service", "Event", "Endpoints",
    "PersistentVolume", "PersistentVolumeClaim", "ResourceQuota", "LimitRange",
  ]

  private static let othersWithout: Set<String> = [
    "HorizontalPodAutoscaler", "Lease", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding",
    "StorageClass", "CSINode", "CSIDriver", "VolumeAttachment", "Event", "RuntimeClass",
  ]
}
