import Kubernetes

/// What the API server does to an object on its way in, beyond the defaults that its schema gives.
extension World {
  func admit<Object: StoredObject>(_ object: Object) throws(APIError) -> Object {
    if let service = object as? Service, let addressed = addressed(service) as? Object { return addressed }
    guard let pod = object as? Pod, let admitted = try admit(pod) as? Object else { return object }
    return admitted
  }

  private func admit(_ pod: Pod) throws(APIError) -> Pod {
    var new = pod
    new.status.phase = .pending
    if new.spec.serviceAccountName.isEmpty { new.spec.serviceAccountName = "default" }
    new.spec.applyDefaults()
    new.mergeLabelKeys()
    let ranges = objects.all(LimitRange.self, in: pod.metadata.namespace)
    LimitRanger.fillIn(&new, from: ranges)
    guard new.resolvePriority(from: objects.priorityClasses.values) else {
      throw forbidden(new, UpstreamText.noPriorityClass(new.spec.priorityClassName))
    }
    addDefaultTolerations(to: &new)
    if !new.spec.schedulingGates.isEmpty {
      new.status.conditions.set(
        Condition(
          type: "PodScheduled", status: .isFalse, reason: "SchedulingGated",
          message: UpstreamText.schedulingGated), at: now)
    }
    let problems = LimitRanger.problems(new, under: ranges)
    guard problems.isEmpty else { throw forbidden(new, UpstreamText.list(problems)) }
    try checkQuotas(for: new)
    return new
  }

  private func checkQuotas(for pod: Pod) throws(APIError) {
    let quotas = objects.all(ResourceQuota.self, in: pod.metadata.namespace)
    guard !quotas.isEmpty else { return }
    let used = QuotaAdmission.usage(of: objects.all(Pod.self, in: pod.metadata.namespace))
    for quota in quotas {
      if let refusal = QuotaAdmission.refusal(of: pod, by: quota, used: used) {
        throw forbidden(pod, refusal)
      }
    }
  }

  private func forbidden(_ pod: Pod, _ explanation: String) -> APIError {
    let name = pod.metadata.name.isEmpty ? pod.metadata.generateName : pod.metadata.name
    return .forbidden(kind: .pod, name: name, explanation: explanation)
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
