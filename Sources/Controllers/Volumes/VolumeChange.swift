import Kubernetes

/// What happened to a claim, a volume, or a volume's place on a node.
public enum VolumeChange: Equatable, Sendable {
  /// A StatefulSet made the claim of one of its Pods, from a template.
  case createdClaim(name: NamespacedName, forPod: PodName)
  /// A claim goes with the Pod that was scaled away, or with its set.
  case claimGoesWithOwner(name: NamespacedName, owner: String)

  /// The scheduler has chosen a node for the first Pod that uses the claim; its volume is made for that node.
  case selectedNode(NodeName, forPod: PodName)
  /// A driver made a volume for the claim: in one zone, or for the whole region (nil).
  case provisioned(volume: String, driver: String, zone: String?, size: Quantity)
  /// In the driver's words.
  case cannotProvision(message: String)
  case bound(volume: String)
  /// The claim's volume is gone, and what was on it.
  case lost(volume: String)

  case attached(to: NodeName)
  case detached(from: NodeName)
  /// The volume is on another node and can be on one only.
  case heldElsewhere(wantedOn: NodeName, heldBy: NodeName)
  /// The node never said that it has let go of the volume: it is taken away all the same.
  case forceDetached(from: NodeName, after: Duration)

  /// The claim that had the volume is gone.
  case released(policy: PersistentVolume.ReclaimPolicy)
  case deletedVolume
}
