import Cluster
import Kubernetes
import Narration

/// Source: kubectl `pkg/describe/describe.go`.
extension Description {
  init(_ claim: PersistentVolumeClaim, in world: World) {
    identity(claim.metadata)
    field("StorageClass", claim.className)
    field("Status", claim.metadata.isBeingDeleted ? terminating(claim.metadata, world) : claim.phase.rawValue)
    field("Volume", claim.volumeName)
    labelsAndAnnotations(claim.metadata)
    field("Finalizers", "[\(claim.metadata.finalizers.joined(separator: " "))]")
    field("Capacity", claim.capacity[.storage]?.description ?? "")
    field("Access Modes", claim.isBound ? claim.accessModes.columnText : "")
    field("VolumeMode", claim.volumeMode.rawValue)
    let users = world.objects.all(Pod.self, in: claim.metadata.namespace)
      .filter { pod in
        pod.spec.volumes.contains { $0.persistentVolumeClaim?.claimName == claim.metadata.name }
      }
    list("Used By", users.map(\.metadata.name))
    events(about: claim.reference, in: world)
  }

  init(_ volume: PersistentVolume, in world: World) {
    identity(volume.metadata)
    labelsAndAnnotations(volume.metadata)
    field("Finalizers", "[\(volume.metadata.finalizers.joined(separator: " "))]")
    field("StorageClass", volume.storageClassName)
    field(
      "Status", volume.metadata.isBeingDeleted ? terminating(volume.metadata, world) : volume.phase.rawValue)
    field("Claim", volume.claim?.description ?? "")
    field("Reclaim Policy", volume.reclaimPolicy.rawValue)
    field("Access Modes", volume.accessModes.columnText)
    field("VolumeMode", volume.volumeMode.rawValue)
    field("Capacity", "\(volume.size)")
    nodeAffinity(volume.requiredNodeAffinity)
    field("Message", "")
    line("Source:")
    if let csi = volume.csi {
      field("Type", "CSI (a Container Storage Interface (CSI) volume source)", level: 2)
      field("Driver", csi.driver, level: 2)
      field("FSType", csi.inert["fsType"]?.string ?? "", level: 2)
      field("VolumeHandle", csi.volumeHandle, level: 2)
      field("ReadOnly", "\(csi.inert["readOnly"]?.bool ?? false)", level: 2)
      let attributes = (csi.inert["volumeAttributes"]?.object ?? [:]).sorted { $0.key < $1.key }
      list("VolumeAttributes", attributes.map { "\($0.key)=\($0.value.shown)" }, level: 2)
    } else {
      field("Type", volume.inert.keys.sorted().first ?? "<unknown>", level: 2)
    }
    events(about: volume.reference, in: world)
  }

  private func terminating(_ metadata: ObjectMeta, _ world: World) -> String {
    "Terminating (lasts \(world.age(since: metadata.deletionTimestamp)))"
  }

  private mutating func nodeAffinity(_ terms: [NodeSelectorTerm]?) {
    guard let terms else { return field("Node Affinity", "<none>") }
    line("Node Affinity:\t")
    line("Required Terms:\t", level: 1)
    for (index, term) in terms.enumerated() {
      let texts = term.matchExpressions.map { requirement in
        "\(requirement.key) \(requirement.operator.rawValue.lowercased()) [\(requirement.values.joined(separator: ", "))]"
      }
      list("Term \(index)", texts, level: 2)
    }
  }

  init(_ storageClass: StorageClass, in world: World) {
    field("Name", storageClass.metadata.name)
    field("IsDefaultClass", storageClass.isDefault ? "Yes" : "No")
    annotations(storageClass.metadata)
    field("Provisioner", storageClass.provisioner)
    let parameters = storageClass.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    field("Parameters", parameters.isEmpty ? "<none>" : parameters.joined(separator: ","))
    field("AllowVolumeExpansion", storageClass.allowsVolumeExpansion ? "True" : "<unset>")
    let options = (storageClass.inert["mountOptions"]?.array ?? []).compactMap(\.string)
    list("MountOptions", options, level: 0)
    field("ReclaimPolicy", storageClass.reclaimPolicy.rawValue)
    field("VolumeBindingMode", storageClass.volumeBindingMode.rawValue)
    for (index, term) in storageClass.allowedTopologies.enumerated() {
      if index == 0 { line("AllowedTopologies:\t") }
      list(
        "Term \(index)",
        term.requirements.map { "\($0.key) in [\($0.values.joined(separator: ", "))]" }, level: 1)
    }
    events(about: storageClass.reference, in: world)
  }
}
