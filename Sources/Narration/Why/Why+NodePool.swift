import Cluster
import Karpenter
import Kubernetes
import Manifests

extension Why {
  /// Why a Pod did not go to a NodePool: what its round decided, and what the NodePool alone would answer today.
  /// Empty when there is no such Pod.
  public func notNodePool(_ nodePool: NodePoolName, for name: PodName) -> [StyledText] {
    guard let pod = world.objects.pods[name] else { return [] }
    var lines = line(WhyNotMessage.head(nodePool: nodePool, pod: name.name)) + [StyledText()]
    let round = log.lazy.compactMap { Round($0, about: name) }.last
    lines += round.map { then(nodePool, pod, $0) } ?? line(WhyNotMessage.nobodyAsked)
    guard round?.nodePool != nodePool else { return lines }
    lines.append(StyledText())
    return lines + now(nodePool, pod, round)
  }

  /// What the round had decided.
  private func then(_ nodePool: NodePoolName, _ pod: Pod, _ last: Round) -> [StyledText] {
    let time = last.record.time
    guard let decision = last.decision else {
      return parts(last.ignored?.problems.map { .line(ProvisioningMessage.problem($0)) } ?? [])
    }
    let report = last.round.nodePools.first { $0.nodePool == nodePool }
    var deciding = decision
    var told: [Story.Part] = []
    switch decision.outcome {
    case .existing(let name): told.append(.line(WhyNotMessage.placedBy(.existing(name), at: time)))
    case .failed: told.append(.line(WhyNotMessage.placedBy(.nothing, at: time)))
    case .claim(let index):
      guard last.round.claims.indices.contains(index) else { break }
      let claim = last.round.claims[index]
      guard claim.nodePool != nodePool else { return parts([.line(WhyNotMessage.itIsThere(nodePool))]) }
      told.append(.line(WhyNotMessage.placedBy(.claim(claim.nodePool), at: time)))
      if let opener = claim.pods.first, opener != decision.pod,
        let openers = last.round.pods.first(where: { $0.pod == opener })
      {
        told.append(.line(WhyNotMessage.joined(opener: opener.name)))
        deciding = openers
      }
      let winner = last.round.nodePools.first { $0.nodePool == claim.nodePool }
      if let report, let winner, last.round.tries(winner, before: report) {
        told.append(
          .line(
            WhyNotMessage.triedBefore(
              .init(name: winner.nodePool, weight: winner.weight),
              this: .init(name: nodePool, weight: report.weight))))
      }
    }
    let verdict = deciding.attempts.last?.nodePools.first { $0.nodePool == nodePool }
    if let verdict, verdict.refusal != nil {
      told.append(.line(WhyNotMessage.refusedThen(nodePool, at: time)))
      told.append(.under(verdict.partsWithFunnel))
    } else if let report, report.standing != .tried {
      told.append(.line(ProvisioningMessage.nodePoolLeftOut(nodePool, report.standing)))
    } else if report == nil {
      told.append(.line(WhyNotMessage.notInRound(nodePool, at: time)))
    }
    return parts(told)
  }

  /// What it would answer today, for a new node and this Pod alone.
  private func now(_ nodePool: NodePoolName, _ pod: Pod, _ last: Round?) -> [StyledText] {
    var copy = world
    let context = ProvisioningContext(copy.provisioningSnapshot())
    let nodes = context.state.nodes.filter { !$0.isMarkedForDeletion }
    let round = context.solve(
      [RoundPod(pod)], on: nodes, reservations: .strict, candidates: .newClaims(of: nodePool))
    var told: [Story.Part] = [.line(WhyNotMessage.askedNow(nodePool))]
    guard let claim = round.claims.first else {
      told.append(.indented(WhyNotMessage.answers(takes: false)))
      let report = round.nodePools.first { $0.nodePool == nodePool }
      if let report, report.standing != .tried {
        told.append(.indented(ProvisioningMessage.nodePoolLeftOut(nodePool, report.standing)))
        told += report.emptyFunnelParts
      } else {
        told.append(.under(round.pods.first?.failure?.partsWithFunnels ?? []))
      }
      let answer = context.remedies(for: [pod], candidates: .newClaims(of: nodePool)) {
        Spelling.nearest(to: $0, among: $1)
      }
      return parts(told + answer.parts)
    }
    told.append(.indented(WhyNotMessage.answers(takes: true)))
    told += round.pods[0].relaxations.map { .indented(ProvisioningMessage.relaxed($0)) }
    told += claim.parts(.cuts)
    if let own = claim.cheapest?.priceUSDPerHour, case .claim(let index) = last?.decision?.outcome,
      let rival = last?.round.claims[index], rival.nodePool != nodePool,
      let price = rival.cheapest?.priceUSDPerHour
    {
      told.append(
        .indented(WhyNotMessage.priceBeside(own: own, other: rival.nodePool, otherPrice: price)))
    }
    return parts(told)
  }
}

extension ProvisioningRound {
  fileprivate func tries(_ first: NodePoolReport, before second: NodePoolReport) -> Bool {
    guard first.standing == .tried, second.standing == .tried,
      let position = nodePools.firstIndex(of: first), let other = nodePools.firstIndex(of: second)
    else { return false }
    return position < other
  }
}

extension NodePoolReport {
  /// How its own requirements leave nothing; empty where they leave something.
  var emptyFunnelParts: [Story.Part] {
    guard case .requirementsFilterOutAll = standing else { return [] }
    let purpose = ProvisioningMessage.ProvisionedFor(pods: 0, requests: "")
    return [.indented(ProvisioningMessage.typesLeft), .table(funnel.table(for: purpose, .cuts))]
      + funnel.emptiedParts
  }
}
