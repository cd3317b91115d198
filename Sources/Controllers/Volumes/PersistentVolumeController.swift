import Kubernetes

/// Brings claims and volumes together, and sees to volumes whose claims are gone.
///
/// Source: k8s.io/kubernetes `pkg/controller/volume/persistentvolume`, `pvcprotection`, `pvprotection`.
public enum PersistentVolumeController {
  public static let claimFinalizer = "kubernetes.io/pvc-protection"
  public static let volumeFinalizer = "kubernetes.io/pv-protection"

  /// - Parameters:
  ///   - volumes: all of the cluster.
  ///   - storageClass: the claim's; nil when there is none of the name.
  ///   - pods: those of the claim's namespace that mount it.
  public static func reconcile(
    _ claim: PersistentVolumeClaim, volumes: [PersistentVolume], storageClass: StorageClass?, pods: [Pod],
    at now: VirtualTime
  ) -> Reconciliation {
    if claim.metadata.isBeingDeleted { return release(claim, pods: pods) }
    var pass = ClaimPass(claim, volumes: volumes, storageClass: storageClass, pods: pods)
    pass.act()
    return pass.result
  }

  /// - Parameters:
  ///   - claim: the one that the volume names, if it exists.
  ///   - isAttached: whether some node has the volume still.
  public static func reconcile(
    _ volume: PersistentVolume, claim: PersistentVolumeClaim?, isAttached: Bool
  ) -> Reconciliation {
    var result = Reconciliation()
    let phase = phase(of: volume, claim: claim)
    if phase != volume.phase {
      result.writes.append(.updateStatus(volume.with { $0.phase = phase }))
      if phase == .released {
        result.record(volume.reference, .volume(.released(policy: volume.reclaimPolicy)))
      }
    }
    if volume.metadata.isBeingDeleted {
      if phase != .bound, volume.metadata.finalizers.contains(volumeFinalizer) {
        result.writes.append(
          .update(volume.with { $0.metadata.finalizers.removeAll { $0 == volumeFinalizer } }))
        if volume.reclaimPolicy == .delete, volume.csi != nil {
          result.record(volume.reference, .volume(.deletedVolume))
        }
      }
    } else if phase == .released, volume.reclaimPolicy == .delete, !isAttached {
      result.writes.append(.delete(volume.reference, gracePeriodSeconds: nil))
    }
    return result
  }

  private static func phase(of volume: PersistentVolume, claim: PersistentVolumeClaim?)
    -> PersistentVolume.Phase
  {
    guard volume.claim != nil, !volume.claimUID.text.isEmpty else { return .available }
    return claim?.metadata.uid == volume.claimUID ? .bound : .released
  }

  /// A claim that is to go stays until no Pod that has a node uses it: a kubelet starts none with such a claim.
  private static func release(_ claim: PersistentVolumeClaim, pods: [Pod]) -> Reconciliation {
    guard claim.metadata.finalizers.contains(claimFinalizer) else { return .settled }
    guard pods.allSatisfy({ $0.isFinished || !$0.isBound }) else { return .settled }
    return Reconciliation(
      writes: [.update(claim.with { $0.metadata.finalizers.removeAll { $0 == claimFinalizer } })])
  }
}

/// One look at a claim that is not on its way out.
private struct ClaimPass {
  private let original: PersistentVolumeClaim
  private var claim: PersistentVolumeClaim
  private let volumes: [PersistentVolume]
  private let storageClass: StorageClass?
  private let pods: [Pod]
  var result = Reconciliation()

  init(
    _ claim: PersistentVolumeClaim, volumes: [PersistentVolume], storageClass: StorageClass?, pods: [Pod]
  ) {
    original = claim
    self.claim = claim
    self.volumes = volumes
    self.storageClass = storageClass
    self.pods = pods
  }

  mutating func act() {
    if !claim.volumeName.isEmpty {
      return complete(with: volumes.first { $0.metadata.name == claim.volumeName })
    }
    if let volume = preBound ?? (waitsForConsumer ? nil : matching) { return bind(to: volume) }
    wait()
  }

  // MARK: Binding

  /// The volume that already names the claim: made for it, or chosen for it by the scheduler.
  private var preBound: PersistentVolume? {
    volumes.first {
      $0.claim == claim.name && ($0.claimUID == claim.metadata.uid || $0.claimUID.text.isEmpty)
    }
  }

  /// The smallest volume that nobody has and that is what the claim asks for.
  private var matching: PersistentVolume? {
    volumes.filter { $0.claim == nil && !$0.metadata.isBeingDeleted && $0.suits(claim) }
      .min { ($0.size, $0.metadata.name) < ($1.size, $1.metadata.name) }
  }

  private var waitsForConsumer: Bool { storageClass?.volumeBindingMode == .waitForFirstConsumer }

  private mutating func bind(to volume: PersistentVolume) {
    let isTaken = volume.claimUID == claim.metadata.uid
    if !isTaken {
      result.writes.append(
        .update(
          volume.with {
            $0.claim = claim.name
            $0.claimUID = claim.metadata.uid
          }))
    }
    claim.volumeName = volume.metadata.name
    claim.metadata.annotations[PersistentVolumeClaim.bindCompleted] = "yes"
    result.writes.append(.update(claim))
    claim.phase = .bound
    claim.capacity = volume.capacity
    result.writes.append(.updateStatus(claim))
    result.record(claim.reference, .volume(.bound(volume: volume.metadata.name)))
  }

  /// The claim names its volume: whether the volume agrees.
  private mutating func complete(with volume: PersistentVolume?) {
    guard let volume else {
      guard claim.metadata.annotations[PersistentVolumeClaim.bindCompleted] != nil else { return wait() }
      guard claim.phase != .lost else { return }
      result.writes.append(.updateStatus(claim.with { $0.phase = .lost }))
      result.report(claim.reference, .warning, UpstreamText.claimLost, UpstreamText.claimHasLostVolume)
      return result.record(claim.reference, .volume(.lost(volume: claim.volumeName)))
    }
    let isFree = volume.claim == nil || (volume.claim == claim.name && volume.claimUID.text.isEmpty)
    if isFree || volume.claimUID == claim.metadata.uid {
      if !claim.isBound || claim.metadata.annotations[PersistentVolumeClaim.bindCompleted] == nil {
        bind(to: volume)
      }
    } else if claim.phase == .pending {
      result.report(
        claim.reference, .warning, UpstreamText.failedBinding,
        UpstreamText.volumeAlreadyBound(volume.metadata.name))
    }
  }

  // MARK: Waiting

  private mutating func wait() {
    guard !claim.className.isEmpty else {
      return report(.normal, UpstreamText.failedBinding, UpstreamText.noVolumesAndNoClass)
    }
    guard let storageClass else {
      return report(
        .warning, UpstreamText.provisioningFailed, UpstreamText.storageClassNotFound(claim.className))
    }
    let isChosen = claim.metadata.annotations[PersistentVolumeClaim.selectedNode] != nil
    guard isChosen || storageClass.volumeBindingMode == .immediate else {
      let waiting = pods.filter { !$0.isBound && !$0.isFinished }.map(\.metadata.name)
      return waiting.isEmpty
        ? report(.normal, UpstreamText.waitForFirstConsumer, UpstreamText.waitingForFirstConsumer)
        : report(
          .normal, UpstreamText.waitForPodScheduled, UpstreamText.waitingForPods(waiting.sorted()))
    }
    guard storageClass.provisioner != StorageClass.noProvisioner else { return }
    let driver = storageClass.driver
    if claim.metadata.annotations[PersistentVolumeClaim.storageProvisioner] != driver {
      claim.metadata.annotations[PersistentVolumeClaim.storageProvisioner] = driver
      result.writes.append(.update(claim))
    }
    report(.normal, UpstreamText.externalProvisioning, UpstreamText.waitingForProvisioner(driver))
  }

  private mutating func report(_ type: Event.EventType, _ reason: String, _ message: String) {
    result.report(claim.reference, type, reason, message)
  }
}
