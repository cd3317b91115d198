import Kubernetes

/// The Pod that a DaemonSet would put on a node: its newest one, or one made from its template.
///
/// Source: sigs.k8s.io/karpenter `provisioner.go`, `getDaemonSetPods`.
struct DaemonPod {
  let name: PodName
  let requests: ResourceList
  let hostPorts: [HostPort]
  /// Changes while NodePools are tried: see `isCompatible`.
  private var spec: PodSpec

  /// One for each DaemonSet, by name; those that use resource claims are left out.
  static func all(of snapshot: ProvisioningSnapshot) -> [DaemonPod] {
    let controllers = Set(snapshot.daemonSets.map(\.metadata.uid))
    let daemons = snapshot.pods.filter { pod in
      pod.metadata.controller.map { controllers.contains($0.uid) } ?? false
    }
    let podsByController = Dictionary(grouping: daemons.sorted { $0.name < $1.name }) {
      $0.metadata.controller?.uid
    }
    return snapshot.daemonSets.sorted { $0.name < $1.name }.map { daemonSet in
      let pods = (podsByController[daemonSet.metadata.uid] ?? []).filter {
        $0.metadata.namespace == daemonSet.metadata.namespace
      }
      return DaemonPod(daemonSet, newest: newest(of: pods))
    }.filter { !$0.spec.usesDynamicResources }
  }

  private static func newest(of pods: [Pod]) -> Pod? {
    var newest: Pod?
    for pod in pods {
      guard let current = newest else {
        newest = pod
        continue
      }
      guard let created = pod.metadata.creationTimestamp else { continue }
      if current.metadata.creationTimestamp.map({ created > $0 }) ?? true { newest = pod }
    }
    return newest
  }

  private init(_ daemonSet: DaemonSet, newest: Pod?) {
    name = newest?.name ?? PodName(namespace: "", name: "")
    var spec = newest?.spec ?? daemonSet.template.spec.defaultingRequestsToLimits
    // The controller pins each Pod to its node by affinity; the template says what it would run on.
    if let required = daemonSet.template.spec.affinity?.nodeAffinity?.required {
      var affinity = spec.affinity ?? Affinity()
      var nodeAffinity = affinity.nodeAffinity ?? NodeAffinity()
      nodeAffinity.required = required
      affinity.nodeAffinity = nodeAffinity
      spec.affinity = affinity
    }
    self.spec = spec
    requests = spec.schedulingRequests
    hostPorts = spec.hostPorts
  }

  /// Whether nodes of a NodePool would run it, `PreferNoSchedule` taints set aside. Alternatives of its node
  /// affinity that do not go with this NodePool are lost for those tried later, as they are in Karpenter.
  mutating func isCompatible(with template: NodePoolTemplate) -> Bool {
    _ = spec.toleratePreferNoSchedule()
    guard template.taints.allSatisfy(spec.tolerations.tolerate) else { return false }
    while true {
      if template.requirements.isCompatible(
        with: spec.strictRequirements, allowingUndefined: template.catalogue.wellKnown)
      {
        return true
      }
      guard let terms = spec.affinity?.nodeAffinity?.required, terms.count > 1 else { return false }
      spec.affinity?.nodeAffinity?.required = Array(terms.dropFirst())
    }
  }

  /// Whether it runs, or would run, on a node that is there.
  func runs(on node: StateNode, labels: Requirements) -> Bool {
    node.taints.allSatisfy(spec.tolerations.tolerate) && labels.isCompatible(with: spec.strictRequirements)
  }
}

extension PodSpec {
  /// What the API server fills in for a Pod and not for a template.
  fileprivate var defaultingRequestsToLimits: PodSpec {
    var spec = self
    for index in spec.containers.indices { spec.containers[index].defaultRequestsToLimits() }
    for index in spec.initContainers.indices { spec.initContainers[index].defaultRequestsToLimits() }
    return spec
  }
}

extension Container {
  fileprivate mutating func defaultRequestsToLimits() {
    for (name, amount) in resources.limits.amounts where resources.requests[name] == nil {
      resources.requests[name] = amount
    }
  }
}
