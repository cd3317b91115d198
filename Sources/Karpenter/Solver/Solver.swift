import Kubernetes

/// One simulation: Pods one after the other onto nodes that are there, claims opened before, and new claims.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/provisioning/scheduling/scheduler.go`.
final class Solver {
  let context: ProvisioningContext
  let pods: [RoundPod]
  let topology: Topology
  /// The machines that may be used, in the order in which they are tried.
  private let grounds: [NodeGround]
  /// What has become of each of them; nil for those that nobody has looked at.
  private var nodes: [ExistingNode?]
  /// For each machine of the context, its place among `grounds`; nil for those left out.
  private let places: [Int?]
  let recording: ProvisioningOptions.Recording
  let reservationMode: ReservationMode
  let candidates: PlacementCandidates
  /// In the order of opening.
  var claims: [InFlightClaim] = []
  var reservations: ReservationManager
  /// What the limits of each template's NodePool leave; nil without limits.
  var remaining: [ResourceList?]
  /// How many claims have been charged to each template's NodePool.
  var charges: [Int]
  /// How many new claims have been considered, opened or not.
  var hostsConsidered = 0
  private(set) var decisions: [PodDecision] = []
  /// Funnels noted so far, each once.
  var funnels: [FunnelQuestion: LaunchFunnel] = [:]
  private let queueOrder: [Int]
  private let shapes: [PodShape]
  private let shapeTable: PodShapes
  /// Numbers of the claims, those with the fewest Pods first.
  private var claimOrder: [Int] = []

  var options: ProvisioningOptions { context.snapshot.options }

  init(
    _ context: ProvisioningContext, pods: [RoundPod], on grounds: [NodeGround],
    reservations mode: ReservationMode,
    candidates: PlacementCandidates, recording: ProvisioningOptions.Recording
  ) {
    self.context = context
    self.pods = pods
    self.recording = recording
    reservationMode = mode
    self.candidates = candidates
    let options = context.snapshot.options
    let table = PodShapes(preferencePolicy: options.preferencePolicy)
    shapeTable = table
    let volumes = context.volumeTopology
    shapes = pods.map { table.shape(of: $0.pod, volumes) }
    self.grounds = grounds
    nodes = Array(repeating: nil, count: grounds.count)
    var places = [Int?](repeating: nil, count: context.grounds.count)
    for (place, ground) in grounds.enumerated() { places[ground.position] = place }
    self.places = places
    let topology = Topology(
      domains: context.domains, ground: context.topologyGround, on: grounds,
      without: context.grounds.filter { places[$0.position] == nil }.map(\.state.name),
      excluding: pods.map(\.pod), preferencePolicy: options.preferencePolicy)
    for shape in shapes { topology.bind(shape) }
    topology.registerMachines()
    self.topology = topology
    remaining = context.templates.map {
      context.remaining(of: $0.nodePool, beside: grounds.lazy.map(\.state))
    }
    charges = context.templates.map { _ in 0 }
    reservations = ReservationManager(context.catalogues)
    queueOrder = PodQueue.order(pods, shapes)
    decisions = pods.indices.map { index in
      PodDecision(
        pod: pods[index].pod.name, leaving: pods[index].leaving, requests: shapes[index].requests,
        outcome: .failed(.refused([])))
    }
  }

  /// Places what can be placed. A Pod that finds nothing has another turn as long as others find something.
  func run() {
    var queue = PodQueue(queueOrder)
    while let index = queue.pop() {
      decisions[index].turns += 1
      decisions[index].attempts = []
      decisions[index].outcome = place(index)
      if decisions[index].failure != nil { queue.comeBack(index) }
    }
  }

  /// The claims that came of it; Pods of one that is dropped stay without a place.
  func settle() -> [SettledClaim] {
    var settled: [SettledClaim] = []
    var positions: [Int: Int] = [:]
    for claim in claims {
      switch finish(claim) {
      case .settled(let outcome):
        positions[claim.number] = settled.count
        settled.append(outcome)
      case .dropped(let failure):
        for index in claim.pods { decisions[index].outcome = .failed(failure) }
      }
    }
    for index in decisions.indices {
      if case .claim(let number) = decisions[index].outcome, let position = positions[number] {
        decisions[index].outcome = .claim(position)
      }
    }
    return settled
  }

  /// Nodes that received Pods, in the order they are tried.
  var placements: [ExistingPlacement] {
    nodes.compactMap(\.self).filter { !$0.pods.isEmpty }.map { node in
      ExistingPlacement(
        name: node.state.name, node: node.state.node?.nodeName,
        nodeClaim: node.state.nodeClaim?.nodeClaimName, pods: node.pods.map { pods[$0].pod.name })
    }
  }

  /// Writes what came of it into the round.
  func report(in round: inout ProvisioningRound) {
    round.claims = settle().map(plan)
    round.pods = queueOrder.map { decisions[$0] }
    round.existing = placements
  }

  /// One turn of a Pod: with all its preferences, then giving them up one at a time.
  private func place(_ index: Int) -> PodDecision.Outcome {
    var shape = shapes[index]
    guard !shape.usesDynamicResources else { return .failed(.usesDynamicResources) }
    var attempt = PlacementAttempt()
    while true {
      let outcome = tryOnce(index, shape, &attempt)
      decisions[index].attempts.append(attempt)
      guard case .failed(let failure) = outcome, !failure.isDeferredForReservation,
        let next = shapeTable.relaxed(
          shape, toleratingPreferNoSchedule: context.toleratesPreferNoSchedule)
      else { return outcome }
      attempt = PlacementAttempt(relaxation: next.relaxation)
      shape = next.shape
      topology.bind(shape)
    }
  }

  private func tryOnce(
    _ index: Int, _ shape: PodShape, _ attempt: inout PlacementAttempt
  ) -> PodDecision.Outcome {
    if candidates.includesNodes,
      let found = recording == .outcomes ? firstTaker(of: shape) : firstNode(for: shape, &attempt.existing)
    {
      found.node.pods.append(index)
      commit(shape, pod: index, to: found.node, found.requirements)
      return .existing(found.node.state.name)
    }
    if let found = firstClaim(for: shape, &attempt.inFlight) {
      commit(shape, pod: index, to: claims[found.number], found.acceptance)
      moveBack(found.number)
      return .claim(found.number)
    }
    guard !context.templates.isEmpty else { return .failed(.noNodePoolHasInstanceTypes) }
    guard let opened = firstTemplate(for: shape, &attempt.nodePools) else {
      return .failed(.refused(attempt.nodePools))
    }
    claims.append(opened.claim)
    commit(shape, pod: index, to: opened.claim, opened.acceptance)
    charge(opened.claim, to: opened.position)
    insertNewest()
    return .claim(opened.claim.number)
  }

  // MARK: Existing nodes

  private func node(at place: Int) -> ExistingNode {
    if let known = nodes[place] { return known }
    let node = ExistingNode(grounds[place])
    nodes[place] = node
    return node
  }

  /// The first node that takes the Pod; those that could not in any simulation are not looked at.
  private func firstTaker(of shape: PodShape) -> (node: ExistingNode, requirements: Requirements)? {
    let takers = shape.takers ?? context.takers(of: shape)
    shape.takers = takers
    if shape.nodeRefusals.isEmpty { shape.nodeRefusals = Array(repeating: nil, count: nodes.count) }
    for taker in takers {
      guard let place = places[taker], shape.nodeRefusals[place] == nil else { continue }
      let node = node(at: place)
      switch judge(shape, on: node, detailed: false) {
      case .accepted(let requirements): return (node, requirements)
      case .refused(let obstacle):
        if obstacle.isLasting { shape.nodeRefusals[place] = obstacle.kind }
      }
    }
    return nil
  }

  private func firstNode(
    for shape: PodShape, _ tally: inout CandidateTally
  ) -> (node: ExistingNode, requirements: Requirements)? {
    var counts = RefusalCounts()
    let keepsSheet = recording == .everyCandidate
    defer { tally.refusals = counts.counts }
    if shape.nodeRefusals.isEmpty { shape.nodeRefusals = Array(repeating: nil, count: nodes.count) }
    for position in grounds.indices {
      tally.considered += 1
      if !keepsSheet, let known = shape.nodeRefusals[position] {
        counts.add(known)
        continue
      }
      let node = node(at: position)
      switch judge(shape, on: node, detailed: keepsSheet) {
      case .accepted(let requirements):
        tally.accepted = node.state.name
        return (node, requirements)
      case .refused(let obstacle):
        counts.add(obstacle.kind)
        if obstacle.isLasting { shape.nodeRefusals[position] = obstacle.kind }
        if let refusal = obstacle.detail {
          tally.sheet.append(.init(candidate: node.state.name, refusal: refusal))
        }
      }
    }
    return nil
  }

  private func commit(_ shape: PodShape, pod index: Int, to node: ExistingNode, _ requirements: Requirements)
  {
    node.remaining.subtract(shape.requests)
    node.requirements = requirements
    topology.record(shape, taints: node.taints, requirements: requirements)
    node.hostPorts.take(shape.hostPorts, by: pods[index].pod.name)
    node.volumes.formUnion(shape.volumes)
  }

  // MARK: Claims of the round

  private func firstClaim(
    for shape: PodShape, _ tally: inout CandidateTally
  ) -> (number: Int, acceptance: Acceptance)? {
    var counts = RefusalCounts()
    let keepsSheet = recording == .everyCandidate
    defer { tally.refusals = counts.counts }
    if shape.claimRefusals.count < claims.count {
      shape.claimRefusals += Array(repeating: nil, count: claims.count - shape.claimRefusals.count)
    }
    for number in claimOrder {
      tally.considered += 1
      if !keepsSheet, let known = shape.claimRefusals[number] {
        counts.add(known)
        continue
      }
      let claim = claims[number]
      switch judge(shape, on: claim, detailed: keepsSheet) {
      case .accepted(let acceptance):
        tally.accepted = "claim \(number + 1)"
        return (number, acceptance)
      case .refused(let obstacle):
        counts.add(obstacle.kind)
        if obstacle.isLasting { shape.claimRefusals[number] = obstacle.kind }
        if let refusal = obstacle.detail {
          tally.sheet.append(.init(candidate: "claim \(number + 1)", refusal: refusal))
        }
      }
    }
    return nil
  }

  private func commit(_ shape: PodShape, pod index: Int, to claim: InFlightClaim, _ accepted: Acceptance) {
    if claim.pods.isEmpty { topology.register(hostname: claim.hostname) }
    claim.pods.append(index)
    claim.types = accepted.types
    claim.requests.add(shape.requests)
    claim.requirements = accepted.requirements
    topology.record(shape, taints: claim.template.taints, requirements: accepted.requirements)
    claim.hostPorts.take(shape.hostPorts, by: pods[index].pod.name)
    reservations.hold(accepted.reservations, claim: claim.number)
    claim.reservations = accepted.reservations
    if accepted.minValuesRelaxed { claim.minValuesRelaxed = true }
  }

  /// Puts a claim that has one Pod more behind those with fewer; equals keep their order.
  private func moveBack(_ number: Int) {
    guard var position = claimOrder.firstIndex(of: number) else { return }
    let count = claims[number].pods.count
    while position + 1 < claimOrder.count, claims[claimOrder[position + 1]].pods.count < count {
      claimOrder.swapAt(position, position + 1)
      position += 1
    }
  }

  /// Puts the newest claim, which has one Pod, behind those that have one too.
  private func insertNewest() {
    let number = claims.count - 1
    let position = claimOrder.firstIndex { claims[$0].pods.count > 1 } ?? claimOrder.count
    claimOrder.insert(number, at: position)
  }

  /// Takes the largest that the claim could become off what its NodePool's limits leave.
  private func charge(_ claim: InFlightClaim, to position: Int) {
    guard let before = remaining[position], !claim.types.isEmpty else { return }
    var after = before
    for (name, amount) in before.amounts {
      after[name] = amount - claim.template.catalogue.largestCapacity(of: name, in: claim.types)
    }
    remaining[position] = after
    charges[position] += 1
  }
}

/// Counts of refusals by kind, as they are found.
private struct RefusalCounts {
  private var byKind: [Int] = []

  mutating func add(_ kind: PlacementRefusal.Kind) {
    if byKind.isEmpty { byKind = Array(repeating: 0, count: PlacementRefusal.Kind.allCases.count) }
    byKind[kind.position] += 1
  }

  var counts: [CandidateTally.Count] {
    zip(PlacementRefusal.Kind.allCases, byKind).compactMap { kind, count in
      count > 0 ? CandidateTally.Count(kind: kind, count: count) : nil
    }
  }
}
