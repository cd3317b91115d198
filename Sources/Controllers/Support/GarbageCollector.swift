import Kubernetes

/// Deletes what has lost its owners.
///
/// Source: k8s.io/kubernetes `pkg/controller/garbagecollector`, background propagation.
public enum GarbageCollector {
  /// Deletes an object whose owners are all gone; of one that has some left, the references to the others are
  /// taken away.
  ///
  /// - Parameter exists: whether the owner, by its UID, is still stored.
  public static func reconcile<Object: KubernetesObject>(
    _ object: Object, exists: (OwnerReference) -> Bool
  ) -> Reconciliation {
    guard !object.metadata.isBeingDeleted else { return .settled }
    let gone = object.metadata.ownerReferences.filter { !exists($0) }
    guard let first = gone.first else { return .settled }
    var result = Reconciliation()
    if gone.count == object.metadata.ownerReferences.count {
      result.writes.append(.delete(object.reference, gracePeriodSeconds: nil))
      result.record(object.reference, .ownerGone(kind: first.kind, name: first.name))
    } else {
      let freed = object.with { $0.metadata.ownerReferences.removeAll { !exists($0) } }
      result.writes.append(.update(freed))
    }
    return result
  }

  /// Leaves dependents to themselves before their owner goes: `kubectl delete --cascade=orphan`.
  public static func orphan<Object: KubernetesObject>(_ dependents: [Object], of owner: UID)
    -> [ObjectWrite]
  {
    dependents.filter { $0.metadata.ownerReferences.contains { $0.uid == owner } }.map { dependent in
      .update(dependent.with { $0.metadata.ownerReferences.removeAll { $0.uid == owner } })
    }
  }
}
