import Kubernetes

/// Writes down how much of a ResourceQuota is used.
///
/// Source: k8s.io/kubernetes `pkg/controller/resourcequota`.
public enum ResourceQuotaController {
  /// - Parameter used: all that is used in the namespace, by the names that quotas have for it.
  public static func reconcile(_ quota: ResourceQuota, used: ResourceList) -> Reconciliation {
    let counted = quota.with { quota in
      quota.enforced = quota.hard
      quota.used = ResourceList()
      for name in quota.hard.amounts.keys { quota.used[name] = used[name] ?? .zero }
    }
    return counted == quota ? .settled : Reconciliation(writes: [.updateStatus(counted)])
  }
}
