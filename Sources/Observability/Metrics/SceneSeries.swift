import Cluster
import Karpenter
import Kubernetes

/// What Karpenter measures of nodes and Pods.
struct SceneSeries {
  private var recorder: SeriesRecorder
  private let wantsPods: Bool
  private var scene = ClusterScene()
  private var totals = ClusterTotals()
  private var firstSeen: [NodeName: VirtualTime] = [:]
  private var startups: [Double] = []

  static func record(_ history: ClusterHistory, in recorder: inout SeriesRecorder) {
    var series = Self(recorder: recorder)
    for change in history.all where series.wants(change) { series.record(change) }
    recorder = series.recorder
  }

  private init(recorder: SeriesRecorder) {
    self.recorder = recorder
    wantsPods = Self.podFamilies.contains(where: recorder.wants)
  }

  /// Whether any wanted family says anything of what changed: most changes are of Pods, most families of nodes.
  private func wants(_ change: ClusterHistory.Change) -> Bool {
    guard case .pod = change.what else { return true }
    return wantsPods
  }

  private static let podFamilies = [
    "karpenter_pods_state", "karpenter_nodes_total_pod_requests", "karpenter_nodes_total_daemon_requests",
    "karpenter_cluster_utilization_percent", "karpenter_pods_bound_duration_seconds",
    "karpenter_pods_startup_duration_seconds",
  ]

  private mutating func record(_ change: ClusterHistory.Change) {
    totals.apply(change, to: scene)
    switch change.what {
    case .node(let name, let state):
      let before = scene.node(name)
      scene.apply(change)
      record(name, before, state, at: change.time)
    case .pod(let name, let state):
      let before = scene.pod(name)
      scene.apply(change)
      record(name, before, state, at: change.time)
    case .limits(let pool, let limits):
      measure(
        "karpenter_nodepools_limit", ["nodepool": pool.text], scene.limits[pool], limits, at: change.time)
      scene.apply(change)
    }
  }

  // MARK: Nodes

  private mutating func record(
    _ name: NodeName, _ before: NodeState?, _ after: NodeState?, at time: VirtualTime
  ) {
    measure(name, before, after, at: time)
    if firstSeen[name] == nil { firstSeen[name] = time }
    if after == nil, let pool = before?.nodePool, let first = firstSeen.removeValue(forKey: name) {
      recorder.observe(
        "karpenter_nodes_lifetime_duration_seconds", ["nodepool": pool], (time - first).inSeconds, at: time)
    }
    for pool in Set([before?.nodePool, after?.nodePool].compactMap(\.self)).sorted() {
      let share = totals.nodePools[pool] ?? ClusterTotals.Pool()
      for (resource, amount) in share.capacity.sorted {
        recorder.set(
          "karpenter_nodepools_usage", ["nodepool": pool, "resource_type": resource.metricName],
          to: amount.double, at: time)
      }
      recorder.set(
        "karpenter_nodepools_usage", ["nodepool": pool, "resource_type": "nodes"], to: Double(share.nodes),
        at: time)
      recorder.set(
        "karpenter_nodepools_cost_total", ["nodepool": pool], to: share.usdPerHour.cleaned, at: time)
    }
    recorder.set("karpenter_cluster_state_node_count", to: Double(scene.nodes.count), at: time)
    recorder.set("karpenter_cluster_state_synced", to: 1, at: time)
    setUtilization(at: time)
  }

  private mutating func measure(
    _ name: NodeName, _ before: NodeState?, _ after: NodeState?, at time: VirtualTime
  ) {
    guard Self.nodeFamilies.contains(where: recorder.wants) else { return }
    let (old, new) = (before?.metricLabels(name), after?.metricLabels(name))
    if let old, old != new { measure(old, before, nil, at: time) }
    if let new { measure(new, before, after, at: time) }
  }

  private static let nodeFamilies = ["karpenter_nodes_allocatable", "karpenter_nodes_system_overhead"]

  private mutating func measure(
    _ labels: MetricLabels, _ before: NodeState?, _ after: NodeState?, at time: VirtualTime
  ) {
    measure("karpenter_nodes_allocatable", labels, before?.allocatable, after?.allocatable, at: time)
    measure("karpenter_nodes_system_overhead", labels, before?.overhead, after?.overhead, at: time)
  }

  private mutating func measure(
    _ family: String, _ labels: @autoclosure () -> MetricLabels, _ before: ResourceList?,
    _ after: ResourceList?, at time: VirtualTime
  ) {
    guard recorder.wants(family) else { return }
    let labels = labels()
    for (resource, _) in (before ?? [:]).sorted where after?[resource] == nil {
      recorder.set(family, labels.with("resource_type", resource.metricName), to: nil, at: time)
    }
    for (resource, amount) in (after ?? [:]).sorted {
      recorder.set(family, labels.with("resource_type", resource.metricName), to: amount.double, at: time)
    }
  }

  // MARK: Pods

  private mutating func record(
    _ name: PodName, _ before: PodState?, _ after: PodState?, at time: VirtualTime
  ) {
    if recorder.wants("karpenter_pods_state") {
      for (state, value) in [(before, nil), (after, 1.0)] {
        guard let labels = state.map({ labels(name, $0) }) else { continue }
        recorder.set("karpenter_pods_state", labels, to: value, at: time)
      }
    }
    for node in Set([before?.node, after?.node].compactMap(\.self)).sorted() {
      guard let state = scene.node(node), let load = totals.loads[node] else { continue }
      measure(
        "karpenter_nodes_total_pod_requests", state.metricLabels(node), nil, load.requests, at: time)
      measure(
        "karpenter_nodes_total_daemon_requests", state.metricLabels(node), nil, load.daemonRequests, at: time)
    }
    setUtilization(at: time)
    guard let after else { return }
    let age = (time - after.createdAt).inSeconds
    if before?.node == nil, after.node != nil {
      recorder.observe("karpenter_pods_bound_duration_seconds", [:], age, at: time)
    }
    if after.stage == .ready, before?.stage != .ready,
      recorder.wants("karpenter_pods_startup_duration_seconds")
    {
      startups.insert(age, at: startups.firstIndex { $0 > age } ?? startups.endIndex)
      recorder.summarize("karpenter_pods_startup_duration_seconds", [:], age, of: startups, at: time)
    }
  }

  private func labels(_ name: PodName, _ pod: PodState) -> MetricLabels {
    let node = pod.node.flatMap(scene.node)
    let phase =
      switch pod.stage {
      case .waiting, .starting: "Pending"
      case .running, .ready, .leaving: "Running"
      case .finished: "Succeeded"
      }
    return [
      "name": name.name, "namespace": name.namespace, "owner": pod.workload, "node": pod.node?.text ?? "",
      "scheduled": "\(pod.node != nil)", "nodepool": node?.nodePool ?? "", "zone": node?.zone ?? "",
      "arch": node?.labels[WellKnown.arch] ?? "", "capacity_type": node?.capacityType ?? "",
      "instance_type": node?.instanceType ?? "", "phase": phase, "ready": "\(pod.stage == .ready)",
    ]
  }

  private mutating func setUtilization(at time: VirtualTime) {
    guard recorder.wants("karpenter_cluster_utilization_percent") else { return }
    for resource in [ResourceName.cpu, .memory] {
      let whole = totals.allocatable[resource]?.double ?? 0
      guard whole > 0 else { continue }
      recorder.set(
        "karpenter_cluster_utilization_percent", ["resource_type": resource.text],
        to: (totals.requests[resource]?.double ?? 0) / whole * 100, at: time)
    }
  }
}

extension NodeState {
  fileprivate var overhead: ResourceList {
    var overhead = capacity
    overhead.subtract(allocatable)
    return overhead
  }

  /// Every well-known label of Karpenter's, by what stands after the slash.
  fileprivate func metricLabels(_ name: NodeName) -> MetricLabels {
    let known = Self.metricNames.map { ($0.name, labels[$0.label] ?? "") }
    return MetricLabels(known + [("node_name", name.text), ("phase", "")])
  }

  private static let metricNames = LabelRules.sortedWellKnown.map { label in
    (label: label, name: String(label.split(separator: "/").last ?? "").replacing("-", with: "_"))
  }
}

extension ResourceName {
  /// As a label's value: `ephemeral_storage`.
  fileprivate var metricName: String { text.lowercased().replacing("-", with: "_") }
}

extension Double {
  /// Without what adding and taking away prices leaves at the end.
  fileprivate var cleaned: Double { (self * 1e6).rounded() / 1e6 }
}
