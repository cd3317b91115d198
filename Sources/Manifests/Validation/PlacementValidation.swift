import Kubernetes

/// Affinity, tolerations, taints and spreading.
extension Validation {
  mutating func check(affinity: Affinity, at path: FieldPath) {
    if let node = affinity.nodeAffinity {
      let path = path["nodeAffinity"]
      if let terms = node.required {
        let path = path["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"]
        if terms.isEmpty { report(.required(UpstreamText.nodeSelectorTermRequired), at: path) }
        for (index, term) in terms.enumerated() { check(term: term, at: path[index]) }
      }
      for (index, preferred) in node.preferred.enumerated() {
        let path = path["preferredDuringSchedulingIgnoredDuringExecution"][index]
        check(weight: preferred.weight, at: path["weight"])
        check(term: preferred.preference, at: path["preference"])
      }
    }
    if let pods = affinity.podAffinity { check(podAffinity: pods, at: path["podAffinity"]) }
    if let pods = affinity.podAntiAffinity { check(podAffinity: pods, at: path["podAntiAffinity"]) }
  }

  private mutating func check(podAffinity: PodAffinity, at path: FieldPath) {
    for (index, term) in podAffinity.required.enumerated() {
      check(podTerm: term, at: path["requiredDuringSchedulingIgnoredDuringExecution"][index])
    }
    for (index, preferred) in podAffinity.preferred.enumerated() {
      let path = path["preferredDuringSchedulingIgnoredDuringExecution"][index]
      check(weight: preferred.weight, at: path["weight"])
      check(podTerm: preferred.term, at: path["podAffinityTerm"])
    }
  }

  private mutating func check(weight: Int, at path: FieldPath) {
    guard !(1...100).contains(weight) else { return }
    report(.invalid(.int(Int64(weight)), UpstreamText.weightRange), at: path)
  }

  private mutating func check(podTerm term: PodAffinityTerm, at path: FieldPath) {
    if let selector = term.labelSelector { check(selector: selector, at: path["labelSelector"]) }
    if let selector = term.namespaceSelector { check(selector: selector, at: path["namespaceSelector"]) }
    for (index, name) in term.namespaces.enumerated() {
      invalid(.string(name), NameRules.dns1123Label(name), at: path["namespaces"][index])
    }
    if term.topologyKey.isEmpty {
      report(.required(UpstreamText.topologyKeyEmpty), at: path["topologyKey"])
    } else {
      invalid(.string(term.topologyKey), NameRules.qualifiedName(term.topologyKey), at: path["topologyKey"])
    }
  }

  private mutating func check(term: NodeSelectorTerm, at path: FieldPath) {
    for (index, requirement) in term.matchExpressions.enumerated() {
      let path = path["matchExpressions"][index]
      check(valuesOf: requirement, at: path["values"])
      invalid(.string(requirement.key), NameRules.qualifiedName(requirement.key), at: path["key"])
    }
    for (index, requirement) in term.matchFields.enumerated() where requirement.key != "metadata.name" {
      report(
        .invalid(.string(requirement.key), UpstreamText.fieldSelectorKeys),
        at: path["matchFields"][index]["key"], nearest: ["metadata.name"])
    }
  }

  private mutating func check(valuesOf requirement: NodeSelectorRequirement, at path: FieldPath) {
    switch requirement.operator {
    case .isIn, .notIn:
      if requirement.values.isEmpty { report(.required(UpstreamText.selectorValuesRequired), at: path) }
    case .exists, .doesNotExist:
      if !requirement.values.isEmpty { report(.forbidden(UpstreamText.selectorValuesForbidden), at: path) }
    case .gt, .lt, .gte, .lte:
      if requirement.values.count != 1 { report(.required(UpstreamText.termSingleValue), at: path) }
    }
  }

  mutating func check(toleration: Toleration, at path: FieldPath) {
    if !toleration.key.isEmpty {
      invalid(.string(toleration.key), NameRules.qualifiedName(toleration.key), at: path["key"])
    } else if toleration.operator != .exists {
      report(
        .invalid(.string(toleration.operator.rawValue), UpstreamText.keyedOperator), at: path["operator"])
    }
    if toleration.tolerationSeconds != nil, toleration.effect != .noExecute {
      report(
        .invalid(.string(toleration.effect?.rawValue ?? ""), UpstreamText.secondsNeedNoExecute),
        at: path["effect"])
    }
    switch toleration.operator {
    case .exists:
      if !toleration.value.isEmpty {
        report(.invalid(.string(toleration.value), UpstreamText.existsWithoutValue), at: path["operator"])
      }
    case .equal:
      invalid(.string(toleration.value), NameRules.labelValue(toleration.value), at: path["operator"])
    case .lt, .gt: break
    }
  }

  mutating func check(constraints: [TopologySpreadConstraint], at path: FieldPath) {
    for (index, constraint) in constraints.enumerated() {
      let path = path[index]
      if constraint.maxSkew <= 0 {
        report(.invalid(.int(Int64(constraint.maxSkew)), UpstreamText.greaterThanZero), at: path["maxSkew"])
      }
      if constraint.topologyKey.isEmpty {
        report(.required(UpstreamText.topologyKeyEmpty), at: path["topologyKey"])
      } else {
        invalid(
          .string(constraint.topologyKey), NameRules.qualifiedName(constraint.topologyKey),
          at: path["topologyKey"])
      }
      if let minimum = constraint.minDomains {
        let value = JSONValue.int(Int64(minimum))
        if minimum <= 0 {
          report(.invalid(value, UpstreamText.greaterThanZero), at: path["minDomains"])
        } else if constraint.whenUnsatisfiable == .scheduleAnyway {
          report(.invalid(value, UpstreamText.minDomainsNeedDoNotSchedule), at: path["minDomains"])
        }
      }
      if let selector = constraint.labelSelector { check(selector: selector, at: path["labelSelector"]) }
      let isRepeated = constraints[..<index].contains {
        $0.topologyKey == constraint.topologyKey && $0.whenUnsatisfiable == constraint.whenUnsatisfiable
      }
      if isRepeated {
        let pair = "{\(constraint.topologyKey), \(constraint.whenUnsatisfiable.rawValue)}"
        report(.duplicate(.string(pair)), at: path["{topologyKey, whenUnsatisfiable}"])
      }
    }
  }

  mutating func check(taints: [Taint], at path: FieldPath) {
    for (index, taint) in taints.enumerated() {
      invalid(.string(taint.key), NameRules.qualifiedName(taint.key), at: path[index]["key"])
      invalid(.string(taint.value), NameRules.labelValue(taint.value), at: path[index]["value"])
      if taints[..<index].contains(where: { $0.key == taint.key && $0.effect == taint.effect }) {
        report(.duplicate(.string(taint.description)), at: path[index])
      }
    }
  }
}
