import Kubernetes

/// Affinity, tolerations, taints and spreading.
extension Validation {
  mutating func check(affinity: Affinity, at path: FieldPath) {
    if let node = affinity.nodeAffinity {
      let path = path["nodeAffinity"]
      if let terms = node.required {
        let path = path["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"]
        if terms.isEmpty { report(.required(UpstreamText.nodeSelectorTermRequired), at: path) }
        for (index, term) in terms.enumerated() { check(term: term, at: path[index], isRequired: true) }
      }
      for (index, preferred) in node.preferred.enumerated() {
        let path = path["preferredDuringSchedulingIgnoredDuringExecution"][index]
        check(weight: preferred.weight, at: path["weight"])
        check(term: preferred.preference, at: path["preference"], isRequired: false)
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
    check(
      labelKeys: term.matchLabelKeys, mismatching: term.mismatchLabelKeys, selector: term.labelSelector,
      at: path)
    if term.topologyKey.isEmpty {
      report(.required(UpstreamText.topologyKeyEmpty), at: path["topologyKey"])
    } else {
      invalid(.string(term.topologyKey), NameRules.qualifiedName(term.topologyKey), at: path["topologyKey"])
    }
  }

  /// Labels' keys by which a pod is compared with others. A key of `matchLabelKeys` that a Pod has makes a
  /// requirement of the selector, which cannot be asked for twice; nothing is made of a template's. That very
  /// requirement is let pass, for Pods that were read from a cluster.
  private mutating func check(
    labelKeys keys: [String], mismatching: [String] = [], selector: LabelSelector?, at path: FieldPath
  ) {
    for (field, keys) in [("matchLabelKeys", keys), ("mismatchLabelKeys", mismatching)] where !keys.isEmpty {
      if selector == nil { report(.forbidden(UpstreamText.labelKeysNeedSelector), at: path[field]) }
      for (index, key) in keys.enumerated() where selector != nil {
        invalid(.string(key), NameRules.qualifiedName(key), at: path[field][index])
      }
    }
    for (index, key) in keys.enumerated() where mismatching.contains(key) {
      report(.invalid(.string(key), UpstreamText.keyMatchedAndMismatched), at: path["matchLabelKeys"][index])
    }
    for (index, key) in keys.enumerated() {
      guard let value = podLabels?[key] else { continue }
      let isAskedFor =
        selector?.matchExpressions.contains {
          $0.key == key && !($0.operator == .isIn && $0.values == [value])
        }
        ?? false
      if isAskedFor || selector?.matchLabels[key] != nil {
        report(.invalid(.string(key), UpstreamText.keyInSelectorToo), at: path[index])
      }
    }
  }

  private mutating func check(term: NodeSelectorTerm, at path: FieldPath, isRequired: Bool) {
    for (index, requirement) in term.matchExpressions.enumerated() {
      let path = path["matchExpressions"][index]
      check(valuesOf: requirement, at: path["values"])
      invalid(.string(requirement.key), NameRules.qualifiedName(requirement.key), at: path["key"])
      for (index, value) in requirement.values.enumerated() where isRequired {
        invalid(.string(value), NameRules.labelValue(value), at: path["values"][index])
      }
    }
    for (index, requirement) in term.matchFields.enumerated() {
      check(field: requirement, at: path["matchFields"][index])
    }
  }

  private mutating func check(field requirement: NodeSelectorRequirement, at path: FieldPath) {
    switch requirement.operator {
    case .isIn, .notIn:
      if requirement.values.count != 1 {
        report(.required(UpstreamText.fieldSelectorSingleValue), at: path["values"])
      }
    case .exists, .doesNotExist, .gt, .lt, .gte, .lte:
      report(
        .invalid(.string(requirement.operator.rawValue), UpstreamText.invalidSelectorOperator),
        at: path["operator"], nearest: ["In"])
    }
    guard requirement.key == "metadata.name" else {
      return report(
        .invalid(.string(requirement.key), UpstreamText.fieldSelectorKeys), at: path["key"],
        nearest: ["metadata.name"])
    }
    for (index, value) in requirement.values.enumerated() {
      invalid(.string(value), NameRules.dns1123Subdomain(value), at: path["values"][index])
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
      check(labelKeys: constraint.matchLabelKeys, selector: constraint.labelSelector, at: path)
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
