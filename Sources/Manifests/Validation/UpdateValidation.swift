import Kubernetes

extension KubernetesResource {
  /// What the API server does not let an update of a stored object change.
  public func problems(updating old: KubernetesResource) -> [ManifestProblem] {
    var validation = Validation()
    switch (old, self) {
    case (.pod(let old), .pod(let new)): validation.check(new, updating: old)
    case (.deployment(let old), .deployment(let new)):
      validation.checkUnchanged(LabelSelector.schema, old.selector, new.selector)
    case (.replicaSet(let old), .replicaSet(let new)):
      validation.checkUnchanged(LabelSelector.schema, old.selector, new.selector)
    case (.daemonSet(let old), .daemonSet(let new)):
      validation.checkUnchanged(LabelSelector.schema, old.selector, new.selector)
    case (.statefulSet(let old), .statefulSet(let new)): validation.check(new, updating: old)
    case (.job(let old), .job(let new)) where old.template != new.template:
      let template = FieldPath("spec")["template"]
      validation.report(
        .invalid(.object(PodTemplate.schema.write(new.template)), UpstreamText.fieldIsImmutable), at: template
      )
    case (.persistentVolumeClaim(let old), .persistentVolumeClaim(let new)):
      validation.check(new, updating: old)
    case (.persistentVolume(let old), .persistentVolume(let new)) where old.csi != new.csi:
      validation.report(
        .forbidden(UpstreamText.volumeSourceImmutable), at: "spec.persistentvolumesource")
    case (.storageClass(let old), .storageClass(let new)): validation.check(new, updating: old)
    case (.priorityClass(let old), .priorityClass(let new)) where old.value != new.value:
      validation.report(.forbidden(UpstreamText.priorityImmutable), at: "value")
    case (.configMap(let old), .configMap(let new)): validation.check(new, updating: old)
    case (.nodePool(let old), .nodePool(let new)): validation.check(new, updating: old)
    case (.nodeClaim(let old), .nodeClaim(let new)):
      validation.rule("object", UpstreamText.isImmutable("spec"), at: "spec", holds: old.spec == new.spec)
    default: break
    }
    return validation.problems
  }
}

extension Validation {
  fileprivate mutating func checkUnchanged(
    _ schema: Schema<LabelSelector>, _ old: LabelSelector, _ new: LabelSelector
  ) {
    guard old != new else { return }
    report(.invalid(.object(schema.write(new)), UpstreamText.fieldIsImmutable), at: "spec.selector")
  }

  /// Of a Pod that exists little may change: images, a deadline, more tolerations, gates and the node's choice while
  /// it is gated.
  fileprivate mutating func check(_ new: Pod, updating old: Pod) {
    var allowed = new.spec
    allowed.containers.takeImages(of: old.spec.containers)
    allowed.initContainers.takeImages(of: old.spec.initContainers)
    allowed.activeDeadlineSeconds = old.spec.activeDeadlineSeconds
    if Array(allowed.tolerations.prefix(old.spec.tolerations.count)) == old.spec.tolerations {
      allowed.tolerations = old.spec.tolerations
    }
    if old.spec.schedulingGates.contains(new.spec.schedulingGates) {
      allowed.schedulingGates = old.spec.schedulingGates
      if !old.spec.schedulingGates.isEmpty {
        allowed.nodeSelector = old.spec.nodeSelector
        allowed.affinity = old.spec.affinity
      }
    }
    guard allowed != old.spec else { return }
    report(.forbidden(UpstreamText.podUpdateForbidden), at: "spec")
  }

  fileprivate mutating func check(_ new: StatefulSet, updating old: StatefulSet) {
    var allowed = new
    allowed.metadata = old.metadata
    allowed.status = old.status
    allowed.replicas = old.replicas
    allowed.startOrdinal = old.startOrdinal
    allowed.template = old.template
    allowed.updateStrategy = old.updateStrategy
    allowed.revisionHistoryLimit = old.revisionHistoryLimit
    allowed.claimRetentionPolicy = old.claimRetentionPolicy
    allowed.minReadySeconds = old.minReadySeconds
    guard allowed != old else { return }
    report(.forbidden(UpstreamText.statefulSetImmutable), at: "spec")
  }

  /// Of a claim only the size may change, and only upwards once it is bound.
  fileprivate mutating func check(_ new: PersistentVolumeClaim, updating old: PersistentVolumeClaim) {
    var allowed = new
    allowed.metadata = old.metadata
    allowed.phase = old.phase
    allowed.capacity = old.capacity
    allowed.resources.requests = old.resources.requests
    if old.volumeName.isEmpty { allowed.volumeName = "" }
    if allowed != old { return report(.forbidden(UpstreamText.claimImmutable), at: "spec") }
    if new.requestedStorage < old.capacity[.storage] ?? .zero {
      report(.forbidden(UpstreamText.claimShrinks), at: "spec.resources.requests.storage")
    }
  }

  fileprivate mutating func check(_ new: StorageClass, updating old: StorageClass) {
    for (field, isSame) in [
      ("parameters", new.parameters == old.parameters), ("provisioner", new.provisioner == old.provisioner),
      ("reclaimPolicy", new.reclaimPolicy == old.reclaimPolicy),
    ] where !isSame {
      report(.forbidden(UpstreamText.classUpdateForbidden(field)), at: FieldPath.root[field])
    }
    if new.volumeBindingMode != old.volumeBindingMode {
      report(
        .invalid(.string(new.volumeBindingMode.rawValue), UpstreamText.fieldIsImmutable),
        at: "volumeBindingMode")
    }
  }

  fileprivate mutating func check(_ new: ConfigMap, updating old: ConfigMap) {
    guard old.isImmutable else { return }
    if !new.isImmutable { report(.forbidden(UpstreamText.isImmutableConfigMap), at: "immutable") }
    if new.data != old.data { report(.forbidden(UpstreamText.isImmutableConfigMap), at: "data") }
    if new.binaryData != old.binaryData {
      report(.forbidden(UpstreamText.isImmutableConfigMap), at: "binaryData")
    }
  }

  fileprivate mutating func check(_ new: NodePool, updating old: NodePool) {
    rule(
      "object", UpstreamText.staticTransition, at: "spec",
      holds: (old.replicas == nil) == (new.replicas == nil))
    let path: FieldPath = "spec.template.spec.nodeClassRef"
    let (before, after) = (old.template.spec.nodeClassRef, new.template.spec.nodeClassRef)
    rule(
      "object", UpstreamText.isImmutable("nodeClassRef.group"), at: path, holds: before.group == after.group)
    rule("object", UpstreamText.isImmutable("nodeClassRef.kind"), at: path, holds: before.kind == after.kind)
  }
}

extension [Container] {
  fileprivate mutating func takeImages(of others: [Container]) {
    for (index, other) in zip(indices, others) { self[index].image = other.image }
  }
}
