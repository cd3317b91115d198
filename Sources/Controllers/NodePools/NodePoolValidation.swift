import Karpenter
import Kubernetes

/// What is wrong with a NodePool that its schema let through, in Karpenter's order and words.
///
/// Source: sigs.k8s.io/karpenter `pkg/apis/v1/nodepool_validation.go`.
enum NodePoolValidation {
  static func problems(of nodePool: NodePool) -> [String] {
    labelProblems(nodePool.template.labels) + taintProblems(nodePool.template.spec)
      + requirementProblems(nodePool.template.spec.requirements)
  }

  private static func labelProblems(_ labels: Labels) -> [String] {
    labels.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
      if key == WellKnown.nodePool { return [UpstreamText.restrictedLabelKey(key)] }
      var problems: [String] = []
      for problem in Requirement.problems(
        of: NodeSelectorRequirement(key: key, operator: .isIn, values: [value]))
      {
        let text = Karpenter.UpstreamText.problem(problem)
        switch problem {
        case .badValue: problems.append(UpstreamText.invalidLabelValue(value, key: key, text))
        case .restrictedLabel, .noKnownValue, .tooFewKnownValues, .badName, .noValues,
          .fewerValuesThanMinValues, .notOnePositiveInteger:
          problems.append(UpstreamText.invalidLabelKey(key, text))
        }
      }
      return problems
    }
  }

  private static func taintProblems(_ spec: NodeClaimSpec) -> [String] {
    var seen: Set<String> = []
    var problems: [String] = []
    for (taints, field) in [(spec.taints, "taints"), (spec.startupTaints, "startupTaints")] {
      for taint in taints {
        for problem in LabelSyntax.problems(ofKey: taint.key) {
          let text = Karpenter.UpstreamText.problem(.badName(key: taint.key, problem))
          problems.append(UpstreamText.invalidTaint(text, in: field))
        }
        if !seen.insert("\(taint.key)=\(taint.effect.rawValue)").inserted {
          problems.append(UpstreamText.duplicateTaint(taint))
        }
      }
    }
    return problems
  }

  private static func requirementProblems(_ requirements: [NodeSelectorRequirementWithMinValues]) -> [String]
  {
    requirements.flatMap { entry -> [String] in
      if entry.requirement.key == WellKnown.nodePool {
        return [UpstreamText.restrictedRequirementKey(entry.requirement.key)]
      }
      return Requirement.problems(of: entry.requirement, minValues: entry.minValues).map {
        UpstreamText.invalidRequirement(Karpenter.UpstreamText.problem($0))
      }
    }
  }
}
