import Kubernetes

extension NodePool {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.check(weight, within: 1...100, at: path["weight"])
    validation.check(replicas, within: 0...Int.max, at: path["replicas"])
    validation.check(budgets: disruption.budgets, at: path["disruption"]["budgets"])
    validation.check(claimSpec: template.spec, at: path["template"]["spec"], isTemplate: true)
    validation.check(poolLabels: template.labels, at: path["template"]["metadata"]["labels"])
    if replicas != nil {
      let isOnlyNodes = limits?.amounts.keys.allSatisfy { $0.text == "nodes" } ?? true
      validation.rule("object", UpstreamText.staticLimits, at: path, holds: isOnlyNodes)
      validation.rule("object", UpstreamText.staticWeight, at: path, holds: weight == nil)
    }
  }
}

extension NodeClaim {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.check(claimSpec: spec, at: "spec", isTemplate: false)
  }
}

/// Source: kubernetes-sigs/karpenter `pkg/apis/crds`, with what the AWS chart adds to them.
extension Validation {
  mutating func check(_ number: Int?, within range: ClosedRange<Int>, at path: FieldPath) {
    guard let number else { return }
    if number < range.lowerBound {
      report(.invalid(.int(Int64(number)), UpstreamText.shouldBeAtLeast(path, range.lowerBound)), at: path)
    } else if number > range.upperBound {
      report(.invalid(.int(Int64(number)), UpstreamText.shouldBeAtMost(path, range.upperBound)), at: path)
    }
  }

  mutating func checkPattern(
    _ text: String, _ pattern: String, at path: FieldPath, matches: Bool, nearest: [String] = []
  ) {
    guard !matches else { return }
    report(
      .invalid(.string(text), UpstreamText.shouldMatch(path: path, pattern: pattern)), at: path,
      nearest: nearest)
  }

  fileprivate mutating func check(budgets: [NodePool.Budget], at path: FieldPath) {
    if budgets.count > 50 { report(.tooMany(budgets.count, maximum: 50), at: path) }
    for (index, budget) in budgets.enumerated() {
      let path = path[index]
      checkPattern(
        budget.nodes, UpstreamText.budgetNodes, at: path["nodes"], matches: Self.isBudget(budget.nodes))
      if let schedule = budget.schedule {
        let words = ["annually", "yearly", "monthly", "weekly", "daily", "midnight", "hourly"]
        let isWord = words.contains { schedule.hasPrefix("@\($0)") }
        checkPattern(
          schedule, UpstreamText.budgetSchedule, at: path["schedule"],
          matches: isWord || schedule.split(separator: " ").count >= 5)
      }
    }
    rule(
      "array", UpstreamText.scheduleWithDuration, at: path,
      holds: budgets.allSatisfy { ($0.schedule == nil) == ($0.duration == nil) })
  }

  /// `^((100|[0-9]{1,2})%|[0-9]+)$`
  private static func isBudget(_ text: String) -> Bool {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    return !text.hasSuffix("%") || digits.utf8.count <= 2 || digits == "100"
  }

  fileprivate mutating func check(claimSpec spec: NodeClaimSpec, at path: FieldPath, isTemplate: Bool) {
    check(requirements: spec.requirements, at: path["requirements"], isTemplate: isTemplate)
    check(customTaints: spec.taints, at: path["taints"])
    check(customTaints: spec.startupTaints, at: path["startupTaints"])
    let reference = spec.nodeClassRef
    let isGiven = !(reference.group.isEmpty && reference.kind.isEmpty && reference.name.isEmpty)
    for (name, value) in [("group", reference.group), ("kind", reference.kind), ("name", reference.name)] {
      rule(
        "string", UpstreamText.mayNotBeEmpty(name), at: path["nodeClassRef"][name],
        holds: !value.isEmpty || !isGiven)
    }
    if reference.group.contains("/") {
      let group = path["nodeClassRef"]["group"]
      report(
        .invalid(.string(reference.group), UpstreamText.shouldMatch(path: group, pattern: "^[^/]*$")),
        at: group, hint: reference.group.split(separator: "/").first.map { .write(String($0)) })
    }
  }

  private mutating func check(
    requirements: [NodeSelectorRequirementWithMinValues], at path: FieldPath, isTemplate: Bool
  ) {
    if requirements.count > 100 { report(.tooMany(requirements.count, maximum: 100), at: path) }
    for (index, entry) in requirements.enumerated() {
      let path = path[index]
      let key = entry.requirement.key
      if !key.isEmpty {
        checkPattern(
          key, UpstreamText.qualifiedKey, at: path["key"], matches: NameRules.qualifiedName(key).isEmpty)
      }
      check(entry.minValues, within: 1...50, at: path["minValues"])
      if key.utf8.count > 316 { report(.tooLong(.string(key), maximum: 316), at: path["key"]) }
      check(restrictedKey: key, type: "string", at: path["key"], isTemplate: isTemplate)
    }
    let plain = requirements.map(\.requirement)
    rule(
      "array", UpstreamText.inNeedsValues, at: path,
      holds: plain.allSatisfy { $0.operator != .isIn || !$0.values.isEmpty })
    check(bounds: plain, UpstreamText.bounds, at: path)
    rule(
      "array", UpstreamText.minValues, at: path,
      holds: requirements.allSatisfy {
        $0.requirement.operator != .isIn || $0.requirement.values.count >= $0.minValues ?? 0
      })
  }

  /// A rule that wants an integer. Of a text that is none, CEL can only say that.
  mutating func check(bounds requirements: [NodeSelectorRequirement], _ message: String, at path: FieldPath) {
    let bounds = requirements.filter { [.gt, .lt, .gte, .lte].contains($0.operator) }
    let numbers = bounds.filter { $0.values.count == 1 }.map { Int64($0.values[0]) }
    let fails = numbers.count < bounds.count || numbers.contains { $0.map { $0 < 0 } ?? false }
    let text = fails ? message : UpstreamText.failedRule(UpstreamText.noInteger, message)
    rule("array", text, at: path, holds: !fails && !numbers.contains(nil))
  }

  fileprivate mutating func check(poolLabels labels: Labels, at path: FieldPath) {
    if labels.count > 100 { report(.tooMany(labels.count, maximum: 100), at: path) }
    for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
      if value.utf8.count > 63 { report(.tooLong(.string(value), maximum: 63), at: path[key: key]) }
      checkPattern(
        value, UpstreamText.customLabelValue, at: path[key: key],
        matches: value.isEmpty || NameRules.isKeyPart(value))
      check(restrictedKey: key, type: "object", at: path, isTemplate: true)
    }
  }

  private mutating func check(customTaints taints: [Taint], at path: FieldPath) {
    for (index, taint) in taints.enumerated() where !taint.key.isEmpty {
      checkPattern(
        taint.key, UpstreamText.qualifiedKey, at: path[index]["key"],
        matches: NameRules.qualifiedName(taint.key).isEmpty)
      checkPattern(
        taint.value, UpstreamText.qualifiedKey, at: path[index]["value"],
        matches: taint.value.isEmpty || NameRules.qualifiedName(taint.value).isEmpty)
    }
  }
}
