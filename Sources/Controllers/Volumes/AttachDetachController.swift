import Kubernetes

/// Gives volumes to the nodes whose Pods use them, and takes them away again.
///
/// Source: k8s.io/kubernetes `pkg/controller/volume/attachdetach`, kubernetes-csi/external-attacher.
public enum AttachDetachController {
  /// From the order to the volume on its node.
  public static let attachTime = Duration.seconds(3)
  /// From the order until the node has let go of it.
  public static let detachTime = Duration.seconds(3)
  /// How long a node that says nothing is waited for before its volume is taken away.
  public static let forceDetachAfter = Duration.seconds(360)
  private static let finalizer = "external-attacher/ebs-csi-aws-com"

  /// What is known of a node and of the volumes that concern it.
  public struct Surroundings: Sendable {
    /// Nil when there is no such Node any more.
    public var node: Node?
    /// Bound to the node and neither ended nor gone, with the volumes that each mounts and a node has to be given.
    public var mounts: [(pod: Pod, volumes: [PersistentVolume])]
    /// Of the whole cluster.
    public var attachments: [VolumeAttachment]
    /// Since when the node has said nothing, or is no more; nil while it is well.
    public var silentSince: VirtualTime?
    /// Volumes known to be on another node, and reported so.
    public var heldElsewhere: Set<String> = []

    public init(
      node: Node?, mounts: [(pod: Pod, volumes: [PersistentVolume])], attachments: [VolumeAttachment],
      silentSince: VirtualTime?
    ) {
      self.node = node
      self.mounts = mounts
      self.attachments = attachments
      self.silentSince = silentSince
    }
  }

  public static func reconcile(
    _ name: NodeName, _ surroundings: Surroundings, at now: VirtualTime
  ) -> Reconciliation {
    var pass = AttachmentPass(name, surroundings, at: now)
    pass.attachWhatIsMounted()
    pass.detachWhatIsNot()
    return pass.result
  }

  /// When a volume was, or will be, on its node.
  public static func attachedAt(_ attachment: VolumeAttachment) -> VirtualTime? {
    attachment.isAttached ? attachment.metadata.creationTimestamp.map { $0 + attachTime } : nil
  }

  fileprivate static func attachment(of volume: PersistentVolume, to node: NodeName) -> VolumeAttachment {
    var attachment = VolumeAttachment()
    let key = SeededHash.fnv1a(volume.metadata.name, volume.driver, node.text)
    let digits = [key, SeededHash.mixed(key)].map { String($0, radix: 16) }.joined()
    attachment.metadata.name = "csi-\(digits)"
    attachment.metadata.finalizers = [finalizer]
    attachment.attacher = volume.driver
    attachment.nodeName = node
    attachment.volumeName = volume.metadata.name
    return attachment
  }
}

/// One look at a node's volumes.
private struct AttachmentPass {
  private let node: NodeName
  private let surroundings: AttachDetachController.Surroundings
  private let attachments: [VolumeAttachment]
  private let now: VirtualTime
  var result = Reconciliation()

  init(_ node: NodeName, _ surroundings: AttachDetachController.Surroundings, at now: VirtualTime) {
    self.node = node
    self.surroundings = surroundings
    attachments = surroundings.attachments.filter { $0.nodeName == node }
    self.now = now
  }

  mutating func attachWhatIsMounted() {
    guard surroundings.node != nil else { return }
    var seen: Set<String> = []
    for (pod, volumes) in surroundings.mounts {
      for volume in volumes where seen.insert(volume.metadata.name).inserted {
        if let present = attachments.first(where: { $0.volumeName == volume.metadata.name }) {
          finishAttaching(present, of: volume)
        } else {
          attach(volume, for: pod)
        }
      }
    }
  }

  private mutating func attach(_ volume: PersistentVolume, for pod: Pod) {
    let elsewhere = surroundings.attachments.first { $0.volumeName == volume.metadata.name }
    let isExclusive = !volume.accessModes.contains { $0 == .readWriteMany || $0 == .readOnlyMany }
    if isExclusive, let elsewhere {
      guard !surroundings.heldElsewhere.contains(volume.metadata.name) else { return }
      result.report(
        pod.reference, .warning, UpstreamText.failedAttachVolume,
        UpstreamText.multiAttach(volume.metadata.name))
      result.record(
        volume.reference, .volume(.heldElsewhere(wantedOn: node, heldBy: elsewhere.nodeName)))
      return
    }
    result.writes.append(.create(AttachDetachController.attachment(of: volume, to: node)))
    result.lookAgain(at: now + AttachDetachController.attachTime)
  }

  private mutating func finishAttaching(_ attachment: VolumeAttachment, of volume: PersistentVolume) {
    guard !attachment.isAttached, !attachment.metadata.isBeingDeleted,
      let ordered = attachment.metadata.creationTimestamp
    else { return }
    let due = ordered + AttachDetachController.attachTime
    guard now >= due else { return result.lookAgain(at: due) }
    result.writes.append(.updateStatus(attachment.with { $0.isAttached = true }))
    for (pod, volumes) in surroundings.mounts where volumes.contains(where: { $0.name == volume.name }) {
      result.report(
        pod.reference, .normal, UpstreamText.successfulAttachVolume,
        UpstreamText.attached(volume.metadata.name))
    }
    result.record(volume.reference, .volume(.attached(to: node)))
  }

  mutating func detachWhatIsNot() {
    let mounted = Set(surroundings.mounts.flatMap { $0.volumes.map(\.metadata.name) })
    for attachment in attachments where !mounted.contains(attachment.volumeName) {
      if let began = attachment.metadata.deletionTimestamp {
        finishDetaching(attachment, since: began)
      } else if let silent = surroundings.silentSince, now < silent + AttachDetachController.forceDetachAfter
      {
        result.lookAgain(at: silent + AttachDetachController.forceDetachAfter)
      } else {
        result.writes.append(.delete(attachment.reference, gracePeriodSeconds: nil))
        result.lookAgain(at: now + AttachDetachController.detachTime)
      }
    }
  }

  private mutating func finishDetaching(_ attachment: VolumeAttachment, since began: VirtualTime) {
    let due = began + AttachDetachController.detachTime
    guard now >= due else { return result.lookAgain(at: due) }
    result.writes.append(.update(attachment.with { $0.metadata.finalizers = [] }))
    let volume = ObjectReference(
      kind: .persistentVolume, name: NamespacedName(namespace: "", name: attachment.volumeName))
    result.record(
      volume,
      .volume(
        surroundings.silentSince.map { .forceDetached(from: node, after: now - $0) } ?? .detached(from: node))
    )
  }
}
