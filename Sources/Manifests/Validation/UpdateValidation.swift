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
