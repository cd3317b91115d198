import Kubernetes

/// The affinity that a profile of kube-scheduler adds to every pod's.
extension Validation {
  /// Said otherwise than of a Pod's own affinity: kube-scheduler makes selectors of it at once.
  ///
  /// Source: k8s.io/component-helpers `scheduling/corev1/nodeaffinity`.
  mutating func check(addedAffinity affinity: NodeAffinity, at path: FieldPath) {
    let terms = path["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"]
    for (index, term) in (affinity.required ?? []).enumerated() { check(parsed: term, at: terms[index]) }
    let preferred = path["preferredDuringSchedulingIgnoredDuringExecution"]
    for (index, term) in affinity.preferred.enumerated() where term.weight != 0 {
      check(parsed: term.preference, at: preferred[index])
    }
  }

  private mutating func check(parsed term: NodeSelectorTerm, at path: FieldPath) {
    for (index, requirement) in term.matchExpressions.enumerated() {
      let path = path["matchExpressions"][index]
      invalid(.string(requirement.key), NameRules.qualifiedName(requirement.key), at: path["key"])
      check(parsedValuesOf: requirement, at: path["values"])
    }
    for (index, field) in term.matchFields.enumerated() {
      let path = path["matchFields"][index]
      switch field.operator {
      case .isIn, .notIn:
        guard field.values.count != 1 else { continue }
        report(
          .invalid(.array(field.values.map { .string($0) }), UpstreamText.oneElement), at: path["values"])
      case .exists, .doesNotExist, .gt, .lt, .gte, .lte:
        report(
          .unsupported(.string(field.operator.rawValue), supported: ["In", "NotIn"]), at: path["operator"])
      }
    }
  }

  private mutating func check(parsedValuesOf requirement: NodeSelectorRequirement, at path: FieldPath) {
    let values = JSONValue.array(requirement.values.map { .string($0) })
    switch requirement.operator {
    case .isIn, .notIn:
      if requirement.values.isEmpty { report(.invalid(values, UpstreamText.parsedInValues), at: path) }
    case .exists, .doesNotExist:
      if !requirement.values.isEmpty { report(.invalid(values, UpstreamText.parsedExistsValues), at: path) }
    case .gt, .lt, .gte, .lte:
      if requirement.values.count != 1 { report(.invalid(values, UpstreamText.parsedBoundValues), at: path) }
      for (index, value) in requirement.values.enumerated() where Int64(value) == nil {
        report(.invalid(.string(value), UpstreamText.parsedBound), at: path[index])
      }
    }
    for (index, value) in requirement.values.enumerated() {
      invalid(.string(value), NameRules.labelValue(value), at: path[index])
    }
  }
}
