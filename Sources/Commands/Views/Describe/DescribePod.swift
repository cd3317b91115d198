import Cluster
import Kubernetes
import Narration

extension Description {
  init(_ pod: Pod, in world: World) {
    identity(pod.metadata)
    field("Priority", "\(pod.spec.priority ?? 0)")
    if !pod.spec.priorityClassName.isEmpty { field("Priority Class Name", pod.spec.priorityClassName) }
    if let runtime = pod.spec.runtimeClassName { field("Runtime Class Name", runtime) }
    if !pod.spec.serviceAccountName.isEmpty { field("Service Account", pod.spec.serviceAccountName) }
    field("Node", pod.spec.nodeName.map { "\($0)/\(pod.status.hostIP ?? "")" } ?? "<none>")
    if let start = pod.status.startTime { field("Start Time", start.rfc1123) }
    labelsAndAnnotations(pod.metadata)
    if let end = pod.metadata.deletionTimestamp {
      field("Status", "Terminating (lasts \(max(.zero, world.now - end).kubectlAge))")
      field("Termination Grace Period", "\(pod.metadata.deletionGracePeriodSeconds ?? 0)s")
    } else {
      field("Status", pod.status.phase.rawValue)
    }
    if !pod.status.reason.isEmpty { field("Reason", pod.status.reason) }
    if !pod.status.message.isEmpty { field("Message", pod.status.message) }
    field("IP", pod.status.podIP ?? "")
    if let ip = pod.status.podIP {
      line("IPs:")
      field("IP", ip, level: 1)
    } else {
      field("IPs", "<none>")
    }
    if let owner = pod.metadata.controller { field("Controlled By", "\(owner.kind)/\(owner.name)") }
    if let node = pod.status.nominatedNodeName { field("NominatedNodeName", node.text) }
    containers("Init Containers", pod.spec.initContainers, pod.status.initContainerStatuses)
    containers("Containers", pod.spec.containers, pod.status.containerStatuses)
    if !pod.spec.readinessGates.isEmpty {
      line("Readiness Gates:")
      line("Type\tStatus", level: 1)
      for gate in pod.spec.readinessGates {
        line("\(gate) \t\(pod.status.conditions[gate]?.status.rawValue ?? "<none>") ", level: 1)
      }
    }
    if !pod.status.conditions.isEmpty {
      line("Conditions:")
      line("Type\tStatus", level: 1)
      for condition in pod.status.conditions {
        line("\(condition.type) \t\(condition.status.rawValue) ", level: 1)
      }
    }
    volumes(pod.spec.volumes)
    field("QoS Class", pod.status.qosClass ?? pod.qosClass)
    placement(pod.spec)
    events(about: pod.reference, in: world)
  }

  mutating func containers(
    _ title: String, _ containers: [Container], _ statuses: [ContainerStatus], level: Int = 0
  ) {
    guard !containers.isEmpty else { return }
    line("\(title):", level: level)
    for container in containers {
      line("\(container.name):", level: level + 1)
      describe(container, statuses.first { $0.name == container.name }, level: level + 2)
    }
  }

  private mutating func describe(_ container: Container, _ status: ContainerStatus?, level: Int) {
    if status != nil { field("Container ID", "", level: level) }
    field("Image", container.image, level: level)
    if status != nil { field("Image ID", "", level: level) }
    let ports = container.ports.map { "\($0.containerPort)/\($0.protocol.rawValue)" }
    let hostPorts = container.ports.map { "\($0.hostPort)/\($0.protocol.rawValue)" }
    let plural = ports.count > 1 ? "s" : ""
    field("Port\(plural)", ports.isEmpty ? "<none>" : ports.joined(separator: ", "), level: level)
    field(
      "Host Port\(plural)", hostPorts.isEmpty ? "<none>" : hostPorts.joined(separator: ", "), level: level)
    words("Command", container.command, level: level)
    words("Args", container.args, level: level)
    if let status {
      state("State", status.state, level: level)
      if let last = status.lastState { state("Last State", last, level: level) }
      field("Ready", status.isReady ? "True" : "False", level: level)
      field("Restart Count", "\(status.restartCount)", level: level)
    }
    resources("Limits", container.resources.limits, level: level)
    resources("Requests", container.resources.requests, level: level)
    if container.env.isEmpty {
      field("Environment", "<none>", level: level)
    } else {
      line("Environment:", level: level)
      for variable in container.env { field(variable.name, variable.value, level: level + 1) }
    }
    if container.volumeMounts.isEmpty {
      field("Mounts", "<none>", level: level)
    } else {
      line("Mounts:", level: level)
      for mount in container.volumeMounts {
        line("\(mount.mountPath) from \(mount.name) (rw)", level: level + 1)
      }
    }
  }

  private mutating func words(_ title: String, _ words: [String], level: Int) {
    guard !words.isEmpty else { return }
    line("\(title):", level: level)
    for word in words { line(word, level: level + 1) }
  }

  private mutating func state(_ title: String, _ state: ContainerStatus.State, level: Int) {
    switch state {
    case .waiting(let reason, let message):
      field(title, "Waiting", level: level)
      if !reason.isEmpty { field("Reason", reason, level: level + 1) }
      if !message.isEmpty { field("Message", message, level: level + 1) }
    case .running(let since):
      field(title, "Running", level: level)
      field("Started", since.rfc1123, level: level + 1)
    case .terminated(let code, let reason, let time):
      field(title, "Terminated", level: level)
      if !reason.isEmpty { field("Reason", reason, level: level + 1) }
      field("Exit Code", "\(code)", level: level + 1)
      field("Finished", time.rfc1123, level: level + 1)
    }
  }

  mutating func resources(_ title: String, _ list: ResourceList, level: Int = 0) {
    guard !list.isEmpty else { return }
    line("\(title):", level: level)
    for (name, amount) in list.sorted { field(name.text, amount.description, level: level + 1) }
  }

  private mutating func volumes(_ volumes: [Volume], level: Int = 0) {
    guard !volumes.isEmpty else {
      field("Volumes", "<none>", level: level)
      return
    }
    line("Volumes:", level: level)
    for volume in volumes {
      line("\(volume.name):", level: level + 1)
      if let claim = volume.persistentVolumeClaim {
        field(
          "Type", "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
          level: level + 2)
        field("ClaimName", claim.claimName, level: level + 2)
        field("ReadOnly", "\(claim.isReadOnly)", level: level + 2)
      } else {
        field("Type", volume.inert.keys.sorted().first ?? "<unknown>", level: level + 2)
      }
    }
  }

  /// What a Pod asks of its node. kubectl does not show affinity.
  mutating func placement(_ spec: PodSpec, level: Int = 0) {
    list(
      "Node-Selectors", spec.nodeSelector.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
      level: level)
    list("Tolerations", spec.tolerations.sorted { $0.key < $1.key }.map(\.described), level: level)
    guard !spec.topologySpreadConstraints.isEmpty else { return }
    list(
      "Topology Spread Constraints",
      spec.topologySpreadConstraints.map { constraint in
        "\(constraint.topologyKey):\(constraint.whenUnsatisfiable.rawValue) when max skew \(constraint.maxSkew) is "
          + "exceeded for selector \(constraint.labelSelector?.columnText ?? "<none>")"
      }, level: level)
  }
}

extension Toleration {
  /// `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s`.
  fileprivate var described: String {
    var text = key
    if !value.isEmpty { text += "=\(value)" }
    if let effect { text += "\(key.isEmpty ? "" : ":")\(effect.rawValue)" }
    if self.operator == .exists { text += text.isEmpty ? "op=Exists" : " op=Exists" }
    if let seconds = tolerationSeconds { text += " for \(seconds)s" }
    return text
  }
}

extension Pod {
  /// `Guaranteed`, `Burstable` or `BestEffort`, from its containers' cpu and memory.
  var qosClass: String {
    let containers = spec.containers + spec.initContainers
    let names: [ResourceName] = [.cpu, .memory]
    let isBestEffort = containers.allSatisfy { container in
      names.allSatisfy { container.resources.requests[$0] == nil && container.resources.limits[$0] == nil }
    }
    if isBestEffort { return "BestEffort" }
    let isGuaranteed = containers.allSatisfy { container in
      names.allSatisfy { name in
        guard let limit = container.resources.limits[name] else { return false }
        return (container.resources.requests[name] ?? limit) == limit
      }
    }
    return isGuaranteed ? "Guaranteed" : "Burstable"
  }
}
