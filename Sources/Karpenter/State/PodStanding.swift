import Kubernetes

/// What Karpenter makes of a Pod: to be placed, to be moved, or neither.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/pod/scheduling.go`.
extension Pod {
  /// Whether it waits for capacity: judged unschedulable by the scheduler, not bound, not about to preempt, and
  /// not of a DaemonSet or a node's own.
  public var isProvisionable: Bool {
    let isUnschedulable = status.conditions.contains {
      $0.type == "PodScheduled" && $0.reason == "Unschedulable"
    }
    return isUnschedulable && !isBound && status.nominatedNodeName == nil && !isOwnedByDaemonSet
      && !isOwnedByNode
  }

  /// Whether it would come back elsewhere when its node goes away.
  public var isReschedulable: Bool {
    (isActive || (isOwnedByStatefulSet && metadata.isBeingDeleted)) && !isOwnedByDaemonSet && !isOwnedByNode
  }

  /// Whether `karpenter.sh/do-not-disrupt` protects it now: `true`, or a duration that has not passed since it
  /// started. A value that is neither protects nothing.
  public func isDoNotDisruptActive(at now: VirtualTime) -> Bool {
    PodProtection(of: self, at: now).isActive
  }

  /// Whether Karpenter would ask for its eviction at all.
  public func isEvictable(at now: VirtualTime) -> Bool {
    isActive && !spec.tolerations.tolerate(Taint(key: WellKnown.disrupted, effect: .noSchedule))
      && !isOwnedByNode && !isDoNotDisruptActive(at: now)
  }

  /// What it asks of a node, a slot of `pods` included.
  public var schedulingRequests: ResourceList { spec.schedulingRequests }

  /// Ports of the node that its containers take.
  public var hostPorts: [HostPort] { spec.hostPorts }
}

extension PodSpec {
  var schedulingRequests: ResourceList {
    var requests = effectiveRequests
    requests[.pods] = Quantity(1, format: .decimalExponent)
    return requests
  }

  /// Whether any of the containers uses a resource claim.
  var usesDynamicResources: Bool {
    (initContainers + containers).contains { !($0.resources.inert["claims"]?.array ?? []).isEmpty }
  }

  var hostPorts: [HostPort] {
    containers.flatMap(\.ports).filter { $0.hostPort != 0 }.map {
      HostPort(ip: $0.hostIP.isEmpty ? "0.0.0.0" : $0.hostIP, port: $0.hostPort, portProtocol: $0.protocol)
    }
  }
}

extension PodDisruptionBudget {
  /// Whether it can never let a Pod go: `maxUnavailable` of 0 or `0%`, or `minAvailable` of `100%`.
  public var isFullyBlocking: Bool {
    maxUnavailable == .int(0) || maxUnavailable == .string("0%") || minAvailable == .string("100%")
  }
}
