import Kubernetes

/// What a ResourceQuota counts, and what it refuses.
///
/// Source: k8s.io/kubernetes `pkg/quota/v1/evaluator/core/pods.go`.
enum QuotaAdmission {
  /// What the Pods of a namespace use, by the names that quotas have for it. Finished Pods use nothing.
  static func usage(of pods: [Pod]) -> ResourceList {
    var total = ResourceList()
    for pod in pods where !pod.isFinished { total.add(usage(of: pod)) }
    return total
  }

  static func usage(of pod: Pod) -> ResourceList {
    var used = ResourceList(["pods": Quantity(1), "count/pods": Quantity(1)])
    for (name, amount) in pod.spec.effectiveRequests.amounts {
      used[ResourceName("requests.\(name)")] = amount
      if name == .cpu || name == .memory || name == .ephemeralStorage { used[name] = amount }
    }
    var limits = ResourceList()
    for container in pod.spec.containers { limits.add(container.resources.limits) }
    for (name, amount) in limits.amounts { used[ResourceName("limits.\(name)")] = amount }
    return used
  }

  /// What an object of another kind uses: itself, and of storage what a claim asks for.
  static func usage(of object: any KubernetesObject) -> ResourceList {
    let kind = type(of: object).kind
    var used = ResourceList([ResourceName("count/\(kind.qualifiedPlural)"): Quantity(1)])
    if kind.group.isEmpty { used[ResourceName(kind.plural)] = Quantity(1) }
    switch object {
    case let claim as PersistentVolumeClaim:
      let perClass = "\(claim.className).storageclass.storage.k8s.io/"
      used["requests.storage"] = claim.requestedStorage
      guard !claim.className.isEmpty else { break }
      used[ResourceName(perClass + "requests.storage")] = claim.requestedStorage
      used[ResourceName(perClass + "persistentvolumeclaims")] = Quantity(1)
    case let service as Service:
      if service.type == .loadBalancer { used["services.loadbalancers"] = Quantity(1) }
      if service.type == .nodePort || service.type == .loadBalancer {
        used["services.nodeports"] = Quantity(service.ports.count)
      }
    default: break
    }
    return used
  }

  /// Why a quota keeps a new Pod out, in the API server's words; nil when it does not.
  ///
  /// - Parameter used: in the namespace so far.
  static func refusal(of pod: Pod, by quota: ResourceQuota, used: ResourceList) -> String? {
    let missing = resourcesLeftOpen(by: pod, under: quota)
    guard missing.isEmpty else { return UpstreamText.mustSpecify(quota.metadata.name, missing) }
    return refusal(asking: usage(of: pod), by: quota, used: used)
  }

  /// Why a quota does not give so much more.
  static func refusal(asking asked: ResourceList, by quota: ResourceQuota, used: ResourceList) -> String? {
    let exceeded = quota.hard.sorted.filter { name, hard in
      guard let more = asked[name] else { return false }
      return (used[name] ?? .zero) + more > hard
    }
    guard !exceeded.isEmpty else { return nil }
    func list(_ amount: (ResourceName) -> Quantity) -> String {
      exceeded.map { "\($0.name)=\(amount($0.name))" }.joined(separator: ",")
    }
    return UpstreamText.exceededQuota(
      quota.metadata.name, requested: list { asked[$0] ?? .zero }, used: list { used[$0] ?? .zero },
      limited: list { quota.hard[$0] ?? .zero })
  }

  /// `limits.cpu for: web,log`: what a quota counts and containers do not say.
  private static func resourcesLeftOpen(by pod: Pod, under quota: ResourceQuota) -> [String] {
    quota.hard.sorted.compactMap { name, _ in
      let silent = pod.spec.containers.filter { container in
        switch name.text {
        case "cpu", "requests.cpu": container.resources.requests[.cpu] == nil
        case "memory", "requests.memory": container.resources.requests[.memory] == nil
        case "limits.cpu": container.resources.limits[.cpu] == nil
        case "limits.memory": container.resources.limits[.memory] == nil
        default: false
        }
      }
      return silent.isEmpty ? nil : "\(name) for: \(silent.map(\.name).joined(separator: ","))"
    }
  }
}
