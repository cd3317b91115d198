import Kubernetes

/// What a Pod's volumes ask of a node, and what keeps a Pod with volumes from being placed at all.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/volumetopology.go`, `volumeusage.go`.
struct VolumeTopology {
  let storage: StorageObjects

  /// The claims of the Pod's volumes, in order; a claim that is missing is nil.
  private func claims(of pod: Pod) -> [(name: NamespacedName, claim: VolumeClaim?)] {
    pod.spec.volumes.compactMap { volume in
      guard let claimName = volume.claimName(ofPod: pod.metadata.name) else { return nil }
      let name = NamespacedName(namespace: pod.metadata.namespace, name: claimName)
      return (name, storage.claims[name])
    }
  }

  /// The first thing wrong with the Pod's claims.
  func problem(with pod: Pod) -> VolumeProblem? {
    for (name, claim) in claims(of: pod) {
      guard let claim else { return .claimNotFound(name) }
      if let problem = problem(with: claim, named: name) { return problem }
    }
    return nil
  }

  private func problem(with claim: VolumeClaim, named name: NamespacedName) -> VolumeProblem? {
    if claim.isBeingDeleted { return .claimBeingDeleted(name) }
    if claim.isLost { return .claimLost(name, volume: claim.volumeName) }
    guard claim.volumeName.isEmpty else {
      guard let volume = storage.volumes[claim.volumeName] else {
        return .volumeNotFound(name, volume: claim.volumeName, storageClass: claim.storageClassName)
      }
      if volume.isBeingDeleted {
        return .volumeBeingDeleted(name, volume: claim.volumeName, storageClass: claim.storageClassName)
      }
      return claim.isBindCompleted ? nil : .notBound(claim: name.name, volume: claim.volumeName)
    }
    if claim.storageClassName.isEmpty { return .noStorageClass(name) }
    guard let storageClass = storage.classes[claim.storageClassName] else {
      return .storageClassNotFound(name, storageClass: claim.storageClassName)
    }
    return storageClass.bindsImmediately
      ? .immediateNotBound(name, storageClass: claim.storageClassName) : nil
  }

  /// Alternatives of what the volumes together ask of a node; empty when they ask nothing.
  ///
  /// Combinations that contradict themselves are left out, unless all do. Those of earlier volumes change
  /// slowest.
  func alternatives(of pod: Pod) -> [Requirements] {
    var result: [Requirements] = []
    for (_, claim) in claims(of: pod) {
      guard let claim else { continue }
      let own = alternatives(of: claim)
      if own.isEmpty { continue }
      guard !result.isEmpty else {
        result = own
        continue
      }
      let pairs = result.flatMap { before in own.map { (before, $0) } }
      let possible = pairs.filter { $0.intersects($1) }
      result = (possible.isEmpty ? pairs : possible).map { $0.adding($1) }
    }
    return result
  }

  private func alternatives(of claim: VolumeClaim) -> [Requirements] {
    guard let volume = storage.volumes[claim.volumeName] else {
      let terms = storage.classes[claim.storageClassName]?.allowedTopologies ?? []
      return terms.filter { !$0.isEmpty }.map { Requirements($0) }
    }
    return volume.nodeAffinity.filter { !$0.isEmpty }.map { term in
      // A directory of a node does not tie the Pod to it: it gets another elsewhere.
      Requirements(term.filter { !(volume.isLocal && $0.key == WellKnown.hostname) })
    }
  }

  /// The Pod's volumes by who mounts them.
  func mounts(of pod: Pod) -> MountedVolumes {
    var mounts = MountedVolumes()
    for (name, claim) in claims(of: pod) {
      guard let claim else { continue }
      let driver =
        claim.volumeName.isEmpty
        ? storage.classes[claim.storageClassName]?.provisioner : storage.volumes[claim.volumeName]?.driver
      if let driver, !driver.isEmpty { mounts.insert(name.description, driver: Self.csiName(driver)) }
    }
    return mounts
  }

  private static func csiName(_ provisioner: String) -> String {
    provisioner == "kubernetes.io/aws-ebs" ? "ebs.csi.aws.com" : provisioner
  }
}

extension Volume {
  /// The claim it stands for; an ephemeral volume's is named after the Pod.
  fileprivate func claimName(ofPod pod: String) -> String? {
    if let source = persistentVolumeClaim { return source.claimName }
    return inert["ephemeral"] == nil ? nil : "\(pod)-\(name)"
  }
}
