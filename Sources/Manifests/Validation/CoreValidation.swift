import Kubernetes

extension Namespace {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind, name: NameRules.dns1123Label)
  }
}

extension Node {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.check(taints: spec.taints, at: "spec.taints")
  }
}

extension ServiceAccount {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
  }
}

extension ConfigMap {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    for (field, keys) in [("data", data.keys), ("binaryData", binaryData.keys)] {
      for key in keys.sorted() {
        validation.invalid(.string(key), NameRules.configMapKey(key), at: FieldPath.root[field][key: key])
      }
    }
  }
}

extension Service {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind, name: NameRules.dns1035Label)
    let path: FieldPath = "spec"
    if ports.isEmpty, type != .externalName, clusterIP != "None" {
      validation.report(.required(""), at: path["ports"])
    }
    for (index, port) in ports.enumerated() {
      let path = path["ports"][index]
      if port.name.isEmpty, ports.count > 1 { validation.report(.required(""), at: path["name"]) }
      if !port.name.isEmpty {
        validation.invalid(.string(port.name), NameRules.dns1123Label(port.name), at: path["name"])
      }
      if !(1...65_535).contains(port.port) {
        validation.report(
          .invalid(.int(Int64(port.port)), UpstreamText.between(1, 65_535)), at: path["port"])
      }
    }
    validation.check(labels: selector, at: path["selector"])
  }
}

extension LimitRange {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    for (index, item) in limits.enumerated() {
      let path = FieldPath("spec.limits")[index]
      for (name, low) in item.min.sorted {
        guard let high = item.max[name], low > high else { continue }
        validation.report(
          .invalid(
            .string(low.description),
            UpstreamText.greaterThanMaximum("min", low.description, high.description)),
          at: path["min"][key: name.text])
      }
      for (name, request) in item.defaultRequest.sorted {
        guard let high = item.default[name] ?? item.max[name], request > high else { continue }
        validation.report(
          .invalid(
            .string(request.description),
            UpstreamText.greaterThanMaximum("default request", request.description, high.description)),
          at: path["defaultRequest"][key: name.text])
      }
    }
  }
}

extension ResourceQuota {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    for (name, amount) in hard.sorted {
      let path = FieldPath("spec.hard")[key: name.text]
      validation.invalid(.string(name.text), NameRules.qualifiedName(name.text), at: path)
      if amount < .zero {
        validation.report(.invalid(.string(amount.description), UpstreamText.atLeast(0)), at: path)
      }
    }
  }
}

extension PodDisruptionBudget {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    if minAvailable != nil && maxUnavailable != nil {
      validation.report(
        .invalid(Self.schema.write(self)["spec"] ?? .null, UpstreamText.bothAvailabilities), at: "spec")
    }
    validation.check(minAvailable, at: "spec.minAvailable")
    validation.check(maxUnavailable, at: "spec.maxUnavailable")
    if let selector { validation.check(selector: selector, at: "spec.selector") }
  }
}

extension PriorityClass {
  /// Made by Kubernetes itself, and the only ones that may be above a thousand million.
  static let systemClasses = [
    "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
  ]

  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    if metadata.name.hasPrefix("system-") {
      if Self.systemClasses[metadata.name] != value {
        validation.report(
          .forbidden(
            UpstreamText.systemPriorityName + "\(metadata.name) is not a known system priority class"),
          at: "metadata.name")
      }
    } else if value > 1_000_000_000 {
      validation.report(.forbidden(UpstreamText.maximumPriority), at: "value")
    }
  }
}
