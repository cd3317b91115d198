import Cloud
import Kubernetes

/// A candidate's answer.
enum Verdict<Accepted> {
  case accepted(Accepted)
  case refused(Obstacle)
}

struct Obstacle {
  let kind: PlacementRefusal.Kind
  /// Whether the candidate will refuse every Pod of this shape from now on, whatever is placed.
  let isLasting: Bool
  /// The reason with its facts, where asked for.
  let detail: PlacementRefusal?
  /// How the instance types shrank to none, where they did.
  let funnel: LaunchFunnel

  init(
    _ kind: PlacementRefusal.Kind, isLasting: Bool, detail: PlacementRefusal?,
    funnel: LaunchFunnel = LaunchFunnel()
  ) {
    self.kind = kind
    self.isLasting = isLasting
    self.detail = detail
    self.funnel = funnel
  }

  init(_ refusal: PlacementRefusal, isLasting: Bool, funnel: LaunchFunnel = LaunchFunnel()) {
    self.init(refusal.kind, isLasting: isLasting, detail: refusal, funnel: funnel)
  }
}

/// What a claim becomes by taking a Pod.
struct Acceptance {
  let requirements: Requirements
  let types: TypeSet
  let reservations: [String]
  var minValuesRelaxed = false
}

// Each test in Karpenter's order: nodeclaim.go and existingnode.go, `CanAdd`.
extension Solver {
  func judge(_ shape: PodShape, on node: ExistingNode, detailed: Bool) -> Verdict<Requirements> {
    if let obstacle = untolerated(node.taints, by: shape) { return .refused(obstacle) }
    if !node.volumeLimits.isEmpty, !shape.volumes.isEmpty,
      let excess = node.volumes.excess(with: shape.volumes, over: node.volumeLimits)
    {
      return .refused(Obstacle(excess, isLasting: true))
    }
    if let conflict = node.hostPorts.conflict(with: shape.hostPorts) {
      return .refused(Obstacle(conflict, isLasting: true))
    }
    guard node.holds(shape.requests) else {
      let detail = detailed ? PlacementRefusal.exceedsNodeResources(node.shortages(for: shape.requests)) : nil
      return .refused(Obstacle(.exceedsNodeResources, isLasting: true, detail: detail))
    }
    if let clash = node.requirements.clash(with: shape.requirements) {
      let detail =
        detailed
        ? node.requirements.conflict(with: shape.requirements).map { PlacementRefusal.requirements($0) } : nil
      return .refused(Obstacle(.requirements, isLasting: clash == .noCommonValue, detail: detail))
    }
    let base = node.requirements.adding(shape.requirements)
    return firstAlternative(shape) { volume in
      narrow(base, by: volume, for: shape, allowingUndefined: [], detailed: detailed)
        .then { narrowed, _ in .accepted(narrowed) }
    }
  }

  func judge(_ shape: PodShape, on claim: InFlightClaim, detailed: Bool) -> Verdict<Acceptance> {
    if let obstacle = untolerated(claim.template.taints, by: shape) { return .refused(obstacle) }
    if let conflict = claim.hostPorts.conflict(with: shape.hostPorts) {
      return .refused(Obstacle(conflict, isLasting: true))
    }
    let requests = claim.requests.adding(shape.requests)
    let fitting = claim.types.intersection(claim.template.catalogue.types(fitting: requests))
    // That nothing fits is for good, so it is worth knowing before what may change.
    if fitting.isEmpty, !detailed {
      return .refused(Obstacle(.instanceTypes, isLasting: true, detail: nil))
    }
    if let clash = claim.requirements.clash(
      with: shape.requirements, allowingUndefined: claim.template.catalogue.wellKnown)
    {
      let detail =
        detailed
        ? claim.requirements.conflict(
          with: shape.requirements, allowingUndefined: claim.template.catalogue.wellKnown
        )
        .map { PlacementRefusal.requirements($0) } : nil
      return .refused(Obstacle(.requirements, isLasting: clash == .noCommonValue, detail: detail))
    }
    let base = claim.requirements.adding(shape.requirements)
    return firstAlternative(shape) { volume in
      narrow(
        base, by: volume, for: shape, allowingUndefined: claim.template.catalogue.wellKnown,
        detailed: detailed
      )
      .then { narrowed, isLasting in
        chooseTypes(
          of: claim, fitting: fitting, narrowed, shape, relaxesMinValues: false, isLasting: isLasting,
          detailed: detailed)
      }
    }
  }

  /// The first NodePool that takes the Pod on a claim of its own.
  func firstTemplate(
    for shape: PodShape, _ verdicts: inout [NodePoolVerdict]
  ) -> (position: Int, claim: InFlightClaim, acceptance: Acceptance)? {
    for (position, template) in context.templates.enumerated() where candidates.include(template.name) {
      switch open(template, at: position, for: shape) {
      case .accepted(let opened):
        let funnel = funnel(
          of: opened.claim, requirements: opened.acceptance.requirements,
          requests: opened.claim.requests.adding(shape.requests), left: opened.acceptance.types)
        verdicts.append(NodePoolVerdict(nodePool: template.name, refusal: nil, funnel: funnel))
        return (position, opened.claim, opened.acceptance)
      case .refused(let obstacle):
        verdicts.append(
          NodePoolVerdict(nodePool: template.name, refusal: obstacle.detail, funnel: obstacle.funnel))
        // A NodePool that waits for its reservation is not passed over.
        if obstacle.kind == .reservation { return nil }
      }
    }
    return nil
  }

  private func open(
    _ template: NodePoolTemplate, at position: Int, for shape: PodShape
  ) -> Verdict<(claim: InFlightClaim, acceptance: Acceptance)> {
    var types = template.types
    if let left = remaining[position] {
      types.formIntersection(template.catalogue.types(within: left))
      let isNodeLimitReached = left[.nodes]?.isZero ?? false
      if isNodeLimitReached || types.isEmpty {
        let refusal =
          isNodeLimitReached ? PlacementRefusal.nodeLimitReached : .limitsExceeded(remaining: left)
        return .refused(
          Obstacle(refusal, isLasting: false, funnel: funnel(of: template, within: left)))
      }
    }
    hostsConsidered += 1
    let claim = InFlightClaim(
      number: claims.count, host: hostsConsidered, template: template, types: types,
      limitsLeft: remaining[position])
    return judge(shape, onNew: claim).then { .accepted((claim, $0)) }
  }

  private func judge(_ shape: PodShape, onNew claim: InFlightClaim) -> Verdict<Acceptance> {
    if let obstacle = untolerated(claim.template.taints, by: shape) { return .refused(obstacle) }
    if let conflict = claim.hostPorts.conflict(with: shape.hostPorts) {
      return .refused(Obstacle(conflict, isLasting: true))
    }
    if let conflict = claim.requirements.conflict(
      with: shape.requirements, allowingUndefined: claim.template.catalogue.wellKnown)
    {
      return .refused(Obstacle(.requirements(conflict), isLasting: true))
    }
    let requests = claim.requests.adding(shape.requests)
    let fitting = claim.types.intersection(claim.template.catalogue.types(fitting: requests))
    let base = claim.requirements.adding(shape.requirements)
    return firstAlternative(shape) { volume in
      narrow(
        base, by: volume, for: shape, allowingUndefined: claim.template.catalogue.wellKnown, detailed: true
      )
      .then { narrowed, _ in
        chooseTypes(
          of: claim, fitting: fitting, narrowed, shape,
          relaxesMinValues: options.minValuesPolicy == .bestEffort, isLasting: false, detailed: true)
      }
    }
  }

  // MARK: The single tests

  private func untolerated(_ taints: [Taint], by shape: PodShape) -> Obstacle? {
    guard !taints.allSatisfy(shape.spec.tolerations.tolerate) else { return nil }
    let untolerated = taints.filter { !shape.spec.tolerations.tolerate($0) }
    return Obstacle(.untoleratedTaints(untolerated), isLasting: true)
  }

  /// The first of the volumes' alternatives that works; if none does, what the last one met.
  private func firstAlternative<Accepted>(
    _ shape: PodShape, _ judge: (Requirements?) -> Verdict<Accepted>
  ) -> Verdict<Accepted> {
    guard let last = shape.volumeAlternatives.last else { return judge(nil) }
    for alternative in shape.volumeAlternatives.dropLast() {
      let verdict = judge(alternative)
      if case .accepted = verdict { return verdict }
    }
    let verdict = judge(last)
    guard case .refused(let obstacle) = verdict, shape.volumeAlternatives.count > 1 else { return verdict }
    return .refused(
      Obstacle(obstacle.kind, isLasting: false, detail: obstacle.detail, funnel: obstacle.funnel))
  }

  /// Requirements with those of the volumes and of topology; with whether they will be the same next time.
  private func narrow(
    _ base: Requirements, by volume: Requirements?, for shape: PodShape,
    allowingUndefined undefinedAllowed: Set<String>, detailed: Bool
  ) -> Verdict<(Requirements, isLasting: Bool)> {
    var requirements = base
    if let volume {
      if let conflict = requirements.conflict(with: volume, allowingUndefined: undefinedAllowed) {
        return .refused(Obstacle(.volumeRequirements(conflict), isLasting: false))
      }
      requirements.add(volume)
    }
    switch topology.ask(shape, requirements) {
    case .allowed(nil): return .accepted((requirements, isLasting: true))
    case .allowed(let narrowed?):
      if let conflict = requirements.conflict(with: narrowed, allowingUndefined: undefinedAllowed) {
        return .refused(Obstacle(.topologyDomains(conflict), isLasting: false))
      }
      return .accepted((narrowed, isLasting: false))
    case .refused(let position, let podDomains, let nodeDomains, let isLasting):
      let detail =
        detailed
        ? PlacementRefusal.topology(
          topology.refusal(by: position, podDomains: podDomains, nodeDomains: nodeDomains)) : nil
      return .refused(Obstacle(.topology, isLasting: isLasting, detail: detail))
    }
  }

  private func chooseTypes(
    of claim: InFlightClaim, fitting: TypeSet, _ narrowed: Requirements, _ shape: PodShape,
    relaxesMinValues: Bool, isLasting: Bool, detailed: Bool
  ) -> Verdict<Acceptance> {
    let catalogue = claim.template.catalogue
    var requirements = narrowed
    let meeting = catalogue.types(meeting: requirements)
    let offered = catalogue.types(offeredFor: requirements)
    var types = fitting.intersection(meeting)
    types.formIntersection(offered)
    let unmet = catalogue.unmetMinValues(of: requirements, in: types)
    if relaxesMinValues {
      for (key, found) in unmet { requirements.setMinValues(found, of: key) }
    } else if !unmet.isEmpty {
      types = catalogue.noType
    }
    guard !types.isEmpty else {
      guard detailed else { return .refused(Obstacle(.instanceTypes, isLasting: isLasting, detail: nil)) }
      let refusal = refusal(
        of: claim, shape, requirements, meeting: meeting, fitting: fitting, offered: offered,
        unmet: unmet.map(\.key))
      let requests = claim.requests.adding(shape.requests)
      return .refused(
        Obstacle(
          refusal, isLasting: isLasting,
          funnel: funnel(of: claim, requirements: requirements, requests: requests, left: types)))
    }
    switch reserve(for: claim, among: types, requirements) {
    case .refused(let obstacle): return .refused(obstacle)
    case .accepted(let reservations):
      return .accepted(
        Acceptance(
          requirements: requirements, types: types, reservations: reservations,
          minValuesRelaxed: relaxesMinValues && !unmet.isEmpty))
    }
  }

  private func refusal(
    of claim: InFlightClaim, _ shape: PodShape, _ requirements: Requirements, meeting: TypeSet,
    fitting: TypeSet, offered: TypeSet, unmet: [String]
  ) -> PlacementRefusal {
    let meeting = claim.types.intersection(meeting)
    let offered = claim.types.intersection(offered)
    let requests = claim.template.daemonRequests.adding(shape.requests)
    return .instanceTypes(
      InstanceTypeRefusal(
        anyMeetsRequirements: !meeting.isEmpty, anyFits: !fitting.isEmpty, anyHasOffering: !offered.isEmpty,
        anyFailsOfferingAlone: !meeting.intersection(fitting).subtracting(offered).isEmpty,
        anyFailsRequirementsAlone: !fitting.intersection(offered).subtracting(meeting).isEmpty,
        anyFailsFitAlone: !meeting.intersection(offered).subtracting(fitting).isEmpty,
        unmetMinValues: unmet, requirements: requirements, requests: requests,
        podCPU: shape.requests[.cpu] ?? .zero))
  }

  /// A place in every compatible reservation that has one: which of them the claim ends in is not known yet.
  private func reserve(
    for claim: InFlightClaim, among types: TypeSet, _ requirements: Requirements
  ) -> Verdict<[String]> {
    let catalogue = claim.template.catalogue
    guard options.reservedCapacity, catalogue.hasReservations else { return .accepted([]) }
    var reservations: Set<String> = []
    var hasCompatible = false
    let prices = catalogue.prices(allowedBy: requirements)
    for index in types.indices {
      for offering in catalogue.offerings(ofType: index, in: prices) where offering.capacityType == .reserved
      {
        hasCompatible = true
        if let id = offering.reservation?.id, self.reservations.canHold(id, claim: claim.number) {
          reservations.insert(id)
        }
      }
    }
    if reservationMode == .strict, reservations.isEmpty {
      if hasCompatible { return .refused(Obstacle(.reservation(.noneLeft), isLasting: false)) }
      if !claim.reservations.isEmpty {
        return .refused(Obstacle(.reservation(.wouldLoseAll), isLasting: false))
      }
    }
    return .accepted(reservations.sorted())
  }
}

extension Verdict {
  func then<Next>(_ next: (Accepted) -> Verdict<Next>) -> Verdict<Next> {
    switch self {
    case .accepted(let accepted): next(accepted)
    case .refused(let obstacle): .refused(obstacle)
    }
  }
}
