import Kubernetes

extension LaunchFunnel {
  mutating func note(_ stage: Stage, _ set: TypeSet, of catalogue: Catalogue) {
    steps.append(Step(stage: stage, remaining: set.count, examples: catalogue.examples(of: set)))
  }
}

extension Solver {
  /// The steps from all types of the NodePool to those left for the claim.
  ///
  /// Karpenter makes its three tests on every type at once; here each takes from what the one before left.
  func funnel(
    of claim: InFlightClaim, requirements: Requirements, requests: ResourceList, left: TypeSet
  ) -> LaunchFunnel {
    let catalogue = claim.template.catalogue
    var funnel = funnel(of: claim.template, within: claim.openedWith)
    var types = claim.openedWith.intersection(catalogue.types(meeting: requirements))
    funnel.note(.requirements, types, of: catalogue)
    types.formIntersection(catalogue.types(fitting: requests))
    funnel.note(.resources, types, of: catalogue)
    types.formIntersection(catalogue.types(offeredFor: requirements))
    funnel.note(.offerings, types, of: catalogue)
    if requirements.hasMinValues { funnel.note(.minValues, left, of: catalogue) }
    return funnel
  }

  /// The steps down to what the NodePool's limits leave.
  func funnel(of template: NodePoolTemplate, within limits: TypeSet) -> LaunchFunnel {
    var funnel = template.funnel
    if template.nodePool.limits != nil { funnel.note(.limits, limits, of: template.catalogue) }
    return funnel
  }
}
