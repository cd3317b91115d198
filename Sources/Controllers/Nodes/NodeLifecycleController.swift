import Kubernetes

/// Notices nodes that fall silent, and turns what nodes report into taints.
///
/// Source: k8s.io/kubernetes `pkg/controller/nodelifecycle`.
public enum NodeLifecycleController {
  private static let period = Duration.seconds(5)
  /// How long a kubelet may be silent before its node counts as unreachable.
  public static let monitorGracePeriod = Duration.seconds(50)
  private static let reported = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"]

  /// - Parameters:
  ///   - lastHeartbeat: the last sign of life of a kubelet that has fallen silent; nil while it reports.
  ///   - pods: those on the node; they count as not ready with it.
  ///   - zones: of all nodes, as they are now.
  public static func reconcile(
    _ node: Node, lastHeartbeat: VirtualTime?, pods: [Pod], zones: ZoneHealth, at now: VirtualTime
  ) -> Reconciliation {
    var result = Reconciliation()
    var next = node
    if let lastHeartbeat {
      let limit = (lastHeartbeat + monitorGracePeriod).roundedUp(to: period)
      if now < limit {
        result.lookAgain(at: limit)
      } else {
        markUnknown(&next, at: now)
      }
    }
    if next.status != node.status {
      result.writes.append(.updateStatus(next))
      result.record(node.reference, .nodeUnreachable(lastHeartbeat: lastHeartbeat ?? now))
      result.report(
        node.reference, .normal, UpstreamText.nodeNotReady,
        UpstreamText.nodeStatusNotReady(node.metadata.name))
    }
    if next.isUnwell { markNotReady(pods, into: &result, at: now) }
    updateTaints(of: &next, zones: zones, into: &result, at: now)
    if next.spec != node.spec {
      result.writes.append(.update(next))
      let (before, after) = (node.spec.taints, next.spec.taints)
      result.record(
        node.reference,
        .taintedNode(
          added: after.filter { taint in !before.contains { $0.isSameMark(as: taint) } },
          removed: before.filter { taint in !after.contains { $0.isSameMark(as: taint) } }))
    }
    return result
  }

  private static func markUnknown(_ node: inout Node, at now: VirtualTime) {
    for type in reported where node.status.conditions[type]?.status != .unknown {
      let wasReported = node.status.conditions[type] != nil
      node.status.conditions.set(
        Condition(
          type: type, status: .unknown,
          reason: wasReported ? UpstreamText.nodeStatusUnknown : UpstreamText.nodeStatusNeverUpdated,
          message: wasReported ? UpstreamText.kubeletStoppedPosting : UpstreamText.kubeletNeverPosted),
        at: now)
    }
  }

  private static func markNotReady(_ pods: [Pod], into result: inout Reconciliation, at now: VirtualTime) {
    for pod in pods where pod.status.isReady {
      let unready = pod.with { $0.status.conditions.set(Condition(type: "Ready", status: .isFalse), at: now) }
      result.writes.append(.updateStatus(unready))
      result.report(pod.reference, .warning, UpstreamText.nodeNotReady, UpstreamText.nodeIsNotReady)
    }
  }

  private static func updateTaints(
    of node: inout Node, zones: ZoneHealth, into result: inout Reconciliation, at now: VirtualTime
  ) {
    let wanted = conditionTaints(of: node)
    node.spec.taints.removeAll { taint in
      taint.effect == .noSchedule && managedKeys.contains(taint.key) && !wanted.contains(taint.key)
    }
    for key in wanted
    where !node.spec.taints.contains(where: { $0.key == key && $0.effect == .noSchedule }) {
      node.spec.taints.append(Taint(key: key, effect: .noSchedule, timeAdded: now))
    }

    let healthKey = healthTaintKey(of: node)
    let evicts = healthKey != nil && !zones.isEveryZoneDown
    let present = node.spec.taints.first { $0.effect == .noExecute && $0.tellsOfHealth }
    if let present, !evicts || present.key != healthKey {
      node.spec.taints.removeAll { $0.effect == .noExecute && $0.tellsOfHealth }
    }
    guard let healthKey, evicts, present?.key != healthKey else { return }
    if present != nil {
      node.spec.taints.append(Taint(key: healthKey, effect: .noExecute, timeAdded: now))
    } else if let time = zones.nextEviction(in: node.zone ?? "", at: now) {
      if time <= now {
        node.spec.taints.append(Taint(key: healthKey, effect: .noExecute, timeAdded: now))
      } else {
        result.lookAgain(at: time)
      }
    }
  }

  private static let pressureTaints = [
    ("MemoryPressure", "node.kubernetes.io/memory-pressure"),
    ("DiskPressure", "node.kubernetes.io/disk-pressure"),
    ("PIDPressure", "node.kubernetes.io/pid-pressure"),
    ("NetworkUnavailable", "node.kubernetes.io/network-unavailable"),
  ]

  private static let managedKeys =
    pressureTaints.map(\.1) + [WellKnown.notReady, WellKnown.unreachable, WellKnown.unschedulable]

  private static func healthTaintKey(of node: Node) -> String? {
    guard node.isUnwell else { return nil }
    return node.status.conditions["Ready"]?.status == .unknown ? WellKnown.unreachable : WellKnown.notReady
  }

  private static func conditionTaints(of node: Node) -> [String] {
    var keys = [healthTaintKey(of: node)].compactMap(\.self)
    keys += pressureTaints.filter { node.status.conditions.isTrue($0.0) }.map(\.1)
    if node.spec.unschedulable { keys.append(WellKnown.unschedulable) }
    return keys
  }
}

extension Node {
  /// Whether it says that it is not ready, or has stopped saying anything.
  var isUnwell: Bool { status.conditions["Ready"].map { $0.status != .isTrue } ?? false }
}

extension Taint {
  /// Whether it is the same mark on the node, whatever its value and age.
  func isSameMark(as other: Taint) -> Bool { key == other.key && effect == other.effect }
}
