import Kubernetes

/// Kubelets that have fallen silent: their machine stops, hangs, or is cut off.
extension World {
  /// How often a kubelet renews its lease.
  private static let leasePeriod: Int64 = 10

  /// When a kubelet that is silent was last heard of; nil while it answers.
  public func lastHeartbeat(of node: NodeName) -> VirtualTime? { silentKubelets[node] }

  func isSilent(_ node: NodeName) -> Bool { silentKubelets[node] != nil }

  /// From now on nothing happens on the node, and its lease is renewed no more.
  mutating func silenceKubelet(of node: NodeName) {
    guard objects.node(node) != nil, !isSilent(node) else { return }
    let seconds = now.sinceStart.wholeSecondsRoundedDown
    let lease = seconds - ((seconds % Self.leasePeriod) + Self.leasePeriod) % Self.leasePeriod
    silentKubelets[node] = VirtualTime(sinceStart: .seconds(lease))
    enqueue(.nodeLifecycleController, NamespacedName(namespace: "", name: node.text))
    reviewLeadership()
  }

  /// The kubelet reports again, and goes on with the node's Pods.
  mutating func reviveKubelet(of name: NodeName) {
    guard isSilent(name) else { return }
    silentKubelets[name] = nil
    guard let node = objects.node(name) else { return }
    _ = try? updateStatus(
      node.with { $0.status.conditions.set(Node.kubeletConditions(isReady: true), at: now) })
    enqueue(.nodeLifecycleController, node.name)
    for pod in objects.pods(on: name) { enqueue(.kubelet, pod.name) }
    reviewLeadership()
  }
}

extension Node {
  /// What a kubelet says of its machine.
  static func kubeletConditions(isReady: Bool) -> [Condition] {
    [
      Condition(
        type: "MemoryPressure", status: .isFalse, reason: "KubeletHasSufficientMemory",
        message: "kubelet has sufficient memory available"),
      Condition(
        type: "DiskPressure", status: .isFalse, reason: "KubeletHasNoDiskPressure",
        message: "kubelet has no disk pressure"),
      Condition(
        type: "PIDPressure", status: .isFalse, reason: "KubeletHasSufficientPID",
        message: "kubelet has sufficient PID available"),
      isReady
        ? Condition(
          type: "Ready", status: .isTrue, reason: "KubeletReady", message: "kubelet is posting ready status")
        : Condition(
          type: "Ready", status: .isFalse, reason: "KubeletNotReady",
          message: "container runtime network not ready: cni plugin not initialized"),
    ]
  }
}

extension [Condition] {
  fileprivate mutating func set(_ conditions: [Condition], at now: VirtualTime) {
    for condition in conditions { set(condition, at: now) }
  }
}
