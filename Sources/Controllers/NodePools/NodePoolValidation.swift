import Karpenter
import Kubernetes

/// What is wrong with a NodePool that its schema let through, in Karpenter's order and words.
///
/// Source: sigs.k8s.io/karpenter `pkg/apis/v1/nodepool_validation.go` and `nodeclaim_validation.go`.
enum NodePoolValidation {
  static func problems(of nodePool: NodePool) -> [String] {
    let spec = nodePool.template.spec
    return labelProblems(nodePool.template.labels) + taintProblems(spec)
      + requirementProblems(spec.requirements)
      + spec.requirements.filter { $0.requirement.key == WellKnown.nodePool }
      .map { UpstreamText.restrictedRequirementKey($0.requirement.key) }
  }

  private static func labelProblems(_ labels: Labels) -> [String] {
    labels.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
      var problems = key == WellKnown.nodePool ? [UpstreamText.restrictedLabelKey(key)] : []
      problems += LabelSyntax.problems(ofKey: key).map {
        UpstreamText.invalidLabelKey(key, Karpenter.UpstreamText.syntax($0))
      }
      problems += LabelSyntax.problems(ofValue: value).map {
        UpstreamText.invalidLabelValue(value, key: key, Karpenter.UpstreamText.syntax($0))
      }
      if LabelRules.isRestricted(key) {
        problems.append(
          UpstreamText.unusableLabelKey(key, Karpenter.UpstreamText.problem(.restrictedLabel(key))))
      }
      return problems
    }
  }

  private static func taintProblems(_ spec: NodeClaimSpec) -> [String] {
    var seen: Set<String> = []
    var problems: [String] = []
    for (taints, field) in [(spec.taints, "taints"), (spec.startupTaints, "startupTaints")] {
      for taint in taints {
        let value = taint.value.isEmpty ? [] : LabelSyntax.problems(ofKey: taint.value)
        for problem in LabelSyntax.problems(ofKey: taint.key) + value {
          problems.append(UpstreamText.invalidTaint(Karpenter.UpstreamText.syntax(problem), in: field))
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
    requirements.compactMap { entry in
      let problems = Requirement.problems(of: entry.requirement, minValues: entry.minValues)
      guard !problems.isEmpty else { return nil }
      return UpstreamText.invalidRequirement(
        problems.map(Karpenter.UpstreamText.problem).joined(separator: "; "))
    }
  }
}
