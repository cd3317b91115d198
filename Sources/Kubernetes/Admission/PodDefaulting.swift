/// What the API server fills in of a pod before anybody else sees it.
///
/// Source: kubernetes 1.35, `pkg/apis/core/v1/defaults.go`.
extension PodSpec {
  /// Fills in requests from limits and ports of the node from the containers' own.
  public mutating func applyDefaults() {
    for index in containers.indices { containers[index].requestItsLimits() }
    for index in initContainers.indices { initContainers[index].requestItsLimits() }
    requestPodLevelLimits()
    guard hostNetwork else { return }
    for index in containers.indices { containers[index].takePortsOfTheHost() }
    for index in initContainers.indices { initContainers[index].takePortsOfTheHost() }
  }

  /// With pod-level limits, each pod-level request that is missing is what the containers ask for together, or the
  /// limit where they ask for nothing.
  private mutating func requestPodLevelLimits() {
    guard var podLevel = resources, !podLevel.limits.isEmpty else { return }
    let ofContainers = containerRequests
    for (name, amount) in ofContainers.amounts where podLevel.requests[name] == nil {
      if Self.canBeAskedByPod(name), Self.canBeOvercommitted(name) { podLevel.requests[name] = amount }
    }
    for (name, limit) in podLevel.limits.amounts where podLevel.requests[name] == nil {
      if Self.canBeAskedByPod(name) { podLevel.requests[name] = limit }
    }
    resources = podLevel
  }

  private static func canBeOvercommitted(_ name: ResourceName) -> Bool { !name.text.hasPrefix("hugepages-") }
}

extension Container {
  fileprivate mutating func requestItsLimits() {
    for (name, limit) in resources.limits.amounts where resources.requests[name] == nil {
      resources.requests[name] = limit
    }
  }

  fileprivate mutating func takePortsOfTheHost() {
    for index in ports.indices where ports[index].hostPort == 0 {
      ports[index].hostPort = ports[index].containerPort
    }
  }
}

extension Pod {
  /// Writes the pod's own values of `matchLabelKeys` and `mismatchLabelKeys` into the selectors of its spread
  /// constraints and of its pod affinity. Keys that the pod does not have are passed over.
  ///
  /// Source: kubernetes 1.35, `pkg/registry/core/pod/strategy.go`.
  public mutating func mergeLabelKeys() {
    let labels = metadata.labels
    for index in spec.topologySpreadConstraints.indices {
      let keys = spec.topologySpreadConstraints[index].matchLabelKeys
      spec.topologySpreadConstraints[index].labelSelector?.require(keys, .isIn, of: labels)
    }
    spec.affinity?.podAffinity?.mergeLabelKeys(of: labels)
    spec.affinity?.podAntiAffinity?.mergeLabelKeys(of: labels)
  }

  /// Takes priority and preemption policy from the pod's class, or from the class that is the default for all.
  ///
  /// - Parameter classes: every class of the cluster; of several defaults, the one with the lowest value counts.
  /// - Returns: false when there is no class of the name; the pod is then unchanged.
  public mutating func resolvePriority(from classes: some Sequence<PriorityClass>) -> Bool {
    let name = spec.priorityClassName
    let priorityClass =
      name.isEmpty
      ? classes.filter(\.isGlobalDefault).min { ($0.value, $0.metadata.name) < ($1.value, $1.metadata.name) }
      : classes.first { $0.metadata.name == name }
    guard priorityClass != nil || name.isEmpty else { return false }
    spec.priorityClassName = priorityClass?.metadata.name ?? ""
    spec.priority = priorityClass?.value ?? 0
    spec.preemptionPolicy =
      spec.preemptionPolicy ?? priorityClass?.preemptionPolicy ?? .preemptLowerPriority
    return true
  }
}

extension PodAffinity {
  fileprivate mutating func mergeLabelKeys(of labels: Labels) {
    for index in required.indices { required[index].mergeLabelKeys(of: labels) }
    for index in preferred.indices { preferred[index].term.mergeLabelKeys(of: labels) }
  }
}

extension PodAffinityTerm {
  fileprivate mutating func mergeLabelKeys(of labels: Labels) {
    labelSelector?.require(matchLabelKeys, .isIn, of: labels)
    labelSelector?.require(mismatchLabelKeys, .notIn, of: labels)
  }
}

extension LabelSelector {
  fileprivate mutating func require(_ keys: [String], _ operator: Requirement.Operator, of labels: Labels) {
    for key in keys {
      guard let value = labels[key] else { continue }
      let requirement = Requirement(key: key, operator: `operator`, values: [value])
      if !matchExpressions.contains(requirement) { matchExpressions.append(requirement) }
    }
  }
}

extension PriorityClass {
  /// The classes that every cluster has.
  public static let system = [
    ("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000),
  ].map { name, value in
    PriorityClass().with {
      $0.metadata.name = name
      $0.value = value
    }
  }
}
