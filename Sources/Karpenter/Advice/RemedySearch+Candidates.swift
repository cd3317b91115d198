import Cloud
import Kubernetes

// What may be worth a trial, read from why the Pod was refused.
extension RemedySearch {
  /// Changes that answer what stood in the way, each with all that belongs to it.
  mutating func candidates(
    from supposition: Supposition, after failure: PodFailure, in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    var result: [[PlacementChange]] = []
    switch failure {
    case .ignored(let problems): result = problems.flatMap { candidates(against: $0, supposition) }
    case .refused(let verdicts):
      for verdict in verdicts {
        guard let refusal = verdict.refusal, let nodePool = supposition.nodePool(verdict.nodePool) else {
          continue
        }
        result += candidates(against: refusal, verdict.funnel, of: nodePool, supposition, in: context)
      }
    case .minValuesAfterTruncation(let keys, let name):
      result = keys.map { key in
        let asked = supposition.nodePool(name)?.minValues(of: key) ?? 0
        return [.lowerMinValues(name, key: key, from: asked, to: 1)]
      }
    case .noNodePools, .noNodePoolHasInstanceTypes, .usesDynamicResources: break
    }
    result += candidatesForEmptyPools(supposition, in: context)
    var unique: [[PlacementChange]] = []
    for changes in result where !unique.contains(changes) { unique.append(changes) }
    return unique
  }

  /// NodePools whose own requirements leave nothing or are not valid, and so were not even tried.
  private func candidatesForEmptyPools(
    _ supposition: Supposition, in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    context.reports(beside: []).flatMap { report -> [[PlacementChange]] in
      guard placesSought.include(report.nodePool), let nodePool = supposition.nodePool(report.nodePool)
      else { return [] }
      switch report.standing {
      case .notReady: return correcting(nodePool)
      case .requirementsFilterOutAll: return loosening(nodePool, report.funnel, in: context)
      case .tried, .beingDeleted, .isStatic, .noInstanceTypes: return []
      }
    }
  }

  /// What is not valid in a NodePool's requirements, put right or left out.
  private func correcting(_ nodePool: NodePool) -> [[PlacementChange]] {
    nodePool.template.spec.requirements.flatMap { entry -> [[PlacementChange]] in
      entry.problems.flatMap { problem -> [[PlacementChange]] in
        let leftOut: [[PlacementChange]] = [
          [.stopRequiring(nodePool.nodePoolName, Requirement(entry.requirement))]
        ]
        guard case .noKnownValue(let key, let values, let known) = problem,
          let meant = values.first.flatMap({ nearest($0, known).first })
        else { return leftOut }
        return [
          [.correctValue(nodePool.nodePoolName, key: key, values: values, instead: meant)]
        ] + leftOut
      }
    }
  }

  private func loosening(_ nodePool: NodePool, _ funnel: LaunchFunnel, in context: ProvisioningContext)
    -> [[PlacementChange]]
  {
    funnel.steps.flatMap(\.cuts).flatMap { cut -> [[PlacementChange]] in
      switch cut.cause {
      case .requirement(let requirement): loosening(requirement, of: nodePool, in: context)
      case .minValues(let key, let found, let asked):
        [[.lowerMinValues(nodePool.nodePoolName, key: key, from: asked, to: found)]]
      case .resource, .limit, .notSold, .unavailable, .noRoom, .dearer: []
      }
    }
  }

  private func candidates(against problem: PodProblem, _ supposition: Supposition) -> [[PlacementChange]] {
    guard case .requirement(let problem) = problem else { return [] }
    switch problem {
    case .noKnownValue(let key, let values, let known):
      return values.first.flatMap { nearest($0, known).first }
        .map { [[.askInstead(key: key, values: values, instead: $0)]] } ?? []
    case .restrictedLabel(let key):
      return supposition.spec.strictRequirements[key].map { [[.stopAsking($0)]] } ?? []
    case .tooFewKnownValues, .badName, .badValue, .noValues, .fewerValuesThanMinValues,
      .notOnePositiveInteger:
      return []
    }
  }

  private mutating func candidates(
    against refusal: PlacementRefusal, _ funnel: LaunchFunnel, of nodePool: NodePool,
    _ supposition: Supposition, in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    switch refusal {
    case .untoleratedTaints(let taints): return [[.tolerate(taints)]]
    case .requirements(let conflict), .volumeRequirements(let conflict), .topologyDomains(let conflict):
      return candidates(against: conflict, of: nodePool, supposition, in: context)
    case .topology(let topology): return topology.isOtherPods ? [] : [[Self.dropping(topology)]]
    case .instanceTypes:
      return candidates(against: funnel, of: nodePool, supposition, in: context)
    case .limitsExceeded, .nodeLimitReached:
      return raisedLimits(of: nodePool, supposition, lookingBehind: true)
    case .volumeLimit, .hostPortConflict, .exceedsNodeResources, .reservation: return []
    }
  }

  private static func dropping(_ topology: TopologyRefusal) -> PlacementChange {
    switch topology.rule {
    case .spread: .dropSpread(topologyKey: topology.topologyKey)
    case .podAffinity: .dropPodAffinity(topologyKey: topology.topologyKey)
    case .podAntiAffinity: .dropPodAntiAffinity(topologyKey: topology.topologyKey)
    }
  }

  // MARK: Requirements

  private func candidates(
    against conflict: Requirements.Conflict, of nodePool: NodePool, _ supposition: Supposition,
    in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    let asked = supposition.spec.strictRequirements
    switch conflict {
    case .undefinedLabel(let key, let typo):
      let wellKnown = context.catalogue(of: nodePool.nodePoolName)?.wellKnown ?? LabelRules.wellKnown
      let known = wellKnown.union(nodePool.claimRequirements.keys).sorted()
      let meant = typo ?? nearest(key, known).first
      var changes: [[PlacementChange]] = meant.map { [[.renameLabel(from: key, to: $0)]] } ?? []
      guard let requirement = asked[key] else { return changes }
      changes.append([.stopAsking(requirement)])
      if let value = requirement.anyValue {
        changes.append([.declareLabel(nodePool.nodePoolName, key: key, value: value)])
      }
      return changes
    case .noCommonValue(let pairs):
      return pairs.flatMap { pair -> [[PlacementChange]] in
        var changes: [[PlacementChange]] = []
        if let requirement = asked[pair.asked.key] {
          changes += replacing(requirement, in: context.catalogue(of: nodePool.nodePoolName))
          changes.append([.stopAsking(requirement)])
        }
        if pair.asked.operator == .isIn, nodePool.hasRequirement(of: pair.known.key) {
          changes.append([
            .allow(nodePool.nodePoolName, key: pair.known.key, values: pair.asked.values)
          ])
        }
        return changes
      }
    }
  }

  /// Another value, where no machine has the one asked for.
  private func replacing(_ requirement: Requirement, in catalogue: Catalogue?) -> [[PlacementChange]] {
    guard requirement.operator == .isIn, let domain = catalogue?.unknownValues(of: requirement),
      domain.unknown.count == requirement.values.count, let value = requirement.values.first,
      let meant = nearest(value, domain.known).first
    else { return [] }
    return [[.askInstead(key: requirement.key, values: requirement.values, instead: meant)]]
  }

  /// A NodePool's requirement corrected, or left out.
  private func loosening(
    _ requirement: Requirement, of nodePool: NodePool, in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    guard nodePool.hasRequirement(of: requirement.key) else { return [] }
    let name = nodePool.nodePoolName
    var changes: [[PlacementChange]] = []
    if requirement.operator == .isIn,
      let domain = context.catalogue(of: name)?.unknownValues(of: requirement),
      let value = domain.unknown.first, let meant = nearest(value, domain.known).first
    {
      changes.append([
        .correctValue(name, key: requirement.key, values: domain.unknown, instead: meant)
      ])
    }
    return changes + [[.stopRequiring(name, requirement)]]
  }

  // MARK: Sizes

  /// No type was left: what took types away before the last was gone, at any step.
  private mutating func candidates(
    against funnel: LaunchFunnel, of nodePool: NodePool, _ supposition: Supposition,
    in context: ProvisioningContext
  ) -> [[PlacementChange]] {
    let asked = supposition.spec.strictRequirements
    let requests = supposition.spec.schedulingRequests
    var changes: [[PlacementChange]] = []
    var isLimited = false
    for cut in funnel.steps.flatMap(\.cuts) {
      switch cut.cause {
      case .requirement(let requirement):
        if let own = asked[requirement.key] {
          changes += replacing(own, in: context.catalogue(of: nodePool.nodePoolName))
          changes.append([.stopAsking(own)])
        }
        changes += loosening(requirement, of: nodePool, in: context)
      case .resource(let name, let together, let most):
        guard let most, let own = requests[name], name != .pods else { continue }
        let room = Self.roundedDown(most.allocatable - (together - own), of: name)
        if room > .zero, room < own { changes.append([.requestLess(name, from: own, to: room)]) }
      case .limit: isLimited = true
      case .minValues(let key, let found, let needed):
        changes.append([.lowerMinValues(nodePool.nodePoolName, key: key, from: needed, to: found)])
      case .notSold, .unavailable, .noRoom, .dearer: continue
      }
    }
    return isLimited ? changes + raisedLimits(of: nodePool, supposition) : changes
  }

  /// The limits that are in the way, each raised to what the NodePool has and the machines that would do beside.
  ///
  /// - Parameter lookingBehind: whether what is in the way behind them is changed, too.
  private mutating func raisedLimits(
    of nodePool: NodePool, _ supposition: Supposition, lookingBehind: Bool = false
  ) -> [[PlacementChange]] {
    let name = nodePool.nodePoolName
    var unlimited = supposition
    unlimited.edit(name) { $0.limits = nil }
    let there = context(of: unlimited)
    let round = solve(unlimited, in: there, candidates: .newClaims(of: name))
    if lookingBehind, let next = round.failures.first?.failure, round.claims.isEmpty {
      return candidates(from: unlimited, after: next, in: there).flatMap { changes in
        raisedLimits(of: nodePool, supposition.making(changes)).map { $0 + changes }
      }
    }
    guard let limits = nodePool.limits, let catalogue = there.catalogue(of: name), !round.claims.isEmpty
    else { return [] }
    let used = there.state.usage(of: name)
    let machines = round.claims.map { claim in
      let names = Set(claim.instanceTypes.map(\.name))
      return catalogue.types.filter { names.contains($0.name) }.map(\.capacity)
        .sorted { $0[.cpu] ?? .zero < $1[.cpu] ?? .zero }
    }
    // The smallest machines may do; Karpenter counts the largest that each claim could become.
    return [machines.compactMap(\.first), machines.compactMap(\.last)].compactMap { capacities in
      let raises = limits.sorted.compactMap { resource, limit -> PlacementChange? in
        let more = resource == .nodes ? Quantity(capacities.count) : capacities.total(of: resource)
        let needed = Self.roundedUp((used[resource] ?? .zero) + more, of: resource)
        return needed > limit ? .raiseLimit(name, resource, from: limit, to: needed) : nil
      }
      return raises.isEmpty ? nil : raises
    }
  }

  // MARK: Amounts that a person would write

  private static func step(for amount: Quantity, of name: ResourceName) -> Int128 {
    switch name {
    case .cpu: amount >= Quantity(2) ? 1_000_000_000 : 10_000_000
    case .memory, .ephemeralStorage:
      Int128(amount >= Quantity(bytes: 2 << 30) ? 1 << 30 : 1 << 20) * 1_000_000_000
    default: 1_000_000_000
    }
  }

  static func roundedDown(_ amount: Quantity, of name: ResourceName) -> Quantity {
    let step = step(for: amount, of: name)
    return Quantity(nanos: amount.nanos / step * step, format: amount.format)
  }

  static func roundedUp(_ amount: Quantity, of name: ResourceName) -> Quantity {
    let step = step(for: amount, of: name)
    return Quantity(nanos: (amount.nanos + step - 1) / step * step, format: amount.format)
  }
}

extension [ResourceList] {
  fileprivate func total(of name: ResourceName) -> Quantity {
    reduce(.zero) { $0 + ($1[name] ?? .zero) }
  }
}
