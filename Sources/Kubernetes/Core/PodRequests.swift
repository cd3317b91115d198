extension PodSpec {
  /// What the Pod asks of a node: its containers' requests together, raised to what its init containers need
  /// at their time, replaced by pod-level requests where it has them, and the runtime's overhead on top.
  ///
  /// A sidecar (an init container that keeps running) counts with the containers, and before each later init
  /// container.
  ///
  /// Source: k8s.io/component-helpers `resource/helpers.go`, `PodRequests`.
  public var effectiveRequests: ResourceList { effectiveRequests(assuming: ResourceList()) }

  /// The same, where a container that does not name a resource counts as asking for the amount given.
  public func effectiveRequests(assuming missing: ResourceList) -> ResourceList {
    var total = containerRequests(assuming: missing)
    if let podLevel = resources {
      for (name, amount) in podLevel.requests.amounts where Self.canBeAskedByPod(name) {
        total[name] = amount
      }
    }
    total.add(overhead)
    return total
  }

  /// Whether it asks for resources as a whole, beside what its containers ask for.
  public var hasPodLevelRequests: Bool {
    resources?.requests.amounts.keys.contains(where: Self.canBeAskedByPod) ?? false
  }

  /// The same from the containers alone: without pod-level requests and overhead.
  public var containerRequests: ResourceList { containerRequests(assuming: ResourceList()) }

  public func containerRequests(assuming missing: ResourceList) -> ResourceList {
    var total = ResourceList()
    for container in containers { total.add(container.requests(assuming: missing)) }
    var sidecars = ResourceList()
    var initPeak = ResourceList()
    for container in initContainers {
      var needed = container.requests(assuming: missing)
      if container.isSidecar {
        total.add(needed)
        sidecars.add(needed)
        needed = sidecars
      } else {
        needed.add(sidecars)
      }
      initPeak.raise(to: needed)
    }
    total.raise(to: initPeak)
    return total
  }

  static func canBeAskedByPod(_ name: ResourceName) -> Bool {
    name == .cpu || name == .memory || name.text.hasPrefix("hugepages-")
  }
}

extension Container {
  fileprivate func requests(assuming missing: ResourceList) -> ResourceList {
    var requests = resources.requests
    for (name, amount) in missing.amounts where requests[name] == nil { requests[name] = amount }
    return requests
  }
}
