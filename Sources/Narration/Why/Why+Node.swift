import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Scheduling

extension Why {
  /// Why a node exists: the NodeClaim behind it, who asked for that, and what has happened to it since. Empty when
  /// neither the world nor the log knows it.
  public func node(_ name: NodeName) -> [StyledText] {
    let object = NamespacedName(namespace: "", name: name.text)
    let claim = log.lazy.compactMap { record -> NodeClaimName? in
      guard case .nodeClaimStep(let step) = record.decision, case .registration(name, _, _) = step.step else {
        return nil
      }
      return step.nodeClaim
    }.first
    let isThere = world.objects.nodes[object] != nil
    if let claim { return (isThere ? [] : line(WhyMessage.gone(name.text))) + told(claim, alsoOf: name) }
    let records = log.filter { concerns($0, node: name, claim: nil) }
    guard isThere || !records.isEmpty else { return [] }
    return line(isThere ? WhyMessage.notKarpenters(name) : WhyMessage.gone(name.text)) + history(records)
  }

  /// The story of a NodeClaim: who asked for it and why these types, its life so far, what comes next. Empty when
  /// neither the world nor the log knows it.
  public func nodeClaim(_ name: NodeClaimName) -> [StyledText] {
    let isThere = world.objects.nodeClaims[NamespacedName(namespace: "", name: name.text)] != nil
    let answer = told(name, alsoOf: nil)
    guard isThere || !answer.isEmpty else { return [] }
    return (isThere ? [] : line(WhyMessage.gone(name.text))) + answer
  }

  private func told(_ claim: NodeClaimName, alsoOf node: NodeName?) -> [StyledText] {
    var lines: [StyledText] = []
    if let (record, round, index) = origin(of: claim) {
      lines += line(WhyMessage.claimAskedFor(pods: round.claims[index].pods.count, at: record.time))
      lines += parts(round.nodePoolParts + round.claimParts(index, .cuts, launch: launch(of: claim)))
      lines.append(StyledText())
      lines += chain(causes(of: round.claims[index], before: record), asking: .why)
    }
    let own = log.filter { concerns($0, node: node, claim: claim) }
    lines += history(own)
    lines += farewell(own)
    if let node, world.objects.node(node) != nil { lines += [StyledText()] + notDisrupted(node) }
    let object = NamespacedName(namespace: "", name: claim.text)
    if let present = world.objects.nodeClaims[object], !present.metadata.isBeingDeleted,
      !present.status.conditions.isTrue(NodeClaim.ConditionType.initialized)
    {
      lines += line(WhyMessage.now(.waitForNode(claim: claim.text)))
    }
    return lines
  }

  /// The request for a claim's machine; of several, the last.
  func launch(of claim: NodeClaimName) -> InstanceLaunch? {
    for record in log.reversed() {
      if case .cloudEvent(.launch(let launch)) = record.decision, launch.nodeClaim == claim { return launch }
    }
    return nil
  }

  /// The round that asked for a claim, and which of its claims it is.
  private func origin(of claim: NodeClaimName) -> (
    record: DecisionRecord, round: ProvisioningRound, index: Int
  )? {
    for record in log {
      guard case .provisioningRound(let round) = record.decision,
        let index = round.claims.firstIndex(where: { $0.nodeClaim.metadata.name == claim.text })
      else { continue }
      return (record, round, index)
    }
    return nil
  }

  /// What led to a claim: the attempt that left the first of its own Pods without a node, and what led to that.
  private func causes(of claim: PlannedClaim, before round: DecisionRecord) -> [DecisionRecord] {
    let attempt = log.last { record in
      guard record.id < round.id, case .podPlacement(let placement) = record.decision else { return false }
      return claim.pods.contains(placement.pod)
    }
    return attempt.map { world.decisions.causes(of: $0.id) }
      ?? Array(world.decisions.causes(of: round.id).dropFirst())
  }

  /// What made a node or a claim go; empty for one that nothing has sent away.
  private func farewell(_ own: [DecisionRecord]) -> [StyledText] {
    let leaving = own.first { record in
      if case .drainStep(let step) = record.decision { return step.stage == .tainted }
      if case .nodeClaimStep(let step) = record.decision { return step.step.isEnd }
      return false
    }
    guard let leaving else { return [] }
    let causes = world.decisions.causes(of: leaving.id)
    return [StyledText()] + chain(causes.count > 1 ? Array(causes.dropFirst()) : causes, asking: .whyGone)
  }

  private func history(_ records: [DecisionRecord]) -> [StyledText] {
    guard !records.isEmpty else { return [] }
    return [StyledText()] + line(WhyMessage.history) + records.flatMap { brief($0) }
  }

  /// Whether a record is about this node, or the claim behind it.
  private func concerns(_ record: DecisionRecord, node: NodeName?, claim: NodeClaimName?) -> Bool {
    switch record.decision {
    case .nodeClaimStep(let step): step.nodeClaim == claim
    case .drainStep(let step): step.node == node || (claim != nil && step.nodeClaim == claim)
    case .disruptionPass(let pass):
      pass.commands.contains { $0.candidates.contains { $0.node == node || $0.nodeClaim == claim } }
    case .cloudEvent(.machineJoined(_, let joined, _)), .cloudEvent(.nodeReady(let joined)): joined == node
    case .cloudEvent(.launch(let launch)): launch.nodeClaim == claim
    case .cloudEvent(.incident(let incident)): incident.concerns(node, claim)
    case .cloudEvent: false
    case .interruptionHandling(let handling):
      handling.machines.contains { $0.node == node && node != nil || $0.nodeClaim == claim && claim != nil }
    case .controllerStep(let step): step.object.kind == .node && step.object.name.name == node?.text
    case .schedulerDivergence(let divergence): divergence.actual == node || divergence.assumedNode == node
    case .userCommand, .podPlacement, .provisioningRound: false
    }
  }
}

extension NodeClaimStep.Step {
  fileprivate var isEnd: Bool {
    switch self {
    case .failure, .termination: true
    case .launch, .registration, .initialization, .waiting, .nodeDeletion, .instanceTermination: false
    }
  }
}

extension CloudIncident {
  /// Whether it befell this node's machine, or the claim's.
  fileprivate func concerns(_ node: NodeName?, _ claim: NodeClaimName?) -> Bool {
    switch self {
    case .spotInterruption(_, let its, _), .rebalanceRecommendation(_, let its), .impaired(_, let its),
      .stateChange(_, let its, _, _), .networkNotReady(_, let its, _):
      its == node
    case .joinFailed(_, let its, _): its == claim
    case .spotWave, .noticeQueued, .noticeDropped, .messageSent, .zoneDown, .zoneUp, .shortage,
      .shortagesOver, .nodeGroupScaled, .capacityReserved, .reservationEnded, .imageReleased,
      .nodeImageReleased, .throttling,
      .slowBoot,
      .joinFailures, .missed:
      false
    }
  }
}
