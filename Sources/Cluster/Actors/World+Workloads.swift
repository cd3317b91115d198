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
