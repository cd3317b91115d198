import Kubernetes

/// Takes types of a catalogue away, one thing asked after the other, and notes how many each took.
struct FunnelCutter {
  let catalogue: Catalogue
  private(set) var funnel: LaunchFunnel
  private(set) var types: TypeSet
  private var cuts: [LaunchFunnel.Cut] = []

  /// - Parameter funnel: what has been noted on the way to these types.
  init(_ catalogue: Catalogue, after funnel: LaunchFunnel = LaunchFunnel(), types: TypeSet) {
    self.catalogue = catalogue
    self.funnel = funnel
    self.types = types
  }

  /// Keeps of the types those of a set.
  mutating func keep(_ set: TypeSet, because cause: @autoclosure () -> LaunchFunnel.Cause) {
    let left = types.intersection(set)
    guard left != types else { return }
    let lost = types.subtracting(left)
    cuts.append(
      LaunchFunnel.Cut(cause: cause(), removed: lost.count, examples: catalogue.examples(of: lost)))
    types = left
  }

  mutating func keep(meeting requirements: Requirements) {
    for requirement in requirements.all {
      var left = types
      catalogue.narrow(&left, to: requirement)
      keep(left, because: .requirement(requirement))
    }
  }

  mutating func keep(offeredFor requirements: Requirements) {
    keep(catalogue.types(soldFor: requirements), because: .notSold)
    keep(catalogue.types(offeredFor: requirements), because: .unavailable)
  }

  mutating func keep(fitting requests: ResourceList) {
    let catalogue = catalogue
    keep(catalogue.types(fitting: ResourceList()), because: .noRoom)
    for (name, amount) in requests.sorted {
      let before = types
      keep(
        catalogue.types(fitting: [name: amount]),
        because: .resource(name, asked: amount, most: catalogue.roomiest(of: name, in: before)))
    }
  }

  mutating func keep(within limits: ResourceList) {
    for (name, left) in limits.sorted {
      let isReached = name == .nodes && left.isZero
      keep(
        isReached ? catalogue.noType : catalogue.types(within: [name: left]),
        because: .limit(name, left: left))
    }
  }

  mutating func close(_ stage: LaunchFunnel.Stage) {
    funnel.steps.append(
      LaunchFunnel.Step(
        stage: stage, remaining: types.count, examples: catalogue.examples(of: types), cuts: cuts))
    cuts = []
  }
}

/// All that the steps of a funnel follow from: claims alike in it have the same.
struct FunnelQuestion: Hashable {
  let template: NodePoolName
  let limits: [ResourceName: Quantity]?
  let requirements: Requirements
  let requests: [ResourceName: Quantity]
  /// The types left after all.
  let left: TypeSet
}

extension Solver {
  /// The steps from all types of the NodePool to those left for the claim.
  ///
  /// Karpenter makes its three tests on every type at once; here each takes from what the one before left.
  func funnel(
    of claim: InFlightClaim, requirements: Requirements, requests: ResourceList, left: TypeSet
  ) -> LaunchFunnel {
    guard recording != .outcomes else { return LaunchFunnel() }
    var requirements = requirements
    requirements.remove(WellKnown.hostname)
    let question = FunnelQuestion(
      template: claim.template.name, limits: claim.limitsLeft?.amounts, requirements: requirements,
      requests: requests.amounts, left: left)
    if let known = funnels[question] { return known }
    let catalogue = claim.template.catalogue
    var cutter = cutter(of: claim.template, within: claim.limitsLeft)
    cutter.keep(meeting: requirements)
    cutter.close(.requirements)
    cutter.keep(fitting: requests)
    cutter.close(.resources)
    cutter.keep(offeredFor: requirements)
    cutter.close(.offerings)
    if requirements.hasMinValues {
      for (key, found) in catalogue.unmetMinValues(of: requirements, in: cutter.types) {
        let asked = requirements[key]?.minValues ?? 0
        cutter.keep(left, because: .minValues(key: key, found: found, asked: asked))
      }
      cutter.close(.minValues)
    }
    funnels[question] = cutter.funnel
    return cutter.funnel
  }

  /// The steps down to what the NodePool's limits leave.
  func funnel(of template: NodePoolTemplate, within limits: ResourceList) -> LaunchFunnel {
    cutter(of: template, within: limits).funnel
  }

  private func cutter(of template: NodePoolTemplate, within limits: ResourceList?) -> FunnelCutter {
    var cutter = FunnelCutter(template.catalogue, after: template.funnel, types: template.types)
    if let limits {
      cutter.keep(within: limits)
      cutter.close(.limits)
    }
    return cutter
  }
}
