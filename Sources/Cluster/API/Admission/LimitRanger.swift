import Kubernetes

/// What a LimitRange does to a new Pod: gives requests and limits to containers without, and refuses what is out
/// of range.
///
/// Source: k8s.io/kubernetes `plugin/pkg/admission/limitranger`.
enum LimitRanger {
  static func fillIn(_ pod: inout Pod, from ranges: [LimitRange]) {
    for item in ranges.flatMap(\.limits) where item.type == .container {
      let limits = item.effectiveDefaults
      let requests = item.effectiveDefaultRequests(limits)
      for index in pod.spec.containers.indices {
        pod.spec.containers[index].resources.fillIn(requests: requests, limits: limits)
      }
      for index in pod.spec.initContainers.indices {
        pod.spec.initContainers[index].resources.fillIn(requests: requests, limits: limits)
      }
    }
  }

  /// Requests that have come to stand above a limit by what was given, in the API server's words.
  static func requestsOverLimits(of pod: Pod) -> [String] {
    let lists = [("containers", pod.spec.containers), ("initContainers", pod.spec.initContainers)]
    return lists.flatMap { field, containers in
      containers.enumerated().flatMap { index, container in
        container.resources.requests.sorted.compactMap { name, request in
          guard let limit = container.resources.limits[name], request > limit else { return nil }
          return UpstreamText.requestOverLimit(
            "spec.\(field)[\(index)].resources.requests", request, name, limit)
        }
      }
    }
  }

  /// What the API server says of each amount out of range, in its words.
  static func problems(_ pod: Pod, under ranges: [LimitRange]) -> [String] {
    ranges.flatMap(\.limits).flatMap { item in
      switch item.type {
      case .container:
        return (pod.spec.containers + pod.spec.initContainers).flatMap {
          problems(item, requests: $0.resources.requests, limits: $0.resources.limits)
        }
      case .pod:
        return problems(item, requests: pod.spec.containerRequests, limits: pod.spec.containerLimits)
      case .claim: return []
      }
    }
  }

  static func problems(_ claim: PersistentVolumeClaim, under ranges: [LimitRange]) -> [String] {
    ranges.flatMap(\.limits).filter { $0.type == .claim }.flatMap { item -> [String] in
      let (asked, scope) = (claim.requestedStorage, item.type.rawValue)
      var found: [String] = []
      if let least = item.min[.storage], asked < least {
        found.append(UpstreamText.minimum(.storage, scope, least) + UpstreamText.butRequest(asked))
      }
      if let most = item.max[.storage], asked > most {
        found.append(UpstreamText.maximum(.storage, scope, most) + UpstreamText.butRequest(asked))
      }
      return found
    }
  }

  private static func problems(
    _ item: LimitRange.Item, requests: ResourceList, limits: ResourceList
  ) -> [String] {
    let scope = item.type.rawValue
    var found: [String] = []
    for (name, least) in item.min.sorted {
      guard let request = requests[name] else {
        found.append(UpstreamText.minimum(name, scope, least) + UpstreamText.noRequest)
        continue
      }
      if request < least {
        found.append(UpstreamText.minimum(name, scope, least) + UpstreamText.butRequest(request))
      }
      if let limit = limits[name], limit < least {
        found.append(UpstreamText.minimum(name, scope, least) + UpstreamText.butLimit(limit))
      }
    }
    for (name, most) in item.max.sorted {
      guard let limit = limits[name] else {
        found.append(UpstreamText.maximum(name, scope, most) + UpstreamText.noLimit)
        continue
      }
      if limit > most { found.append(UpstreamText.maximum(name, scope, most) + UpstreamText.butLimit(limit)) }
      if let request = requests[name], request > most {
        found.append(UpstreamText.maximum(name, scope, most) + UpstreamText.butRequest(request))
      }
    }
    return found
  }
}

extension LimitRange.Item {
  /// Limits given to who has none: those it names, and its maxima for the rest.
  fileprivate var effectiveDefaults: ResourceList {
    var limits = max
    for (name, amount) in `default`.amounts { limits[name] = amount }
    return limits
  }

  /// Requests given to who has none: those it names, then the default limits, then the minima.
  fileprivate func effectiveDefaultRequests(_ limits: ResourceList) -> ResourceList {
    var requests = min
    for (name, amount) in limits.amounts { requests[name] = amount }
    for (name, amount) in defaultRequest.amounts { requests[name] = amount }
    return requests
  }
}

extension ResourceRequirements {
  fileprivate mutating func fillIn(requests defaults: ResourceList, limits defaultLimits: ResourceList) {
    for (name, amount) in defaults.amounts where requests[name] == nil { requests[name] = amount }
    for (name, amount) in defaultLimits.amounts where limits[name] == nil { limits[name] = amount }
  }
}

extension PodSpec {
  /// The limits of its containers together; of a resource that one of them leaves open, those of the others.
  fileprivate var containerLimits: ResourceList {
    var total = ResourceList()
    for container in containers { total.add(container.resources.limits) }
    return total
  }
}
