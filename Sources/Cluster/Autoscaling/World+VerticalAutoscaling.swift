import Controllers
import Kubernetes

/// VerticalPodAutoscalers: usage is noted when it changes, recommendations and evictions follow at the next minute.
extension World {
  mutating func scaleVertically(_ key: NamespacedName) {
    guard let autoscaler = objects.verticalPodAutoscalers[key], state(of: .vpaRecommender) == .runs else {
      return
    }
    let target = scaleTarget(autoscaler.targetRef, in: key.namespace)
    let pods = target.map(pods(of:)) ?? []
    var histories = usageHistories[key] ?? [:]
    let samples = samples(of: pods)
    for container in Set(samples.keys).union(histories.keys) {
      histories[container, default: UsageHistory()].note(samples[container] ?? [:], at: now)
    }
    usageHistories[key] = histories
    var result = VerticalAutoscalerController.recommend(
      autoscaler, hasTarget: target != nil, hasPods: !pods.isEmpty, histories: histories, at: now)
    let next = VerticalAutoscalerController.nextChange(autoscaler, histories: histories, pods: pods, at: now)
    if let next { result.lookAgain(at: next) }
    let changes = pods.compactMap(\.measured) + [nextLoadChange].compactMap(\.self)
    if let next = changes.filter({ $0 > now }).min() {
      result.lookAgain(at: VerticalAutoscalerController.nextLook(of: autoscaler, notBefore: next))
    }
    carryOut(asRecurring(result), by: .verticalAutoscaler, on: key)
    if let target, state(of: .vpaUpdater) == .runs { evictMisfits(of: key, pods, replicas: target.replicas) }
  }

  private mutating func evictMisfits(of key: NamespacedName, _ pods: [Pod], replicas: Int) {
    guard let autoscaler = objects.verticalPodAutoscalers[key] else { return }
    for pod in VerticalAutoscalerController.evictions(autoscaler, pods: pods, replicas: replicas) {
      var attempt = self
      let step = ControllerStep(object: autoscaler.reference, change: .autoscaling(.evictedForResize(pod)))
      attempt.cause = attempt.decisions.append(
        .controllerStep(step), by: .verticalAutoscaler, at: now, cause: cause)
      guard (try? attempt.evict(pod)) != nil else { continue }
      self = attempt
      record(
        EventReport(
          object: ObjectReference(kind: .pod, name: pod), reason: "EvictedByVPA",
          message: UpstreamText.evictedByVPA), from: "vpa-updater")
    }
  }

  /// What each container of these Pods uses, by its name, once it is measured.
  private func samples(of pods: [Pod]) -> [String: [PodName: UsageHistory.Sample]] {
    guard state(of: .metricsServer) == .runs else { return [:] }
    var samples: [String: [PodName: UsageHistory.Sample]] = [:]
    let usage = measuredUsage(of: pods)
    for pod in pods {
      for used in usage[pod.name] ?? [] {
        let container = pod.spec.containers.first { $0.name == used.name }
        let status = pod.status.containerStatuses.first { $0.name == used.name }
        samples[used.name, default: [:]][pod.name] = UsageHistory.Sample(
          cpu: used.cpu, cpuRequest: container?.resources.requests[.cpu]?.milli ?? 0, memory: used.memory,
          kills: status?.wasKilledForMemory ?? false ? status?.restartCount ?? 0 : 0)
      }
    }
    return samples
  }

  mutating func wakeVerticalAutoscalers() {
    for autoscaler in objects.verticalPodAutoscalers.values {
      let time = VerticalAutoscalerController.nextLook(
        of: autoscaler, notBefore: nextTurn(of: .verticalAutoscaler))
      enqueue(.verticalAutoscaler, autoscaler.name, at: time)
    }
  }

  mutating func observeVerticalAutoscaler(_ before: VerticalPodAutoscaler?, _ after: VerticalPodAutoscaler?) {
    if let after {
      if before?.metadata.generation != after.metadata.generation { wakeVerticalAutoscalers() }
    } else if let before {
      usageHistories[before.name] = nil
    }
  }

  /// A Pod as the VPA's admission controller leaves it.
  func sizedVertically(_ pod: Pod) -> Pod {
    guard let owner = pod.metadata.controller, objects.verticalPodAutoscalers.first != nil,
      state(of: .vpaAdmissionController) == .runs
    else { return pod }
    let namespace = pod.metadata.namespace
    let replicaSet = objects.replicaSets[NamespacedName(namespace: namespace, name: owner.name)]
    let owners = [owner.uid, replicaSet?.metadata.controller?.uid].compactMap(\.self)
    let autoscaler = objects.all(VerticalPodAutoscaler.self, in: namespace).first { autoscaler in
      guard let target = scaleTarget(autoscaler.targetRef, in: namespace) else { return false }
      return owners.contains(target.object.metadata.uid)
    }
    return autoscaler.map { VerticalAdmission.admit(pod, by: $0) } ?? pod
  }
}

extension ContainerStatus {
  fileprivate var wasKilledForMemory: Bool {
    guard case .terminated(_, "OOMKilled", _)? = lastState else { return false }
    return true
  }
}
