import Kubernetes

/// Which changes make another attempt worthwhile, by the plugin that refused the pod in the last one.
///
/// Source: kube-scheduler 1.35, `EventsToRegister` and `isSchedulableAfter…` of each plugin.
extension PluginName {
  /// Whether a change of the cluster may have removed this plugin's objection to any pod at all: asked once, before
  /// each pod that it refused.
  func mayReconsider(after change: RelevantChange) -> Bool {
    switch self {
    case .nodeUnschedulable: Self.nodeBecameSchedulable(change)
    case .nodeName: change.isNodeAdded
    case .taintToleration: change.isNodeAdded || change.nodeDiffers { $0.spec.taints }
    case .nodeAffinity: change.isNodeAdded || change.nodeDiffers { $0.metadata.labels }
    case .nodePorts: change.isNodeAdded || change.gone.map { !$0.spec.hostPorts.isEmpty } ?? false
    case .nodeResourcesFit: Self.mayMakeRoom(change)
    case .podTopologySpread:
      switch change {
      case .nodeChanged:
        change.nodeDiffers { $0.metadata.labels } || change.nodeDiffers { $0.spec.taints }
      case .podChanged(let before, let after): before.metadata.labels != after.metadata.labels
      case .nodeAdded, .nodeRemoved, .podPlaced, .podGone: true
      case .promiseGone, .storage: false
      }
    case .interPodAffinity:
      switch change {
      case .nodeChanged: change.nodeDiffers { $0.metadata.labels }
      case .podChanged(let before, let after): before.metadata.labels != after.metadata.labels
      case .nodeAdded, .podPlaced, .podGone: true
      case .nodeRemoved, .promiseGone, .storage: false
      }
    case .volumeRestrictions, .nodeVolumeLimits, .volumeBinding, .volumeZone: Self.storageChanged(change)
    case .schedulingGates, .prioritySort, .dynamicResources, .defaultPreemption,
      .nodeResourcesBalancedAllocation, .imageLocality, .defaultBinder:
      false
    }
  }

  private static func mayMakeRoom(_ change: RelevantChange) -> Bool {
    switch change {
    case .nodeAdded, .podGone, .promiseGone: true
    case .nodeChanged: change.nodeDiffers { $0.status.allocatable }
    case .podChanged(let before, let after): before.spec != after.spec && after.asksForLess(than: before)
    case .nodeRemoved, .podPlaced, .storage: false
    }
  }

  /// Whether a change of the cluster may have removed this plugin's objection.
  func reconsiders(_ pod: Pod, after change: RelevantChange) -> Bool {
    switch self {
    case .nodeUnschedulable: Self.nodeBecameSchedulable(change)
    case .nodeName: change.isNodeAdded
    case .taintToleration: Self.taintsBecameTolerable(pod, change)
    case .nodeAffinity: Self.nodeBecameWanted(pod, change)
    case .nodePorts: change.isNodeAdded || Self.portBecameFree(pod, change)
    case .nodeResourcesFit: Self.roomWasMade(pod, change)
    case .podTopologySpread: Self.spreadChanged(pod, change)
    case .interPodAffinity: Self.companyChanged(pod, change)
    case .volumeRestrictions, .nodeVolumeLimits, .volumeBinding, .volumeZone: Self.storageChanged(change)
    case .schedulingGates, .prioritySort, .dynamicResources, .defaultPreemption,
      .nodeResourcesBalancedAllocation, .imageLocality, .defaultBinder:
      false
    }
  }

  /// Whether a change of the pod itself may have removed this plugin's objection.
  func reconsiders(_ after: Pod, changedFrom before: Pod) -> Bool {
    let hasNewTolerations = after.spec.tolerations.count != before.spec.tolerations.count
    switch self {
    case .nodeUnschedulable: return hasNewTolerations && NodeUnschedulable.isTolerated(by: after)
    case .taintToleration: return hasNewTolerations
    case .nodeResourcesFit: return after.asksForLess(than: before)
    case .podTopologySpread:
      let constraints = after.hardSpreadConstraints
      return hasNewTolerations && constraints.contains { $0.nodeTaintsPolicy == .honor }
        || after.metadata.labels != before.metadata.labels
          && constraints.contains { $0.counts(before, for: after) != $0.counts(after, for: after) }
    default: return false
    }
  }

  private static func nodeBecameSchedulable(_ change: RelevantChange) -> Bool {
    switch change {
    case .nodeAdded(let node): !node.spec.unschedulable
    case .nodeChanged(let before, let after): before.spec.unschedulable && !after.spec.unschedulable
    default: false
    }
  }

  private static func taintsBecameTolerable(_ pod: Pod, _ change: RelevantChange) -> Bool {
    switch change {
    case .nodeAdded(let node): pod.toleratesTaints(of: node)
    case .nodeChanged(let before, let after):
      !pod.toleratesTaints(of: before) && pod.toleratesTaints(of: after)
    default: false
    }
  }

  private static func nodeBecameWanted(_ pod: Pod, _ change: RelevantChange) -> Bool {
    func isWanted(_ node: Node) -> Bool {
      pod.spec.selects(labels: node.metadata.labels, nodeName: node.metadata.name)
    }
    return switch change {
    case .nodeAdded(let node): isWanted(node)
    case .nodeChanged(let before, let after): !isWanted(before) && isWanted(after)
    default: false
    }
  }

  private static func portBecameFree(_ pod: Pod, _ change: RelevantChange) -> Bool {
    guard let gone = change.gone else { return false }
    let freed = gone.spec.hostPorts
    return pod.spec.hostPorts.contains { wanted in freed.contains { $0.conflicts(with: wanted) } }
  }

  private static func roomWasMade(_ pod: Pod, _ change: RelevantChange) -> Bool {
    switch change {
    case .nodeAdded(let node): pod.fitsWhenEmpty(node)
    case .nodeChanged(let before, let after):
      pod.fitsWhenEmpty(after) && pod.wantsSomethingThatGrew(from: before, to: after)
    case .podGone, .promiseGone: true
    case .podChanged(let before, let after): after.asksForLess(than: before, ofWhat: pod)
    case .nodeRemoved, .podPlaced, .storage: false
    }
  }

  private static func spreadChanged(_ pod: Pod, _ change: RelevantChange) -> Bool {
    if pod.spec.topologySpreadConstraints.isEmpty { return balanceChanged(pod, change) }
    let constraints = pod.hardSpreadConstraints
    func hasEveryKey(_ node: Node) -> Bool {
      constraints.allSatisfy { node.metadata.labels[$0.topologyKey] != nil }
    }
    func counts(_ other: Pod) -> Bool {
      other.metadata.namespace == pod.metadata.namespace
        && constraints.contains { $0.counts(other, for: pod) }
    }
    switch change {
    case .nodeAdded(let node), .nodeRemoved(let node): return hasEveryKey(node)
    case .nodeChanged(let before, let after):
      guard hasEveryKey(before) == hasEveryKey(after) else { return true }
      let moved = constraints.contains {
        before.metadata.labels[$0.topologyKey] != after.metadata.labels[$0.topologyKey]
      }
      return hasEveryKey(after) && (moved || before.spec.taints != after.spec.taints)
    case .podPlaced(let other), .podGone(let other): return counts(other)
    case .podChanged(let before, let after):
      return after.metadata.namespace == pod.metadata.namespace
        && constraints.contains { $0.counts(before, for: pod) != $0.counts(after, for: pod) }
    case .promiseGone, .storage: return false
    }
  }

  /// For a pod without constraints of its own, which those of the scheduler's configuration have refused: what they
  /// count is not looked into.
  private static func balanceChanged(_ pod: Pod, _ change: RelevantChange) -> Bool {
    switch change {
    case .nodeAdded, .nodeRemoved: true
    case .nodeChanged(let before, let after):
      before.metadata.labels != after.metadata.labels || before.spec.taints != after.spec.taints
    case .podPlaced(let other), .podGone(let other): other.metadata.namespace == pod.metadata.namespace
    case .podChanged(let before, let after):
      after.metadata.namespace == pod.metadata.namespace && before.metadata.labels != after.metadata.labels
    case .promiseGone, .storage: false
    }
  }

  /// Another pod's anti-affinity wakes nobody: a pod that only that stands in the way of waits until
  /// `SchedulingQueue` retries all.
  private static func companyChanged(_ pod: Pod, _ change: RelevantChange) -> Bool {
    let wanted = pod.requiredTerms(\.podAffinity)
    let unwanted = pod.requiredTerms(\.podAntiAffinity)
    func isWanted(_ other: Pod) -> Bool { !wanted.isEmpty && wanted.allSatisfy { $0.matches(other) } }
    func isUnwanted(_ other: Pod) -> Bool { !unwanted.isEmpty && unwanted.allSatisfy { $0.matches(other) } }
    switch change {
    case .nodeAdded(let node):
      return !unwanted.isEmpty || wanted.contains { node.metadata.labels[$0.topologyKey] != nil }
    case .nodeChanged(let before, let after):
      func domains(_ key: String) -> (before: String?, after: String?) {
        (before.metadata.labels[key], after.metadata.labels[key])
      }
      return wanted.contains {
        let domain = domains($0.topologyKey)
        return domain.after != nil && domain.before != domain.after
      }
        || unwanted.contains {
          let domain = domains($0.topologyKey)
          return domain.before != nil && domain.before != domain.after
        }
    case .podPlaced(let other): return isWanted(other)
    case .podChanged(let before, let after):
      return !isWanted(before) && isWanted(after) || isUnwanted(before) && !isUnwanted(after)
    case .podGone(let other): return isUnwanted(other)
    case .nodeRemoved, .promiseGone, .storage: return false
    }
  }

  private static func storageChanged(_ change: RelevantChange) -> Bool {
    switch change {
    case .storage, .nodeAdded, .podGone, .promiseGone: true
    case .nodeChanged(let before, let after): before.metadata.labels != after.metadata.labels
    case .nodeRemoved, .podPlaced, .podChanged: false
    }
  }
}

extension RelevantChange {
  fileprivate var isNodeAdded: Bool {
    if case .nodeAdded = self { true } else { false }
  }

  /// Whether a node has changed in a certain way.
  fileprivate func nodeDiffers<Value: Equatable>(_ aspect: (Node) -> Value) -> Bool {
    guard case .nodeChanged(let before, let after) = self else { return false }
    return aspect(before) != aspect(after)
  }

  /// Whether a pod is looked at at all: a promised node is room that more important pods took no notice of.
  func concerns(_ pod: Pod) -> Bool {
    guard case .promiseGone(let other) = self else { return true }
    return pod.spec.priority ?? 0 <= other.spec.priority ?? 0
  }

  /// What has gone from a node, or would have come to it.
  fileprivate var gone: Pod? {
    switch self {
    case .podGone(let pod), .promiseGone(let pod): pod
    case .nodeAdded, .nodeChanged, .nodeRemoved, .podPlaced, .podChanged, .storage: nil
    }
  }
}

extension InterPodAffinity.Term {
  fileprivate func matches(_ pod: Pod) -> Bool {
    matches(namespace: pod.metadata.namespace, labels: pod.metadata.labels)
  }
}

extension TopologySpreadConstraint {
  fileprivate func counts(_ pod: Pod, for owner: Pod) -> Bool {
    selector(merging: owner.metadata.labels)?.matches(pod.metadata.labels) ?? false
  }
}

extension Pod {
  fileprivate var hardSpreadConstraints: [TopologySpreadConstraint] {
    spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == .doNotSchedule }
  }

  fileprivate func requiredTerms(_ kind: KeyPath<Affinity, PodAffinity?>) -> [InterPodAffinity.Term] {
    (spec.affinity?[keyPath: kind]?.required ?? []).map {
      InterPodAffinity.Term($0, ofPodIn: metadata.namespace)
    }
  }

  fileprivate func toleratesTaints(of node: Node) -> Bool {
    node.spec.taints.allSatisfy { !$0.effect.keepsPodsOff || spec.tolerations.tolerate($0) }
  }

  fileprivate func fitsWhenEmpty(_ node: Node) -> Bool {
    let requests = ResourceAmounts(spec.effectiveRequests)
    let allocatable = ResourceAmounts(node.status.allocatable)
    return (node.status.allocatable[.pods]?.units ?? 0) > 0
      && requests.counted.allSatisfy { $0.amount <= max(allocatable[$0.resource], 0) }
  }

  fileprivate func wantsSomethingThatGrew(from before: Node, to after: Node) -> Bool {
    let pods = (before.status.allocatable[.pods]?.units ?? 0, after.status.allocatable[.pods]?.units ?? 0)
    let old = ResourceAmounts(before.status.allocatable)
    let new = ResourceAmounts(after.status.allocatable)
    return pods.1 > pods.0
      || ResourceAmounts(spec.effectiveRequests).counted.contains {
        $0.amount > 0 && new[$0.resource] > old[$0.resource]
      }
  }

  /// Whether it asks for less than before of anything, or of anything that another pod asks for.
  fileprivate func asksForLess(than before: Pod, ofWhat other: Pod? = nil) -> Bool {
    let old = ResourceAmounts(before.spec.effectiveRequests)
    let new = ResourceAmounts(spec.effectiveRequests)
    let concerned = other.map { ResourceAmounts($0.spec.effectiveRequests) } ?? old
    return concerned.counted.contains { $0.amount > 0 && new[$0.resource] < old[$0.resource] }
  }
}

extension ResourceAmounts {
  fileprivate var counted: [(resource: CountedResource, amount: Int)] {
    [(.cpu, milliCPU), (.memory, memory), (.ephemeralStorage, ephemeralStorage)]
      + scalars.map { (.scalar($0.resource), $0.amount) }
  }
}
