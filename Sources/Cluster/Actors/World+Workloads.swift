import Controllers
import Kubernetes

/// The workload controllers of kube-controller-manager, given what of the cluster they look at.
extension World {
  func reconcileDeployment(_ name: NamespacedName) -> Reconciliation {
    guard let deployment = objects.deployments[name] else { return .settled }
    let replicaSets = objects.all(ReplicaSet.self, in: name.namespace)
      .filter { $0.metadata.controller.map { $0.uid == deployment.metadata.uid } ?? true }
    let pods = replicaSets.flatMap { objects.pods(ownedBy: $0.metadata.uid) }
    return DeploymentController.reconcile(deployment, replicaSets: replicaSets, pods: pods, at: now)
  }

  func reconcileReplicaSet(_ name: NamespacedName) -> Reconciliation {
    guard let replicaSet = objects.replicaSets[name] else { return .settled }
    let own = objects.pods(ownedBy: replicaSet.metadata.uid)
    return ReplicaSetController.reconcile(
      replicaSet, pods: own + objects.orphanPods(in: name.namespace),
      siblingPods: siblingPods(of: replicaSet),
      at: now)
  }

  /// Pods of the other ReplicaSets of the same Deployment.
  private func siblingPods(of replicaSet: ReplicaSet) -> [Pod] {
    guard let deployment = replicaSet.metadata.controller else { return [] }
    return objects.all(ReplicaSet.self, in: replicaSet.metadata.namespace)
      .filter { $0.metadata.controller?.uid == deployment.uid && $0.metadata.uid != replicaSet.metadata.uid }
      .flatMap { objects.pods(ownedBy: $0.metadata.uid) }
  }
}

extension World {
  func reconcileDaemonSet(_ name: NamespacedName) -> Reconciliation {
    guard let daemonSet = objects.daemonSets[name] else { return .settled }
    let pods = objects.pods(ownedBy: daemonSet.metadata.uid) + objects.orphanPods(in: name.namespace)
    return DaemonSetController.reconcile(daemonSet, nodes: objects.nodes.values, pods: pods, at: now)
  }

  func reconcileBudget(_ name: NamespacedName) -> Reconciliation {
    guard let budget = objects.podDisruptionBudgets[name] else { return .settled }
    let workloads = WorkloadScales(
      deployments: objects.all(Deployment.self, in: name.namespace),
      replicaSets: objects.all(ReplicaSet.self, in: name.namespace))
    return PodDisruptionBudgetController.reconcile(
      budget, pods: objects.all(Pod.self, in: name.namespace), workloads: workloads, at: now)
  }
}

// MARK: - What belongs to what is gone

extension World {
  /// - Parameter key: the owner's namespace and UID.
  func collectGarbage(ofOwner key: NamespacedName) -> Reconciliation {
    let owner = UID(key.name)
    var result = Reconciliation()
    for pod in objects.pods(ownedBy: owner) { result.append(collect(pod)) }
    for replicaSet in objects.all(ReplicaSet.self, in: key.namespace) where replicaSet.isOwned(by: owner) {
      result.append(collect(replicaSet))
    }
    for nodeClaim in objects.nodeClaims.values where nodeClaim.isOwned(by: owner) {
      result.append(collect(nodeClaim))
    }
    for node in objects.nodes.values where node.isOwned(by: owner) { result.append(collect(node)) }
    return result
  }

  private func collect<Object: StoredObject>(_ object: Object) -> Reconciliation {
    GarbageCollector.reconcile(object) { owner in
      guard let kind = ObjectStore.types.keys.first(where: { $0.name == owner.kind }) else { return true }
      let namespace = kind.isNamespaced ? object.metadata.namespace : ""
      let reference = ObjectReference(
        kind: kind, name: NamespacedName(namespace: namespace, name: owner.name))
      return objects.find(reference)?.metadata.uid == owner.uid
    }
  }

  func collectLostPods(ofNode key: NamespacedName) -> Reconciliation {
    let node = NodeName(key.name)
    var result = Reconciliation()
    for pod in objects.pods(on: node) {
      result.append(PodGarbageCollector.reconcile(pod, nodeGoneSince: removedNodes[node], at: now))
    }
    return result
  }
}

extension KubernetesObject {
  fileprivate func isOwned(by owner: UID) -> Bool { metadata.ownerReferences.contains { $0.uid == owner } }
}
