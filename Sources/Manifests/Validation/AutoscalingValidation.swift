import Kubernetes

/// Source: kubernetes 1.35, `pkg/apis/autoscaling/validation/validation.go`.
extension HorizontalPodAutoscaler {
  private static let longestWindow = 3600
  private static let longestPeriod = 1800

  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    if minReplicas < 1 {
      validation.report(
        .invalid(.int(Int64(minReplicas)), UpstreamText.atLeast(1)), at: path["minReplicas"])
    }
    let most = JSONValue.int(Int64(maxReplicas))
    if maxReplicas < 1 {
      validation.report(.invalid(most, UpstreamText.greaterThanNothing), at: path["maxReplicas"])
    }
    if maxReplicas < minReplicas {
      validation.report(.invalid(most, UpstreamText.atLeastMinReplicas), at: path["maxReplicas"])
    }
    check(behavior?.scaleUp, at: path["behavior"]["scaleUp"], &validation)
    check(behavior?.scaleDown, at: path["behavior"]["scaleDown"], &validation)
  }

  private func check(_ rules: ScalingRules?, at path: FieldPath, _ validation: inout Validation) {
    guard let rules else { return }
    func report(_ number: Int, _ words: String, _ path: FieldPath) {
      validation.report(.invalid(.int(Int64(number)), words), at: path)
    }
    if let window = rules.stabilizationWindowSeconds {
      let path = path["stabilizationWindowSeconds"]
      if window < 0 { report(window, UpstreamText.atLeastZero, path) }
      if window > Self.longestWindow { report(window, UpstreamText.atMost(Self.longestWindow), path) }
    }
    for (index, policy) in rules.policies.enumerated() {
      let path = path["policies"][index]
      if policy.value <= 0 { report(policy.value, UpstreamText.greaterThanZero, path["value"]) }
      if policy.periodSeconds <= 0 {
        report(policy.periodSeconds, UpstreamText.greaterThanZero, path["periodSeconds"])
      }
      if policy.periodSeconds > Self.longestPeriod {
        report(policy.periodSeconds, UpstreamText.atMost(Self.longestPeriod), path["periodSeconds"])
      }
    }
    if let tolerance = rules.tolerance, tolerance < .zero {
      validation.report(
        .invalid(.string(tolerance.description), UpstreamText.atLeastZero), at: path["tolerance"])
    }
  }
}

extension VerticalPodAutoscaler {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    if let minReplicas, minReplicas <= 0 {
      validation.report(
        .invalid(.int(Int64(minReplicas)), UpstreamText.greaterThanZero),
        at: "spec.updatePolicy.minReplicas")
    }
    for (index, policy) in containerPolicies.enumerated() {
      let path = FieldPath("spec.resourcePolicy.containerPolicies")[index]
      if policy.containerName.isEmpty { validation.report(.required(""), at: path["containerName"]) }
      for (name, least) in policy.minAllowed.sorted {
        guard let most = policy.maxAllowed[name], least > most else { continue }
        validation.report(
          .invalid(
            .string(most.description), UpstreamText.maxBelowMin(name.text)), at: path["maxAllowed"])
      }
    }
  }
}

extension ScaledObject {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    if minReplicaCount > maxReplicaCount {
      validation.report(
        .invalid(
          .int(Int64(minReplicaCount)),
          UpstreamText.minAboveMaxReplicas(minReplicaCount, maxReplicaCount)),
        at: path["minReplicaCount"])
    }
    if let idle = idleReplicaCount, idle >= minReplicaCount {
      validation.report(
        .invalid(.int(Int64(idle)), UpstreamText.idleNotBelowMin(idle, minReplicaCount)),
        at: path["idleReplicaCount"])
    }
    for (field, number) in [
      ("pollingInterval", pollingInterval), ("cooldownPeriod", cooldownPeriod),
      ("minReplicaCount", minReplicaCount), ("maxReplicaCount", maxReplicaCount),
    ] { validation.requireNonNegative(number, at: path[field]) }
    if triggers.isEmpty { validation.report(.required(UpstreamText.noTriggers), at: path["triggers"]) }
  }
}
