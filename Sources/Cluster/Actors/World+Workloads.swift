import Controllers
import Kubernetes

/// The workload controllers of kube-controller-manager, given what of the cluster they look at.
extension World {
  func reconcileDeployment(_ name: NamespacedName) -> Reconciliation {
    guard let deployment = objects.deployments[name] else { return .settled }
    let replicaSets =
      (objects.replicaSets(ownedBy: deployment.metadata.uid)
      + objects.orphanReplicaSets(in: name.namespace)).sorted { $0.name < $1.name }
    let pods = replicaSets.flatMap { objects.pods(ownedBy: $0.metadata.uid) }
    return DeploymentController.reconcile(deployment, replicaSets: replicaSets, pods: pods, at: now)
  }

  func reconcileReplicaSet(_ name: NamespacedName) -> Reconciliation {
    guard let replicaSet = objects.replicaSets[name] else { return .settled }
    let pods = objects.pods(ownedBy: replicaSet.metadata.uid) + objects.orphanPods(in: name.namespace)
    return ReplicaSetController.reconcile(
      replicaSet, pods: pods, siblingPods: siblingPods(of: replicaSet), at: now)
  }

  /// Pods of the other ReplicaSets of the same Deployment.
  private func siblingPods(of replicaSet: ReplicaSet) -> [Pod] {
    guard let deployment = replicaSet.metadata.controller else { return [] }
    return objects.replicaSets(ownedBy: deployment.uid)
      .filter { $0.metadata.uid != replicaSet.metadata.uid }
      .flatMap { objects.pods(ownedBy: $0.metadata.uid) }
  }
}

extension World {
  func reconcileDaemonSet(_ name: NamespacedName) -> Reconciliation {
    guard let daemonSet = objects.daemonSets[name] else { return .settled }
    let pods = objects.pods(ownedBy: daemonSet.metadata.uid) + objects.orphanPods(in: name.namespace)
    return DaemonSetController.reconcile(
      daemonSet, nodes: objects.nodes.values, pods: pods,
      revisions: objects.all(ControllerRevision.self, in: name.namespace), at: now)
  }

  func reconcileStatefulSet(_ name: NamespacedName) -> Reconciliation {
    guard let set = objects.statefulSets[name] else { return .settled }
    let pods = objects.pods(ownedBy: set.metadata.uid) + objects.orphanPods(in: name.namespace)
    return StatefulSetController.reconcile(
      set, pods: pods, claims: objects.all(PersistentVolumeClaim.self, in: name.namespace),
      revisions: objects.all(ControllerRevision.self, in: name.namespace), at: now)
  }

  func reconcileJob(_ name: NamespacedName) -> Reconciliation {
    guard let job = objects.jobs[name] else { return .settled }
    return JobController.reconcile(job, pods: objects.pods(ownedBy: job.metadata.uid), at: now)
  }

  func reconcileCronJob(_ name: NamespacedName) -> Reconciliation {
    guard let cronJob = objects.cronJobs[name] else { return .settled }
    return CronJobController.reconcile(cronJob, jobs: objects.all(Job.self, in: name.namespace), at: now)
  }

  func reconcileEndpoints(_ name: NamespacedName) -> Reconciliation {
    guard let service = objects.services[name] else { return .settled }
    return EndpointSliceController.reconcile(
      service, pods: objects.all(Pod.self, in: name.namespace),
      slices: objects.all(EndpointSlice.self, in: name.namespace), zone: { objects.node($0)?.zone })
  }

  func reconcileQuota(_ name: NamespacedName) -> Reconciliation {
    guard let quota = objects.resourceQuotas[name] else { return .settled }
    return ResourceQuotaController.reconcile(quota, used: quotaUsage(in: name.namespace))
  }

  func reconcileBudget(_ name: NamespacedName) -> Reconciliation {
    guard let budget = objects.podDisruptionBudgets[name] else { return .settled }
    let workloads = WorkloadScales(
      deployments: objects.all(Deployment.self, in: name.namespace),
      replicaSets: objects.all(ReplicaSet.self, in: name.namespace),
      statefulSets: objects.all(StatefulSet.self, in: name.namespace))
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
    for type in Self.dependentTypes {
      result.append(collect(type, of: owner, in: type.kind.isNamespaced ? key.namespace : nil))
    }
    return result
  }

  /// Kinds of which objects belong to others and go with them; Pods are found by an index of their own.
  private static let dependentTypes: [any StoredObject.Type] = [
    ReplicaSet.self, ControllerRevision.self, Job.self, PersistentVolumeClaim.self, EndpointSlice.self,
    HorizontalPodAutoscaler.self, NodeClaim.self, Node.self,
  ]

  private func collect<Object: StoredObject>(_ type: Object.Type, of owner: UID, in namespace: String?)
    -> Reconciliation
  {
    let candidates = namespace.map { objects.all(type, in: $0) } ?? objects[type].values
    var result = Reconciliation()
    for object in candidates where object.isOwned(by: owner) { result.append(collect(object)) }
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
