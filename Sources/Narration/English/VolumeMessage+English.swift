import Controllers
import Kubernetes

extension VolumeMessage {
  public var english: StyledText {
    switch self {
    case .change(let change, let owner): Self.english(change, owner)
    }
  }

  private static func english(_ change: VolumeChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdClaim(let name, let pod):
      "\(owner): Pod \(pod.name, .name) is to have a volume of its own → made the claim \(name.name, .name)"
    case .claimGoesWithOwner(let name, let holder):
      "\(owner): the claim \(name.name, .name) goes when \(holder, .name) goes (persistentVolumeClaimRetentionPolicy)"
    case .selectedNode(let node, let pod):
      "\(owner): Pod \(pod.name, .name) is going to \(node, .name) → its volume has to be within that node's reach; the Pod is bound once it is there"
    case .provisioned(let volume, _, let zone?, let size):
      "\(owner): made \(volume, .name), \(size.description), in \(zone, .name): from now on its Pod can run in that zone only"
    case .provisioned(let volume, _, nil, let size):
      "\(owner): made \(volume, .name), \(size.description), within reach of every node"
    case .cannotProvision(let message): "\(owner): no volume can be made: \(message, .refusal)"
    case .bound(let volume): "\(owner) has its volume → Bound to \(volume, .name)"
    case .lost(let volume): "\(owner): its volume \(volume, .name) is gone, with all that was on it → Lost"
    case .attached(let node): "\(owner) is attached to \(node, .name)"
    case .detached(let node): "\(owner): \(node, .name) has let go of it → detached"
    case .heldElsewhere(let node, let holder):
      "\(owner) is wanted on \(node, .name) and still attached to \(holder, .name), and a disk is for one node at a time → the Pod waits (Multi-Attach error)"
    case .forceDetached(let node, let after):
      "\(owner): \(node, .name) has been silent for \(after.brief) → taken from it without its consent"
    case .released(.delete): "\(owner): its claim is gone → Released, to be deleted (Delete)"
    case .released: "\(owner): its claim is gone → Released; it is kept with all that is on it (Retain)"
    case .deletedVolume: "\(owner): nobody has it any more → the disk itself is deleted"
    }
  }
}
