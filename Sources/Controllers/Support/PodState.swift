import Kubernetes

extension Pod {
  /// Ended Pods are not terminating, whatever their deletion timestamp says.
  var isTerminating: Bool { !isFinished && metadata.isBeingDeleted }

  /// Since when it is ready without a break; nil while it is not.
  var readySince: VirtualTime? {
    guard let ready = status.conditions["Ready"], ready.status == .isTrue else { return nil }
    return ready.lastTransitionTime
  }

  /// Whether it has been ready for `minReadySeconds`.
  func isAvailable(minReadySeconds: Int, at now: VirtualTime) -> Bool {
    guard status.isReady else { return false }
    guard minReadySeconds > 0 else { return true }
    guard let readySince else { return false }
    return readySince + .seconds(minReadySeconds) <= now
  }

  /// When a ready Pod becomes available; nil when it is not ready or is available already.
  func becomesAvailable(minReadySeconds: Int, after now: VirtualTime) -> VirtualTime? {
    guard minReadySeconds > 0, let readySince else { return nil }
    let time = readySince + .seconds(minReadySeconds)
    return time > now ? time : nil
  }

  /// A static Pod's image in the API: the kubelet's, not the API server's, to end.
  var isMirror: Bool {
    metadata.annotations[WellKnown.mirrorPod] != nil || isOwnedByNode
  }

  /// The Pod a controller makes of a template.
  init(from template: PodTemplate, of owner: some KubernetesObject) {
    self.init()
    metadata.generateName = owner.metadata.name + "-"
    metadata.namespace = owner.metadata.namespace
    metadata.labels = template.metadata.labels
    metadata.annotations = template.metadata.annotations
    metadata.finalizers = template.metadata.finalizers
    metadata.ownerReferences = [OwnerReference(controller: owner)]
    spec = template.spec
  }
}
