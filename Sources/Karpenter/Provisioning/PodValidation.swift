import Kubernetes

extension PodSpec {
  /// What keeps the Pod out of provisioning, in Karpenter's order; empty when nothing does.
  ///
  /// Source: sigs.k8s.io/karpenter `provisioner.go`, `Validate`.
  var provisioningProblems: [PodProblem] {
    var problems: [PodProblem] = []
    if requirementsWithPreference[WellKnown.nodePool]?.operator == .doesNotExist {
      problems.append(.avoidsKarpenterNodes)
    }
    for (key, value) in nodeSelector.sorted(by: { $0.key < $1.key }) {
      problems += Self.problems(NodeSelectorRequirement(key: key, operator: .isIn, values: [value]))
    }
    for term in affinity?.nodeAffinity?.required ?? [] {
      if !term.matchFields.isEmpty { problems.append(.matchFields) }
      for requirement in term.matchExpressions { problems += Self.problems(requirement) }
    }
    return problems
  }

  private static func problems(_ requirement: NodeSelectorRequirement) -> [PodProblem] {
    Requirement.problems(of: requirement).map { .requirement($0) }
  }
}
