import Kubernetes

extension Requirement {
  /// What is wrong with a requirement as written, in Karpenter's order; empty when nothing is.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/apis/v1/nodeclaim_validation.go`.
  public static func problems(
    of written: NodeSelectorRequirement, minValues: Int? = nil
  ) -> [RequirementProblem] {
    let key = LabelRules.normalized(written.key)
    let values = written.values
    var problems: [RequirementProblem] = []
    if LabelRules.isRestricted(key) { problems.append(.restrictedLabel(key)) }
    problems += unknownValueProblem(key, written, minValues)
    problems += LabelSyntax.problems(ofKey: key).map { .badName(key: key, $0) }
    problems += values.flatMap { value in
      LabelSyntax.problems(ofValue: value).map { .badValue(value: value, key: key, $0) }
    }
    switch written.operator {
    case .isIn:
      if values.isEmpty { problems.append(.noValues(key: key)) }
      if let minValues, values.count < minValues { problems.append(.fewerValuesThanMinValues(key: key)) }
    case .gt, .lt, .gte, .lte:
      let number = values.count == 1 ? Int(values[0]) : nil
      if (number ?? -1) < 0 { problems.append(.notOnePositiveInteger(key: key, written.operator)) }
    case .notIn, .exists, .doesNotExist: break
    }
    return problems
  }

  private static func unknownValueProblem(
    _ key: String, _ written: NodeSelectorRequirement, _ minValues: Int?
  ) -> [RequirementProblem] {
    guard written.operator == .isIn, let known = LabelRules.knownValues[key] else { return [] }
    let valid = written.values.filter(known.contains)
    if valid.isEmpty { return [.noKnownValue(key: key, values: written.values, known: known)] }
    guard let minValues, valid.count < minValues else { return [] }
    return [
      .tooFewKnownValues(
        key: key, values: written.values, known: known, valid: valid.count, minValues: minValues)
    ]
  }
}
