import Kubernetes

extension Deployment {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.requireNonNegative(replicas, at: path["replicas"])
    validation.requireNonNegative(minReadySeconds, at: path["minReadySeconds"])
    validation.check(workload: selector, template: template, of: "deployment")
    if case .rollingUpdate(let maxSurge, let maxUnavailable) = strategy {
      let path = path["strategy"]["rollingUpdate"]
      validation.check(maxUnavailable, at: path["maxUnavailable"])
      validation.check(maxSurge, at: path["maxSurge"])
      if maxSurge.isZero && maxUnavailable.isZero {
        validation.report(.invalid(maxUnavailable.json, UpstreamText.bothZero), at: path["maxUnavailable"])
      }
    }
    validation.requireNonNegative(revisionHistoryLimit, at: path["revisionHistoryLimit"])
    validation.requireNonNegative(progressDeadlineSeconds, at: path["progressDeadlineSeconds"])
    if progressDeadlineSeconds >= 0, progressDeadlineSeconds <= minReadySeconds {
      validation.report(
        .invalid(.int(Int64(progressDeadlineSeconds)), UpstreamText.progressDeadline),
        at: path["progressDeadlineSeconds"])
    }
  }
}

extension ReplicaSet {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.requireNonNegative(replicas, at: "spec.replicas")
    validation.requireNonNegative(minReadySeconds, at: "spec.minReadySeconds")
    validation.check(workload: selector, template: template, of: "deployment")
  }
}

extension DaemonSet {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.check(workload: selector, template: template, of: "daemonset")
    validation.requireNonNegative(minReadySeconds, at: "spec.minReadySeconds")
    if case .rollingUpdate(let maxSurge, let maxUnavailable) = updateStrategy {
      let path: FieldPath = "spec.updateStrategy.rollingUpdate"
      validation.check(maxUnavailable, at: path["maxUnavailable"])
      validation.check(maxSurge, at: path["maxSurge"])
    }
    validation.requireNonNegative(revisionHistoryLimit, at: "spec.revisionHistoryLimit")
  }
}

extension StatefulSet {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.requireNonNegative(replicas, at: path["replicas"])
    validation.requireNonNegative(startOrdinal, at: path["ordinals"]["start"])
    validation.requireNonNegative(minReadySeconds, at: path["minReadySeconds"])
    validation.requireNonNegative(revisionHistoryLimit, at: path["revisionHistoryLimit"])
    if case .rollingUpdate(let partition) = updateStrategy {
      validation.requireNonNegative(partition, at: path["updateStrategy"]["rollingUpdate"]["partition"])
    }
    validation.check(workload: selector, template: templateWithClaims, of: "statefulset")
  }

  /// As its Pods will be: with a volume for each claim.
  private var templateWithClaims: PodTemplate {
    var template = template
    for claim in volumeClaimTemplates
    where !template.spec.volumes.contains(where: { $0.name == claim.metadata.name }) {
      var volume = Volume()
      volume.name = claim.metadata.name
      volume.persistentVolumeClaim = Volume.ClaimSource()
      volume.persistentVolumeClaim?.claimName = claim.metadata.name
      template.spec.volumes.append(volume)
    }
    return template
  }
}

extension Validation {
  /// What every workload's selector and template are held to.
  ///
  /// Source: kubernetes `pkg/apis/apps/validation/validation.go`.
  fileprivate mutating func check(workload selector: LabelSelector, template: PodTemplate, of kind: String) {
    let path: FieldPath = "spec"
    if selector.isEmpty {
      report(.invalid(.object([:]), UpstreamText.emptySelector(kind)), at: path["selector"])
    } else {
      check(selector: selector, at: path["selector"])
    }
    // An empty selector matches every Pod, one that is missing none.
    if !selector.matches(template.metadata.labels) || lacks(path["selector"]) {
      report(
        .invalid(
          .object(template.metadata.labels.mapValues(JSONValue.string)), UpstreamText.selectorMismatch),
        at: path["template"]["metadata"]["labels"])
    }
    check(labels: template.metadata.labels, at: path["template"]["metadata"]["labels"])
    check(annotations: template.metadata.annotations, at: path["template"]["metadata"]["annotations"])
    check(podSpec: template.spec, at: path["template"]["spec"])
    if template.spec.restartPolicy != .always {
      report(
        .unsupported(.string(template.spec.restartPolicy.rawValue), supported: ["Always"]),
        at: path["template"]["spec"]["restartPolicy"], nearest: ["Always"])
    }
  }
}

extension IntOrString {
  fileprivate var isZero: Bool { self == .int(0) || self == .string("0%") }

  var json: JSONValue {
    switch self {
    case .int(let number): .int(Int64(number))
    case .string(let text): .string(text)
    }
  }
}
