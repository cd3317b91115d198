import Kubernetes

/// A machine as Karpenter sees it: its Node, its NodeClaim, or both, and the Pods on it.
///
/// Until the Node is registered the claim speaks for both; a Node that Karpenter did not make speaks for itself.
///
/// Nothing of it ever changes: simulations by the thousand share one.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/state/statenode.go`.
public final class StateNode: Sendable {
  public let node: Node?
  public let nodeClaim: NodeClaim?
  /// Bound to it and not finished, by name.
  public let pods: [Pod]
  /// Whether Karpenter is about to take it away, or already does.
  public let isMarkedForDeletion: Bool
  public let isRegistered: Bool
  public let isInitialized: Bool
  /// The Node's name once it is registered, before that the claim's.
  public let name: String
  public let labels: Labels
  /// Taints that keep Pods off; those that go away by themselves are left out until it is initialized.
  public let taints: [Taint]
  public let allocatable: ResourceList
  /// What its Pods ask for together.
  public let podRequests: ResourceList
  /// The part of it that DaemonSets' Pods ask for.
  public let daemonRequests: ResourceList

  public init(node: Node?, nodeClaim: NodeClaim?, pods: [Pod], isMarkedForDeletion: Bool = false) {
    self.node = node
    self.nodeClaim = nodeClaim
    self.pods = pods
    let isDeleting =
      nodeClaim.map {
        $0.metadata.isBeingDeleted
          || $0.status.conditions.isTrue(NodeClaim.ConditionType.instanceTerminating)
      } ?? node?.metadata.isBeingDeleted ?? false
    self.isMarkedForDeletion = isMarkedForDeletion || isDeleting
    isRegistered = Self.isRegistered(node, nodeClaim)
    isInitialized = Self.isInitialized(node, nodeClaim)
    name =
      (isRegistered ? node?.metadata.name : nil) ?? nodeClaim?.metadata.name ?? node?.metadata.name ?? ""
    labels = (isRegistered ? node?.metadata.labels : nodeClaim?.metadata.labels) ?? [:]
    taints = Self.taints(node, nodeClaim, isRegistered: isRegistered)
    allocatable = Self.reported(
      node?.status.allocatable, nodeClaim?.status.allocatable, isFinal: isInitialized)
    var podRequests = ResourceList()
    var daemonRequests = ResourceList()
    for pod in pods {
      let requests = pod.schedulingRequests
      podRequests.add(requests)
      if pod.isOwnedByDaemonSet { daemonRequests.add(requests) }
    }
    self.podRequests = podRequests
    self.daemonRequests = daemonRequests
  }

  /// Whether Karpenter made it.
  public var isManaged: Bool { nodeClaim != nil }

  public var annotations: Annotations {
    (isRegistered ? node?.metadata.annotations : nodeClaim?.metadata.annotations) ?? [:]
  }

  public var nodePoolName: NodePoolName? { labels[WellKnown.nodePool].map { NodePoolName($0) } }

  public var hostname: String {
    let label = labels[WellKnown.hostname] ?? ""
    return label.isEmpty ? name : label
  }

  /// What it counts against its NodePool's limits: one of `nodes` too.
  public var capacity: ResourceList {
    var capacity = Self.reported(
      node?.status.capacity, nodeClaim?.status.capacity, isFinal: isInitialized)
    capacity[.nodes] = Quantity(1)
    return capacity
  }

  /// What Pods ask of it can still be met: what is allocatable less what its Pods ask for.
  public var available: ResourceList { allocatable.lessening(by: podRequests) }

  private static func isRegistered(_ node: Node?, _ claim: NodeClaim?) -> Bool {
    guard claim != nil else { return true }
    return node?.metadata.labels[WellKnown.nodeRegistered] == "true"
  }

  private static func isInitialized(_ node: Node?, _ claim: NodeClaim?) -> Bool {
    guard claim != nil else { return true }
    return node?.metadata.labels[WellKnown.nodeInitialized] == "true"
  }

  private static func taints(_ node: Node?, _ claim: NodeClaim?, isRegistered: Bool) -> [Taint] {
    let carried = (isRegistered ? node?.spec.taints : claim?.spec.taints) ?? []
    guard let claim, !isInitialized(node, claim) else { return carried }
    return carried.filter { taint in
      !taint.isKnownEphemeral
        && !claim.spec.startupTaints.contains { $0.key == taint.key && $0.effect == taint.effect }
    }
  }

  /// What the Node reports; until it is initialized, the claim fills in what the Node reports as nothing.
  private static func reported(_ node: ResourceList?, _ claim: ResourceList?, isFinal: Bool) -> ResourceList {
    guard let node else { return claim ?? ResourceList() }
    guard !isFinal, let claim else { return node }
    var result = node
    for (name, amount) in claim.amounts where result[name]?.isZero ?? true { result[name] = amount }
    return result
  }
}

extension Taint {
  /// Whether a new node carries it only until somebody has looked after it.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/scheduling/taints.go`.
  public var isKnownEphemeral: Bool {
    switch (key, effect) {
    case (WellKnown.notReady, .noSchedule), (WellKnown.notReady, .noExecute): true
    case (WellKnown.unreachable, .noSchedule): true
    case (WellKnown.uninitialized, .noSchedule): true
    case (WellKnown.unregistered, .noExecute): true
    default: key.hasPrefix("readiness.k8s.io/")
    }
  }
}

extension ResourceName {
  /// How NodePool limits count nodes.
  public static let nodes: Self = "nodes"
}

extension ResourceList {
  func adding(_ other: ResourceList) -> ResourceList {
    var result = self
    result.add(other)
    return result
  }

  /// Each amount of this list less the other's; resources only the other names are left out.
  func lessening(by other: ResourceList) -> ResourceList {
    var result = self
    for name in amounts.keys {
      if let taken = other[name] { result[name] = (result[name] ?? .zero) - taken }
    }
    return result
  }
}
