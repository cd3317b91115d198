/// Something that Karpenter or its nodes need, and that the account has not.
public enum AccessGap: Equatable, Sendable {
  case permission(AccessDenial)
  /// The role of nodes has no access entry that admits nodes.
  case accessEntry(role: String)
  /// The queue's own policy does not let EventBridge send.
  case queuePolicy(queue: String)
  /// Nothing carries notices of a kind to the queue.
  case rule(EventBridgeRule, queue: String)
}

extension CloudState {
  /// Everything that is missing: permissions first, then what lets nodes in, then what feeds the queue that is read.
  public var accessGaps: [AccessGap] {
    account.missingPermissions(of: controller).map(AccessGap.permission) + entryGaps + queueGaps
  }

  private var entryGaps: [AccessGap] {
    let role = account.nodeRoleName
    return account.eks.entries[account.roleARN(role)]?.admitsNodes ?? false ? [] : [.accessEntry(role: role)]
  }

  private var queueGaps: [AccessGap] {
    let queue = interruptionQueue
    guard options.interruptionQueue == queue.name else { return [] }
    let missing = Set(EventBridgeRule.allCases).subtracting(queue.rules).sorted { $0.rawValue < $1.rawValue }
    return (queue.admitsEvents ? [] : [.queuePolicy(queue: queue.name)])
      + missing.map { .rule($0, queue: queue.name) }
  }
}
