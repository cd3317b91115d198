import Kubernetes

extension NodeClaimLifecycle {
  /// Counts the claim as initialized once its Node is ready, free of start-up taints, and shows every resource
  /// that was asked for. There is no time limit.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/nodeclaim/lifecycle/initialization.go`.
  static func initialize(_ progress: inout NodeClaimProgress, nodes: [Node]) {
    let initialized = NodeClaim.ConditionType.initialized
    guard progress.conditions.isTrue(NodeClaim.ConditionType.registered),
      progress.conditions.isUnknown(initialized)
    else { return }
    guard let node = nodes.first, nodes.count == 1 else {
      return progress.conditions.setUnknown(
        initialized, UpstreamText.nodeNotFound, UpstreamText.nodeNotRegistered)
    }
    let synced = progress.result.pending(node)
    if let obstacle = obstacle(on: synced, for: progress.claim) {
      let before = progress.conditions[initialized]
      progress.conditions.setUnknown(initialized, obstacle.reason, obstacle.message)
      if before?.message != obstacle.message { progress.record(.waiting(for: obstacle)) }
      return
    }
    let labelled = synced.with { $0.metadata.labels[WellKnown.nodeInitialized] = "true" }
    progress.result.writes.append(.update(labelled))
    progress.conditions.setTrue(initialized)
    progress.record(.initialization(node: node.nodeName, after: progress.age))
  }

  /// The first thing in the way, in Karpenter's order.
  private static func obstacle(on node: Node, for claim: NodeClaim) -> InitializationObstacle? {
    guard node.isReady else { return .nodeNotReady }
    for taint in claim.spec.startupTaints
    where node.spec.taints.contains(where: { $0.isSameMark(as: taint) }) {
      return .startupTaint(taint)
    }
    if let taint = node.spec.taints.first(where: \.isEphemeral) { return .ephemeralTaint(taint) }
    for (name, amount) in claim.spec.resources.requests.sorted where !amount.isZero {
      if node.status.allocatable[name]?.isZero ?? true { return .resourceNotRegistered(name) }
    }
    return nil
  }
}

extension Taint {
  /// Whether it goes away by itself while a node comes up.
  var isEphemeral: Bool {
    switch (key, effect) {
    case (WellKnown.notReady, .noSchedule), (WellKnown.notReady, .noExecute),
      (WellKnown.unreachable, .noSchedule), (WellKnown.uninitialized, .noSchedule),
      (WellKnown.unregistered, .noExecute):
      true
    default: key.hasPrefix("readiness.k8s.io/")
    }
  }
}

extension InitializationObstacle {
  /// As the claim's `Initialized` condition gives it.
  var reason: String {
    switch self {
    case .nodeNotReady: UpstreamText.nodeNotReady
    case .startupTaint: UpstreamText.startupTaintsExist
    case .ephemeralTaint: UpstreamText.knownEphemeralTaintsExist
    case .resourceNotRegistered: UpstreamText.resourceNotRegistered
    }
  }

  var message: String {
    switch self {
    case .nodeNotReady: UpstreamText.nodeStatusIsNotReady
    case .startupTaint(let taint): UpstreamText.startupTaintStillExists(taint)
    case .ephemeralTaint(let taint): UpstreamText.ephemeralTaintStillExists(taint)
    case .resourceNotRegistered(let name): UpstreamText.requestedButNotRegistered(name)
    }
  }
}

extension Reconciliation {
  /// The Node as an update decided earlier in the same look leaves it.
  func pending(_ node: Node) -> Node {
    for write in writes.reversed() {
      if case .update(let object) = write, let pending = object as? Node, pending.name == node.name {
        return pending
      }
    }
    return node
  }
}
