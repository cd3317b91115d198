import Kubernetes

/// What the API server does to an object on its way in, beyond the defaults that its schema gives.
extension World {
  func admit<Object: StoredObject>(_ object: Object) throws(APIError) -> Object {
    guard let pod = object as? Pod, let admitted = try admit(pod) as? Object else { return object }
    return admitted
  }

  private func admit(_ pod: Pod) throws(APIError) -> Pod {
    var new = pod
    new.status.phase = .pending
    if new.spec.serviceAccountName.isEmpty { new.spec.serviceAccountName = "default" }
    try resolvePriority(of: &new)
    addDefaultTolerations(to: &new)
    if !new.spec.schedulingGates.isEmpty {
      new.status.conditions.set(
        Condition(
          type: "PodScheduled", status: .isFalse, reason: "SchedulingGated",
          message: "Scheduling is blocked due to non-empty scheduling gates"), at: now)
    }
    return new
  }

  private func resolvePriority(of pod: inout Pod) throws(APIError) {
    let name = pod.spec.priorityClassName
    let priorityClass: PriorityClass?
    if name.isEmpty {
      priorityClass = objects.priorityClasses.values.first(where: \.isGlobalDefault)
      pod.spec.priorityClassName = priorityClass?.metadata.name ?? ""
    } else {
      priorityClass = objects.priorityClasses[NamespacedName(namespace: "", name: name)]
      if priorityClass == nil {
        throw .forbidden(kind: .pod, name: pod.metadata.name, explanation: UpstreamText.noPriorityClass(name))
      }
    }
    pod.spec.priority = priorityClass?.value ?? 0
    pod.spec.preemptionPolicy =
      pod.spec.preemptionPolicy ?? priorityClass?.preemptionPolicy ?? .preemptLowerPriority
  }

  /// Five minutes' grace on a node that is lost, for whoever does not say otherwise.
  private func addDefaultTolerations(to pod: inout Pod) {
    for key in [WellKnown.notReady, WellKnown.unreachable] {
      let isCovered = pod.spec.tolerations.contains {
        ($0.key == key || ($0.key.isEmpty && $0.operator == .exists))
          && ($0.effect == nil || $0.effect == .noExecute)
      }
      if !isCovered {
        pod.spec.tolerations.append(
          Toleration(key: key, operator: .exists, effect: .noExecute, tolerationSeconds: 300))
      }
    }
  }
}
