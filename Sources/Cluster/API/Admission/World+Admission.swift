import Controllers
import Karpenter
import Kubernetes

/// What the API server does to an object on its way in, beyond the defaults that its schema gives.
extension World {
  func admit<Object: StoredObject>(_ object: Object) throws(APIError) -> Object {
    if let pod = object as? Pod { return try admit(pod) as? Object ?? object }
    var new = object
    if let claim = object as? PersistentVolumeClaim { new = try admit(claim) as? Object ?? new }
    if let volume = object as? PersistentVolume { new = admit(volume) as? Object ?? new }
    if let node = object as? Node { new = labelledAsOfOld(node) as? Object ?? new }
    if let service = object as? Service { new = addressed(service) as? Object ?? new }
    try checkQuotas(for: new)
    return new
  }

  /// The older names of its labels, which cloud and node-lifecycle controllers still give every node.
  ///
  /// Source: k8s.io/kubernetes `pkg/controller/nodelifecycle`, `labelReconcileInfo`.
  private func labelledAsOfOld(_ node: Node) -> Node {
    node.with { node in
      for (old, current) in LabelRules.olderNames where node.metadata.labels[current] != nil {
        node.metadata.labels[old] = node.metadata.labels[current]
      }
    }
  }

  /// A claim that names no class gets the default one, and stays until no Pod uses it.
  private func admit(_ claim: PersistentVolumeClaim) throws(APIError) -> PersistentVolumeClaim {
    var new = claim
    new.phase = .pending
    new.storageClassName = new.storageClassName ?? defaultStorageClass?.metadata.name
    if !new.metadata.finalizers.contains(PersistentVolumeController.claimFinalizer) {
      new.metadata.finalizers.append(PersistentVolumeController.claimFinalizer)
    }
    let ranges = objects.all(LimitRange.self, in: claim.metadata.namespace)
    let problems = LimitRanger.problems(new, under: ranges)
    guard problems.isEmpty else { throw forbidden(new, UpstreamText.list(problems)) }
    return new
  }

  private func admit(_ volume: PersistentVolume) -> PersistentVolume {
    guard !volume.metadata.finalizers.contains(PersistentVolumeController.volumeFinalizer) else {
      return volume
    }
    return volume.with { $0.metadata.finalizers.append(PersistentVolumeController.volumeFinalizer) }
  }

  /// Of several the one that was made last.
  private var defaultStorageClass: StorageClass? {
    objects.storageClasses.values.filter(\.isDefault).max {
      ($0.metadata.creationTimestamp ?? .start, $1.metadata.name)
        < ($1.metadata.creationTimestamp ?? .start, $0.metadata.name)
    }
  }

  private func checkQuotas<Object: StoredObject>(for object: Object) throws(APIError) {
    guard Object.kind.isNamespaced, Object.kind != .event else { return }
    let namespace = object.metadata.namespace
    let quotas = objects.all(ResourceQuota.self, in: namespace)
    guard !quotas.isEmpty else { return }
    let used = quotaUsage(in: namespace)
    let asked = QuotaAdmission.usage(of: object)
    for quota in quotas {
      if let refusal = QuotaAdmission.refusal(asking: asked, by: quota, used: used) {
        throw forbidden(object, refusal)
      }
    }
  }

  /// All that counts for quotas in a namespace.
  func quotaUsage(in namespace: String) -> ResourceList {
    var total = QuotaAdmission.usage(of: objects.all(Pod.self, in: namespace))
    for kind in ObjectStore.types.keys where kind.isNamespaced && kind != .pod && kind != .event {
      for object in objects.all(kind, in: namespace) ?? [] {
        total.add(QuotaAdmission.usage(of: object))
      }
    }
    for object in objects.inert.values
    where object.kind.isNamespaced && object.metadata.namespace == namespace {
      var used = ResourceList([ResourceName("count/\(object.kind.qualifiedPlural)"): Quantity(1)])
      if object.kind.group.isEmpty { used[ResourceName(object.kind.plural)] = Quantity(1) }
      total.add(used)
    }
    return total
  }

  private func admit(_ pod: Pod) throws(APIError) -> Pod {
    var new = sizedVertically(pod)
    new.status.phase = .pending
    if new.spec.serviceAccountName.isEmpty { new.spec.serviceAccountName = "default" }
    new.spec.applyDefaults()
    new.mergeLabelKeys()
    let ranges = objects.all(LimitRange.self, in: pod.metadata.namespace)
    LimitRanger.fillIn(&new, from: ranges)
    let excesses = LimitRanger.requestsOverLimits(of: new)
    guard excesses.isEmpty else {
      throw .invalid(kind: .pod, name: new.metadata.name, problems: excesses)
    }
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
    let used = quotaUsage(in: pod.metadata.namespace)
    for quota in quotas {
      if let refusal = QuotaAdmission.refusal(of: pod, by: quota, used: used) {
        throw forbidden(pod, refusal)
      }
    }
  }

  private func forbidden<Object: StoredObject>(_ object: Object, _ explanation: String) -> APIError {
    let name = object.metadata.name.isEmpty ? object.metadata.generateName : object.metadata.name
    return .forbidden(kind: Object.kind, name: name, explanation: explanation)
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
