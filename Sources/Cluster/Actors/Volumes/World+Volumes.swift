import Controllers
import Kubernetes

/// Claims, volumes, and their places on nodes.
extension World {
  /// - Parameter key: a claim's name, or a volume's, which has no namespace.
  func reconcileVolume(_ key: NamespacedName) -> Reconciliation {
    if let claim = objects.persistentVolumeClaims[key] {
      return PersistentVolumeController.reconcile(
        claim, volumes: objects.persistentVolumes.values, storageClass: storageClass(of: claim),
        pods: objects.all(Pod.self, in: key.namespace).filter { $0.mounts(key) }, at: now)
    }
    guard let volume = objects.persistentVolumes[key] else { return .settled }
    return PersistentVolumeController.reconcile(
      volume, claim: volume.claim.flatMap { objects.persistentVolumeClaims[$0] },
      isAttached: objects.volumeAttachments.values.contains { $0.volumeName == key.name })
  }

  mutating func provisionVolume(_ key: NamespacedName) {
    guard let claim = objects.persistentVolumeClaims[key] else {
      volumeOrders[key] = nil
      return
    }
    let selected = claim.metadata.annotations[PersistentVolumeClaim.selectedNode]
    let before = volumeOrders[key]
    var ordered = before
    let answer = VolumeProvisioner.reconcile(
      claim, storageClass: storageClass(of: claim), node: selected.flatMap { objects.node(NodeName($0)) },
      zones: Set(objects.nodes.values.compactMap(\.zone)).sorted(), orderedAt: &ordered, at: now)
    volumeOrders[key] = ordered
    if ordered != before { unstoredChanges += 1 }
    carryOut(answer, by: .volumeProvisioner, on: key)
  }

  /// - Parameter key: a node's name.
  mutating func reconcileAttachments(_ key: NamespacedName) {
    let name = NodeName(key.name)
    let node = objects.nodes[key]
    var surroundings = AttachDetachController.Surroundings(
      node: node, mounts: mounts(on: name), attachments: objects.volumeAttachments.values,
      silentSince: silentSince(name, node))
    surroundings.heldElsewhere = Set(held(on: name))
    let answer = AttachDetachController.reconcile(name, surroundings, at: now)
    for case .controller(let step) in answer.steps {
      guard case .volume(.heldElsewhere) = step.change else { continue }
      heldVolumes[NamespacedName(namespace: key.name, name: step.object.name.name)] = true
      unstoredChanges += 1
    }
    carryOut(answer, by: .attachDetachController, on: key)
  }

  private func held(on node: NodeName) -> [String] {
    heldVolumes.entries(from: NamespacedName(namespace: node.text, name: "")) { $0.namespace == node.text }
      .map(\.key.name)
  }

  private func silentSince(_ name: NodeName, _ node: Node?) -> VirtualTime? {
    guard let node else { return removedNodes[name] ?? now }
    guard let ready = node.status.conditions["Ready"], ready.status != .isTrue else { return nil }
    return ready.lastTransitionTime
  }

  /// What the Pods of a node mount and the node has to be given.
  private func mounts(on node: NodeName) -> [(pod: Pod, volumes: [PersistentVolume])] {
    objects.pods(on: node).filter { !$0.isFinished }.map { pod in
      (pod, volumes(of: pod).filter { VolumeProvisioner.attaches($0.driver) })
    }
  }

  /// The volumes that its claims are bound to.
  private func volumes(of pod: Pod) -> [PersistentVolume] {
    pod.claimNames.compactMap { objects.persistentVolumeClaims[$0] }.filter(\.isBound)
      .compactMap { objects.persistentVolumes[NamespacedName(namespace: "", name: $0.volumeName)] }
  }

  private func storageClass(of claim: PersistentVolumeClaim) -> StorageClass? {
    objects.storageClasses[NamespacedName(namespace: "", name: claim.className)]
  }

  /// Whether a Pod's volumes are on its node, and since when.
  func volumesState(of pod: Pod) -> PodTimings.Volumes {
    guard !pod.claimNames.isEmpty, let node = pod.spec.nodeName else { return .none }
    var state = PodTimings.Volumes.none
    for name in pod.claimNames {
      guard let claim = objects.persistentVolumeClaims[name], claim.isBound,
        let volume = objects.persistentVolumes[NamespacedName(namespace: "", name: claim.volumeName)]
      else { return .awaited }
      guard VolumeProvisioner.attaches(volume.driver) else { continue }
      let attachment = objects.volumeAttachments.values.first {
        $0.volumeName == claim.volumeName && $0.nodeName == node && !$0.metadata.isBeingDeleted
      }
      guard let time = attachment.flatMap(AttachDetachController.attachedAt) else { return .awaited }
      if case .ready(let other) = state {
        state = .ready(since: max(other, time))
      } else {
        state = .ready(since: time)
      }
    }
    return state
  }

  /// Attachments of a node's volumes that a Pod which must leave uses.
  func attachments(on node: NodeName) -> [String] {
    objects.volumeAttachments.values.filter { $0.nodeName == node }.map(\.metadata.name)
  }
}

// MARK: - What the volume controllers watch

extension World {
  mutating func observeClaim(_ before: PersistentVolumeClaim?, _ after: PersistentVolumeClaim?) {
    guard let claim = after ?? before else { return }
    enqueue(.volumeController, claim.name)
    enqueue(.volumeProvisioner, claim.name)
    if !claim.volumeName.isEmpty {
      enqueue(.volumeController, NamespacedName(namespace: "", name: claim.volumeName))
    }
    if before?.isBound != after?.isBound { wakeUsers(of: claim.name) }
  }

  mutating func observeVolume(_ before: PersistentVolume?, _ after: PersistentVolume?) {
    guard let volume = after ?? before else { return }
    enqueue(.volumeController, volume.name)
    if let claim = volume.claim { enqueue(.volumeController, claim) }
    guard before == nil || after == nil else { return }
    for claim in objects.persistentVolumeClaims.values where !claim.isBound || after == nil {
      enqueue(.volumeController, claim.name)
    }
  }

  mutating func observeStorageClass(_ storageClass: StorageClass?) {
    guard let storageClass else { return }
    for claim in objects.persistentVolumeClaims.values
    where !claim.isBound && claim.className == storageClass.metadata.name {
      enqueue(.volumeController, claim.name)
      enqueue(.volumeProvisioner, claim.name)
    }
  }

  mutating func observeAttachment(_ before: VolumeAttachment?, _ after: VolumeAttachment?) {
    guard let attachment = after ?? before else { return }
    enqueue(.attachDetachController, NamespacedName(namespace: "", name: attachment.nodeName.text))
    let volume = NamespacedName(namespace: "", name: attachment.volumeName)
    enqueue(.volumeController, volume)
    if let claim = objects.persistentVolumes[volume]?.claim { wakeUsers(of: claim) }
    guard after == nil else { return }
    if objects.node(attachment.nodeName)?.metadata.isBeingDeleted ?? false {
      enqueue(.termination, NamespacedName(namespace: "", name: attachment.nodeName.text))
    }
    for held in heldVolumes.keys where held.name == attachment.volumeName {
      heldVolumes[held] = nil
      enqueue(.attachDetachController, NamespacedName(namespace: "", name: held.namespace))
    }
  }

  /// What the volume controllers watch of a Pod: that it came to a node or left it, and that it uses a claim.
  mutating func observeMounts(_ before: Pod?, _ after: Pod?) {
    guard let pod = after ?? before, !pod.claimNames.isEmpty else { return }
    let hasMoved =
      before?.spec.nodeName != after?.spec.nodeName || before?.isFinished != after?.isFinished
    guard before == nil || after == nil || hasMoved else { return }
    for claim in pod.claimNames { enqueue(.volumeController, claim) }
    if let node = pod.spec.nodeName {
      enqueue(.attachDetachController, NamespacedName(namespace: "", name: node.text))
    }
  }

  /// Has the Pods of a claim looked at again by whoever waits for its volume.
  private mutating func wakeUsers(of claim: NamespacedName) {
    for pod in objects.all(Pod.self, in: claim.namespace) where pod.mounts(claim) {
      if pod.isBound {
        enqueue(.kubelet, pod.name)
        if let node = pod.spec.nodeName {
          enqueue(.attachDetachController, NamespacedName(namespace: "", name: node.text))
        }
      } else if assumedPods[pod.name] != nil {
        enqueue(.scheduler, pod.name)
      } else {
        addToBatch(pod)
      }
    }
  }

  /// The kubelet of a machine says which drivers it has: EBS disks, so many at a time.
  mutating func registerDrivers(of node: Node) {
    guard node.spec.providerID.hasPrefix("aws:///"), objects.find(CSINode.self, node.name) == nil else {
      return
    }
    _ = try? create(CSINode(ofInstance: node))
  }

  /// The EBS driver runs on a node from when it is Ready, and takes off the taint that keeps Pods away until then.
  ///
  /// Source: aws-ebs-csi-driver, `pkg/driver/node.go`, `removeNotReadyTaint`.
  mutating func startDrivers(on node: Node) {
    guard node.isReady, objects.find(CSINode.self, node.name) != nil,
      node.spec.taints.contains(where: { $0.key == CSINode.agentNotReady })
    else { return }
    _ = try? update(node.with { $0.spec.taints.removeAll { $0.key == CSINode.agentNotReady } })
  }
}

extension CSINode {
  fileprivate static let agentNotReady = "ebs.csi.aws.com/agent-not-ready"

  /// Nitro machines take 28 attachments; the root disk and the first network interface have one each.
  private static let diskLimit = 26

  fileprivate init(ofInstance node: Node) {
    self.init()
    metadata.name = node.metadata.name
    metadata.ownerReferences = [
      OwnerReference(
        apiVersion: Kind.node.apiVersion, kind: Kind.node.name, name: node.metadata.name,
        uid: node.metadata.uid, isController: false, blockOwnerDeletion: false)
    ]
    var driver = Driver()
    driver.name = StorageClass.ebsDriver
    driver.nodeID = node.spec.providerID.split(separator: "/").last.map(String.init) ?? ""
    driver.allocatableCount = Self.diskLimit
    driver.topologyKeys = [WellKnown.zone]
    drivers = [driver]
  }
}

extension Pod {
  /// The claims of its volumes, in their order.
  var claimNames: [NamespacedName] {
    spec.volumes.compactMap(\.persistentVolumeClaim).map {
      NamespacedName(namespace: metadata.namespace, name: $0.claimName)
    }
  }

  func mounts(_ claim: NamespacedName) -> Bool { claimNames.contains(claim) }
}
