import Kubernetes
import Scheduling

/// What kube-scheduler watches: its picture of the cluster, and whom a change gives another attempt.
extension World {
  mutating func observeForScheduling(_ change: ObjectChange) {
    updateSchedulingSnapshot(change)
    let concerned: ClusterChange
    switch change {
    case .pod(let before, let after):
      observeWaitingPod(before, after)
      mayRetryHelp = mayRetryHelp || before?.isBound ?? false || after?.isBound ?? false
      concerned = .pod(before: before, after: after)
    case .node(let before, let after):
      mayRetryHelp = true
      concerned = .node(before: before, after: after)
    case .kubeSchedulerConfiguration(let configuration):
      restartScheduler(with: configuration ?? KubeSchedulerConfiguration())
      return planScheduler()
    case .persistentVolumeClaim, .persistentVolume, .storageClass, .csiNode, .volumeAttachment(_, nil):
      mayRetryHelp = true
      concerned = .storage
    case .deployment, .replicaSet, .daemonSet, .statefulSet, .job, .cronJob, .horizontalPodAutoscaler,
      .verticalPodAutoscaler, .scaledObject, .podDisruptionBudget, .volumeAttachment, .resourceQuota,
      .nodePool, .nodeClaim, .nodeOverlay, .nodeClass, .namespace, .service, .other:
      return
    }
    schedulingQueue.note(concerned, at: now)
    planScheduler()
  }

  private mutating func observeWaitingPod(_ before: Pod?, _ after: Pod?) {
    guard let after else {
      guard let before else { return }
      schedulingQueue.remove(before.name)
      schedulingAttempts.forget(before.name)
      schedulingCauses[before.name] = nil
      assumptions[before.name] = nil
      assumedPods[before.name] = nil
      evictionTimers[before.name] = nil
      return
    }
    if scheduler.isResponsible(for: after), assumedPods[after.name] == nil {
      schedulingQueue.put(after, at: now)
    }
    if before == nil, !after.isBound { schedulingCauses[after.name] = cause }
  }

  /// A real kube-scheduler reads its configuration when it starts, and then looks at every Pod that waits.
  private mutating func restartScheduler(with configuration: KubeSchedulerConfiguration) {
    guard (try? scheduler.adopt(configuration)) != nil else { return }
    schedulingQueue.restart(
      initialBackoff: .seconds(configuration.podInitialBackoffSeconds),
      maximumBackoff: .seconds(configuration.podMaxBackoffSeconds), at: now)
    for (name, pod) in objects.pods where !pod.isBound {
      if scheduler.isResponsible(for: pod) {
        schedulingQueue.put(pod, at: now)
      } else {
        schedulingQueue.remove(name)
      }
    }
  }

  private mutating func updateSchedulingSnapshot(_ change: ObjectChange) {
    switch change {
    case .pod(let before, let after):
      if let before { schedulingSnapshot.remove(asAssumed(before)) }
      if let after { schedulingSnapshot.put(asAssumed(after)) }
    case .node(_, let after?): schedulingSnapshot.put(after)
    case .node(let before?, nil): schedulingSnapshot.removeNode(before.nodeName)
    case .namespace(_, let after?): schedulingSnapshot.put(after)
    case .namespace(let before?, nil): schedulingSnapshot.removeNamespace(before.metadata.name)
    case .service(_, let after?): schedulingSnapshot.put(after)
    case .service(let before?, nil): schedulingSnapshot.removeService(before.name)
    case .replicaSet(_, let after?): schedulingSnapshot.put(after)
    case .replicaSet(let before?, nil): schedulingSnapshot.removeReplicaSet(before.name)
    case .podDisruptionBudget(_, let after?): schedulingSnapshot.put(after)
    case .podDisruptionBudget(let before?, nil): schedulingSnapshot.removeBudget(before.name)
    case .persistentVolumeClaim(_, let after?): schedulingSnapshot.put(after)
    case .persistentVolumeClaim(let before?, nil): schedulingSnapshot.removeClaim(before.name)
    case .persistentVolume(_, let after?): schedulingSnapshot.put(after)
    case .persistentVolume(let before?, nil): schedulingSnapshot.removeVolume(before.metadata.name)
    case .storageClass(_, let after?): schedulingSnapshot.put(after)
    case .storageClass(let before?, nil): schedulingSnapshot.removeStorageClass(before.metadata.name)
    case .csiNode(_, let after?): schedulingSnapshot.put(after)
    case .csiNode(let before?, nil):
      schedulingSnapshot.removeVolumeLimits(of: NodeName(before.metadata.name))
    case .volumeAttachment(_, let after?): schedulingSnapshot.put(after)
    case .volumeAttachment(let before?, nil): schedulingSnapshot.remove(before)
    case .node, .namespace, .service, .replicaSet, .podDisruptionBudget, .persistentVolumeClaim,
      .persistentVolume, .storageClass, .deployment, .daemonSet, .statefulSet, .job, .cronJob,
      .horizontalPodAutoscaler, .verticalPodAutoscaler, .scaledObject, .csiNode, .volumeAttachment,
      .resourceQuota,
      .nodePool, .nodeClaim, .nodeOverlay, .nodeClass, .kubeSchedulerConfiguration, .other:
      break
    }
  }
}
