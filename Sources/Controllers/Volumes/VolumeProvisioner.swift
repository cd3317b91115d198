import Kubernetes

/// Makes volumes for claims, as the CSI drivers of EBS and EFS do.
///
/// A disk (EBS) is made in the zone of the node that the scheduler has chosen, or in one of the zones that the class
/// allows; files (EFS) are reached from everywhere.
///
/// Source: kubernetes-csi/external-provisioner, aws-ebs-csi-driver, aws-efs-csi-driver.
public enum VolumeProvisioner {
  /// From the order to the volume.
  public static let creationTime = Duration.seconds(4)
  private static let bytesPerGibibyte = 1 << 30
  private static let diskDrivers: Set = [StorageClass.ebsDriver, "ebs.csi.eks.amazonaws.com"]

  /// Whether a node holds volumes of the driver one by one, and so has to be given and to let go of each.
  public static func attaches(_ driver: String) -> Bool { diskDrivers.contains(driver) }

  /// Whether somebody makes volumes for the class here.
  public static func serves(_ storageClass: StorageClass) -> Bool {
    attaches(storageClass.driver) || storageClass.driver == StorageClass.efsDriver
  }

  /// - Parameters:
  ///   - node: the one that the claim's annotation names; nil when it is gone.
  ///   - zones: of the cluster's nodes, in order.
  ///   - orderedAt: when the volume was ordered; nil until it is.
  public static func reconcile(
    _ claim: PersistentVolumeClaim, storageClass: StorageClass?, node: Node?, zones: [String],
    orderedAt: inout VirtualTime?, at now: VirtualTime
  ) -> Reconciliation {
    guard let storageClass, serves(storageClass), claim.volumeName.isEmpty,
      !claim.metadata.isBeingDeleted,
      claim.metadata.annotations[PersistentVolumeClaim.storageProvisioner] != nil
    else { return .settled }
    var result = Reconciliation()
    if let selected = claim.metadata.annotations[PersistentVolumeClaim.selectedNode], node == nil {
      let message = UpstreamText.targetNodeNotFound(selected)
      result.report(claim.reference, .warning, UpstreamText.provisioningFailed, message)
      result.record(claim.reference, .volume(.cannotProvision(message: message)))
      orderedAt = nil
      let freed = claim.with { $0.metadata.annotations[PersistentVolumeClaim.selectedNode] = nil }
      result.writes.append(.update(freed))
      return result
    }
    if let refusal = refusal(of: claim, storageClass) {
      result.report(
        claim.reference, .warning, UpstreamText.provisioningFailed,
        UpstreamText.failedToProvision(storageClass.metadata.name, refusal))
      if orderedAt == nil { result.record(claim.reference, .volume(.cannotProvision(message: refusal))) }
      orderedAt = now
      return result
    }
    guard let ordered = orderedAt else {
      orderedAt = now
      result.report(
        claim.reference, .normal, UpstreamText.provisioning, UpstreamText.provisioningFor(claim.name))
      result.lookAgain(at: now + creationTime)
      return result
    }
    guard now >= ordered + creationTime else {
      return Reconciliation(lookAgainAt: ordered + creationTime)
    }
    let zone =
      attaches(storageClass.driver) ? zone(for: claim, storageClass, node: node, among: zones) : nil
    let volume = volume(for: claim, of: storageClass, in: zone)
    result.writes.append(.create(volume))
    result.report(
      claim.reference, .normal, UpstreamText.provisioningSucceeded,
      UpstreamText.provisioned(volume.metadata.name))
    result.record(
      claim.reference,
      .volume(
        .provisioned(
          volume: volume.metadata.name, driver: storageClass.driver, zone: zone, size: volume.size)))
    return result
  }

  /// A disk is for one node at a time.
  private static func refusal(of claim: PersistentVolumeClaim, _ storageClass: StorageClass) -> String? {
    guard attaches(storageClass.driver) else { return nil }
    let shared = claim.accessModes.contains { $0 == .readWriteMany || $0 == .readOnlyMany }
    return shared && claim.volumeMode == .filesystem ? UpstreamText.sharedDisk(claim.accessModes) : nil
  }

  /// The chosen node's; else one of those allowed, by the claim's name: of a StatefulSet's claims each gets the next.
  private static func zone(
    for claim: PersistentVolumeClaim, _ storageClass: StorageClass, node: Node?, among zones: [String]
  ) -> String? {
    if let zone = node?.zone { return zone }
    let allowed = zones.filter { zone in
      storageClass.allowedTopologies.isEmpty
        || storageClass.allowedTopologies.contains { $0.matches([WellKnown.zone: zone]) }
    }
    guard !allowed.isEmpty else { return nil }
    let name = claim.metadata.name
    let ordinal = name.split(separator: "-").last.flatMap { Int($0) }
    let base = ordinal.map { String(name.dropLast(String($0).count + 1)) } ?? name
    let offset = UInt64(clamping: max(0, ordinal ?? 0))
    return allowed[Int((SeededHash.fnv1a(base) &+ offset) % UInt64(allowed.count))]
  }

  private static func volume(
    for claim: PersistentVolumeClaim, of storageClass: StorageClass, in zone: String?
  ) -> PersistentVolume {
    var volume = PersistentVolume()
    volume.metadata.name = "pvc-\(claim.metadata.uid)"
    volume.metadata.annotations["pv.kubernetes.io/provisioned-by"] = storageClass.driver
    volume.claim = claim.name
    volume.claimUID = claim.metadata.uid
    let bytes = max(1, claim.requestedStorage.units)
    let gibibytes = (bytes - 1) / bytesPerGibibyte + 1
    volume.capacity = [
      .storage: attaches(storageClass.driver)
        ? Quantity(bytes: min(gibibytes, 1 << 30) * bytesPerGibibyte) : claim.requestedStorage
    ]
    volume.accessModes = claim.accessModes
    volume.storageClassName = storageClass.metadata.name
    volume.reclaimPolicy = storageClass.reclaimPolicy
    volume.volumeMode = claim.volumeMode
    var source = PersistentVolume.CSISource()
    source.driver = storageClass.driver
    source.volumeHandle = handle(of: claim, storageClass)
    if attaches(storageClass.driver) {
      source.inert["fsType"] = .string(storageClass.parameters["csi.storage.k8s.io/fstype"] ?? "ext4")
    }
    volume.csi = source
    if let zone {
      volume.requiredNodeAffinity = [
        NodeSelectorTerm(matchExpressions: [
          NodeSelectorRequirement(key: WellKnown.zone, operator: .isIn, values: [zone])
        ])
      ]
    }
    return volume
  }

  /// `vol-` or `fs-…::fsap-` and seventeen hexadecimal digits, as AWS gives them.
  private static func handle(of claim: PersistentVolumeClaim, _ storageClass: StorageClass) -> String {
    var random = SeededRandom(seed: 0, purpose: "volume", object: claim.metadata.uid.text)
    let digits = random.hexadecimal(length: 17)
    guard attaches(storageClass.driver) else {
      return "\(storageClass.parameters["fileSystemId"] ?? "fs-0")::fsap-\(digits)"
    }
    return "vol-\(digits)"
  }
}
