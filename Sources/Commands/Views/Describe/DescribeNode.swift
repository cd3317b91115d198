import Cluster
import Kubernetes

extension Description {
  init(_ node: Node, in world: World) {
    field("Name", node.metadata.name)
    field("Roles", node.rolesText)
    labelsAndAnnotations(node.metadata)
    if let created = node.metadata.creationTimestamp { field("CreationTimestamp", created.rfc1123) }
    list(
      "Taints",
      node.spec.taints.sorted { ($0.effect.rawValue, $0.key) < ($1.effect.rawValue, $1.key) }.map(
        \.description))
    field("Unschedulable", "\(node.spec.unschedulable)")
    if !node.status.conditions.isEmpty {
      line("Conditions:")
      line("Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage", level: 1)
      line("----\t------\t-----------------\t------------------\t------\t-------", level: 1)
      for condition in node.status.conditions {
        line(
          "\(condition.type) \t\(condition.status.rawValue) \t\(world.now.rfc1123) \t"
            + "\(condition.lastTransitionTime?.rfc1123 ?? "<unknown>") \t\(condition.reason) \t\(condition.message)",
          level: 1)
      }
    }
    line("Addresses:")
    for address in node.status.addresses { field(address.type, address.address, level: 1) }
    resources("Capacity", node.status.capacity)
    resources("Allocatable", node.status.allocatable)
    systemInfo(node.status.nodeInfo)
    if !node.spec.podCIDR.isEmpty { field("PodCIDR", node.spec.podCIDR) }
    if !node.spec.providerID.isEmpty { field("ProviderID", node.spec.providerID) }
    pods(on: node, in: world)
    events(about: node.reference, in: world)
  }

  private mutating func systemInfo(_ info: NodeSystemInfo) {
    line("System Info:")
    field("Kernel Version", info.kernelVersion, level: 1)
    field("OS Image", info.osImage, level: 1)
    field("Operating System", info.operatingSystem, level: 1)
    field("Architecture", info.architecture, level: 1)
    field("Container Runtime Version", info.containerRuntimeVersion, level: 1)
    field("Kubelet Version", info.kubeletVersion, level: 1)
  }

  private mutating func pods(on node: Node, in world: World) {
    let pods = world.objects.pods(on: node.nodeName).filter { !$0.isFinished }
    let allocatable = node.status.allocatable
    line("Non-terminated Pods:\t(\(pods.count) in total)")
    var requested = ResourceList()
    var limited = ResourceList()
    var rows: [[String]] = []
    for pod in pods {
      let requests = pod.spec.effectiveRequests
      let limits = pod.spec.effectiveLimits
      requested.add(requests)
      limited.add(limits)
      rows.append([
        pod.metadata.namespace, pod.metadata.name, Self.share(.cpu, requests, allocatable),
        Self.share(.cpu, limits, allocatable), Self.share(.memory, requests, allocatable),
        Self.share(.memory, limits, allocatable), world.age(since: pod.metadata.creationTimestamp),
      ])
    }
    table(
      ["Namespace", "Name", "CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits", "Age"], rows)
    line("Allocated resources:")
    line("(Total limits may be over 100 percent, i.e., overcommitted.)", level: 1)
    let native: [ResourceName] = [.cpu, .memory, .ephemeralStorage]
    let extended = allocatable.sorted.map(\.name).filter { !$0.isNative }
    table(
      ["Resource", "Requests", "Limits"],
      native.map { [$0.text, Self.share($0, requested, allocatable), Self.share($0, limited, allocatable)] }
        + extended.map { name in
          [name.text, (requested[name] ?? .zero).description, (limited[name] ?? .zero).description]
        })
  }

  /// `250m (6%)`, the percentage cut to a whole one.
  private static func share(_ name: ResourceName, _ amounts: ResourceList, _ allocatable: ResourceList)
    -> String
  {
    let amount = amounts[name] ?? .zero
    let whole = allocatable[name] ?? .zero
    let percent = whole.nanos > 0 ? amount.nanos * 100 / whole.nanos : 0
    return "\(amount) (\(percent)%)"
  }
}

extension PodSpec {
  /// Its containers' limits together, raised to its largest init container's.
  var effectiveLimits: ResourceList {
    var total = ResourceList()
    for container in containers { total.add(container.resources.limits) }
    for container in initContainers where !container.isSidecar { total.raise(to: container.resources.limits) }
    return total
  }
}
