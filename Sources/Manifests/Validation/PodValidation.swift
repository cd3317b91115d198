import Kubernetes

extension Pod {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.podLabels = metadata.labels
    validation.check(podSpec: spec, at: "spec")
  }
}

extension Validation {
  /// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidatePodSpec`.
  mutating func check(podSpec spec: PodSpec, at path: FieldPath) {
    check(volumes: spec.volumes, at: path["volumes"])
    if spec.containers.isEmpty { report(.required(""), at: path["containers"]) }
    let volumes = Set(spec.volumes.map(\.name))
    var names: Set<String> = []
    for (index, container) in spec.containers.enumerated() {
      let path = path["containers"][index]
      check(container: container, volumes: volumes, in: spec, at: path)
      checkUnused(container.name, in: &names, at: path)
      if container.restartPolicy != nil {
        report(.forbidden(UpstreamText.sidecarOnly), at: path["restartPolicy"])
      }
    }
    for (index, container) in spec.initContainers.enumerated() {
      let path = path["initContainers"][index]
      check(container: container, volumes: volumes, in: spec, at: path)
      checkUnused(container.name, in: &names, at: path)
    }
    if let resources = spec.resources { check(resources: resources, at: path["resources"]) }
    check(labels: spec.nodeSelector, at: path["nodeSelector"])
    if let affinity = spec.affinity { check(affinity: affinity, at: path["affinity"]) }
    for (index, toleration) in spec.tolerations.enumerated() {
      check(toleration: toleration, at: path["tolerations"][index])
    }
    check(constraints: spec.topologySpreadConstraints, at: path["topologySpreadConstraints"])
    checkGates(spec.schedulingGates, at: path["schedulingGates"])
    requireNonNegative(spec.terminationGracePeriodSeconds, at: path["terminationGracePeriodSeconds"])
    if let seconds = spec.activeDeadlineSeconds, seconds < 1 {
      report(
        .invalid(.int(Int64(seconds)), UpstreamText.between(1, Int(Int32.max))),
        at: path["activeDeadlineSeconds"])
    }
    if let name = spec.nodeName {
      invalid(.string(name.text), NameRules.dns1123Subdomain(name.text), at: path["nodeName"])
    }
    if !spec.priorityClassName.isEmpty {
      invalid(
        .string(spec.priorityClassName), NameRules.dns1123Subdomain(spec.priorityClassName),
        at: path["priorityClassName"])
    }
    if !spec.serviceAccountName.isEmpty {
      invalid(
        .string(spec.serviceAccountName), NameRules.dns1123Subdomain(spec.serviceAccountName),
        at: path["serviceAccountName"])
    }
  }

  private mutating func checkUnused(_ name: String, in names: inout Set<String>, at path: FieldPath) {
    guard !name.isEmpty, !names.insert(name).inserted else { return }
    report(.duplicate(.string(name)), at: path["name"])
  }

  private mutating func checkGates(_ gates: [String], at path: FieldPath) {
    var seen: Set<String> = []
    for (index, gate) in gates.enumerated() {
      invalid(.string(gate), NameRules.qualifiedName(gate), at: path[index])
      if !seen.insert(gate).inserted { report(.duplicate(.string(gate)), at: path[index]) }
    }
  }

  private mutating func check(volumes: [Volume], at path: FieldPath) {
    var names: Set<String> = []
    for (index, volume) in volumes.enumerated() {
      if volume.name.isEmpty {
        report(.required(""), at: path[index]["name"])
      } else {
        invalid(.string(volume.name), NameRules.dns1123Label(volume.name), at: path[index]["name"])
      }
      checkUnused(volume.name, in: &names, at: path[index])
    }
  }

  private mutating func check(
    container: Container, volumes: Set<String>, in spec: PodSpec, at path: FieldPath
  ) {
    if container.name.isEmpty {
      report(.required(""), at: path["name"])
    } else {
      invalid(.string(container.name), NameRules.dns1123Label(container.name), at: path["name"])
    }
    if container.image.isEmpty {
      report(.required(""), at: path["image"])
    } else if container.image.first?.isWhitespace == true || container.image.last?.isWhitespace == true {
      report(.invalid(.string(container.image), UpstreamText.imageBlanks), at: path["image"])
    }
    check(ports: container.ports, hostNetwork: spec.hostNetwork, at: path["ports"])
    for (index, variable) in container.env.enumerated() where variable.name.isEmpty {
      report(.required(""), at: path["env"][index]["name"])
    }
    for (index, mount) in container.volumeMounts.enumerated() {
      let path = path["volumeMounts"][index]
      if mount.name.isEmpty {
        report(.required(""), at: path["name"])
      } else if !volumes.contains(mount.name) {
        report(
          .notFound(.string(mount.name)), at: path["name"],
          nearest: Spelling.nearest(to: mount.name, among: volumes.sorted()))
      }
      if mount.mountPath.isEmpty { report(.required(""), at: path["mountPath"]) }
    }
    let policies = ["Always", "IfNotPresent", "Never"]
    if !container.imagePullPolicy.isEmpty, !policies.contains(container.imagePullPolicy) {
      report(
        .unsupported(.string(container.imagePullPolicy), supported: policies), at: path["imagePullPolicy"],
        nearest: Spelling.nearest(to: container.imagePullPolicy, among: policies))
    }
    check(resources: container.resources, at: path["resources"])
  }

  private mutating func check(ports: [ContainerPort], hostNetwork: Bool, at path: FieldPath) {
    var names: Set<String> = []
    for (index, port) in ports.enumerated() {
      let path = path[index]
      if port.containerPort == 0 {
        report(.required(""), at: path["containerPort"])
      } else if !(1...65_535).contains(port.containerPort) {
        report(
          .invalid(.int(Int64(port.containerPort)), UpstreamText.between(1, 65_535)),
          at: path["containerPort"])
      }
      if port.hostPort != 0, !(1...65_535).contains(port.hostPort) {
        report(.invalid(.int(Int64(port.hostPort)), UpstreamText.between(1, 65_535)), at: path["hostPort"])
      } else if hostNetwork, port.hostPort != 0, port.hostPort != port.containerPort {
        report(
          .invalid(.int(Int64(port.hostPort)), UpstreamText.hostPortMatchesContainerPort),
          at: path["hostPort"])
      }
      if !port.name.isEmpty {
        if port.name.utf8.count > 15 {
          report(.invalid(.string(port.name), UpstreamText.atMostBytes(15)), at: path["name"])
        } else if !NameRules.isLabel(port.name) {
          report(.invalid(.string(port.name), UpstreamText.portNameCharacters), at: path["name"])
        }
        checkUnused(port.name, in: &names, at: path)
      }
    }
  }

  mutating func check(resources: ResourceRequirements, at path: FieldPath) {
    for (name, amount) in resources.limits.sorted {
      check(resource: name, amount: amount, at: path["limits"][key: name.text])
    }
    for (name, request) in resources.requests.sorted {
      let requestPath = path["requests"][key: name.text]
      check(resource: name, amount: request, at: requestPath)
      let isOvercommitAllowed = name.isNative && !name.text.hasPrefix("hugepages-")
      if let limit = resources.limits[name] {
        let value = JSONValue.string(request.description)
        if request != limit, !isOvercommitAllowed {
          report(
            .invalid(value, UpstreamText.equalToLimit(name.text, limit.description)), at: path["requests"])
        } else if request > limit {
          report(
            .invalid(value, UpstreamText.atMostLimit(name.text, limit.description)), at: path["requests"])
        }
      } else if !isOvercommitAllowed {
        report(.required(UpstreamText.limitRequired), at: path["limits"])
      }
    }
  }

  private mutating func check(resource name: ResourceName, amount: Quantity, at path: FieldPath) {
    let text = name.text
    let known = ["cpu", "memory", "ephemeral-storage"]
    if !text.contains("/"), !known.contains(text), !text.hasPrefix("hugepages-") {
      report(
        .invalid(.string(text), UpstreamText.standardResource), at: path,
        nearest: Spelling.nearest(to: text, among: known))
      report(.invalid(.string(text), UpstreamText.standardContainerResource), at: path)
    } else {
      invalid(.string(text), NameRules.qualifiedName(text), at: path)
    }
    if amount < .zero {
      report(.invalid(.string(amount.description), UpstreamText.atLeast(0)), at: path)
    } else if text.contains("/"), amount.nanos % 1_000_000_000 != 0 {
      report(.invalid(.string(amount.description), UpstreamText.mustBeInteger), at: path)
    }
  }
}
