import Kubernetes

/// What a Pod's volumes ask of a node, and what keeps a Pod with volumes from being placed at all.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/volumetopology.go`, `volumeusage.go`.
struct VolumeTopology {
  let storage: StorageObjects

  /// The claims of the Pod's volumes, in order; a claim that is missing is nil.
  private func claims(of pod: Pod) -> [(name: NamespacedName, claim: PersistentVolumeClaim?)] {
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

  private func problem(with claim: PersistentVolumeClaim, named name: NamespacedName) -> VolumeProblem? {
    if claim.metadata.isBeingDeleted { return .claimBeingDeleted(name) }
    if claim.phase == .lost { return .claimLost(name, volume: claim.volumeName) }
    guard claim.volumeName.isEmpty else {
      guard let volume = storage.volumes[claim.volumeName] else {
        return .volumeNotFound(name, volume: claim.volumeName, storageClass: claim.className)
      }
      if volume.metadata.isBeingDeleted {
        return .volumeBeingDeleted(name, volume: claim.volumeName, storageClass: claim.className)
      }
      return claim.isBindCompleted ? nil : .notBound(claim: name.name, volume: claim.volumeName)
    }
    if claim.className.isEmpty { return .noStorageClass(name) }
    guard let storageClass = storage.classes[claim.className] else {
      return .storageClassNotFound(name, storageClass: claim.className)
    }
    return storageClass.volumeBindingMode == .immediate
      ? .immediateNotBound(name, storageClass: claim.className) : nil
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

  private func alternatives(of claim: PersistentVolumeClaim) -> [Requirements] {
    guard let volume = storage.volumes[claim.volumeName] else {
      let terms = storage.classes[claim.className]?.allowedTopologies ?? []
      return terms.filter { !$0.requirements.isEmpty }.map { term in
        Requirements(
          term.requirements.map { NodeSelectorRequirement(key: $0.key, operator: .isIn, values: $0.values) })
      }
    }
    let terms = volume.requiredNodeAffinity?.map(\.matchExpressions) ?? []
    return terms.filter { !$0.isEmpty }.map { term in
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
        ? storage.classes[claim.className]?.driver : storage.volumes[claim.volumeName]?.driver
      if let driver, !driver.isEmpty { mounts.insert(name.description, driver: driver) }
    }
    return mounts
  }
}

extension Volume {
  /// The claim it stands for; an ephemeral volume's is named after the Pod.
  fileprivate func claimName(ofPod pod: String) -> String? {
    if let source = persistentVolumeClaim { return source.claimName }
    return inert["ephemeral"] == nil ? nil : "\(pod)-\(name)"
  }
}
