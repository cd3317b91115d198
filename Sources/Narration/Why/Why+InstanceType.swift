import Cloud
import Cluster
import Karpenter
import Kubernetes

extension Why {
  /// Why a Pod's machine is not of an instance type: how far the type came when its machine was chosen, and, where it
  /// was not among the choices, what each NodePool would make of this type alone. Empty when there is no such Pod.
  public func notInstanceType(_ type: String, for name: PodName) -> [StyledText] {
    guard let pod = world.objects.pods[name] else { return [] }
    let head = line(InstanceTypeMessage.head(type: type, pod: name.name)) + [StyledText()]
    guard let round = log.lazy.compactMap({ Round($0, about: name) }).last else {
      return head + line(WhyNotMessage.nobodyAsked) + alone(type, [pod], of: nil)
    }
    let time = round.record.time
    switch round.decision?.outcome {
    case nil:
      return head + parts(round.ignored?.problems.map { .line(ProvisioningMessage.problem($0)) } ?? [])
    case .existing(let place)?:
      return head + line(WhyNotMessage.placedBy(.existing(place), at: time)) + alone(type, [pod], of: nil)
    case .failed?:
      return head + line(WhyNotMessage.placedBy(.nothing, at: time)) + alone(type, [pod], of: nil)
    case .claim?:
      guard let (index, claim) = round.claim else { return head }
      return head + chosen(type, for: round.round.claims[index], as: NodeClaimName(claim))
    }
  }

  /// How far a type came when the machine of a claim was chosen.
  private func chosen(_ type: String, for claim: PlannedClaim, as name: NodeClaimName) -> [StyledText] {
    let launch = launch(of: name)
    let given: CloudInstance? =
      if case .launched(let launched)? = launch?.outcome { launched.instance } else { nil }
    if given?.instanceType == type { return line(InstanceTypeMessage.itIsOne(type, claim: name)) }
    guard let place = claim.instanceTypes.firstIndex(where: { $0.name == type }) else {
      let pods = claim.pods.compactMap { world.objects.pods[$0] }
      return line(InstanceTypeMessage.notAmong(types: claim.instanceTypes.count, pods: claim.pods.count))
        + alone(type, pods, of: claim.nodePool, instead: given?.priceUSDPerHour)
    }
    let rank = InstanceTypeMessage.Rank(
      place: place + 1, of: claim.instanceTypes.count,
      priceUSDPerHour: claim.instanceTypes[place].priceUSDPerHour)
    let told = line(InstanceTypeMessage.among(rank))
    guard let launch, let request = launch.request else { return told }
    let wasSent = request.overrides.contains { $0.instanceType == type }
    return told + line(wasSent ? InstanceTypeMessage.anotherCame : .notSent) + parts(launch.fleetParts)
  }

  /// What these Pods would get now, were there no other type: of a NodePool, or of each.
  ///
  /// - Parameter given: what the machine costs that was given instead, USD per hour.
  private func alone(
    _ type: String, _ pods: [Pod], of nodePool: NodePoolName?, instead given: Double? = nil
  ) -> [StyledText] {
    guard !pods.isEmpty else { return [] }
    var copy = world
    let snapshot = copy.provisioningSnapshot()
    let asked = nodePool.map { [$0] } ?? snapshot.nodePools.map(\.nodePoolName).sorted()
    return [StyledText()] + line(InstanceTypeMessage.askedNow(type: type, pods: pods.count))
      + asked.flatMap { parts(answer(of: $0, type, pods, snapshot, instead: given)) }
  }

  private func answer(
    of nodePool: NodePoolName, _ type: String, _ pods: [Pod], _ snapshot: ProvisioningSnapshot,
    instead given: Double?
  ) -> [Story.Part] {
    var snapshot = snapshot
    snapshot.instanceTypes[nodePool] = snapshot.instanceTypes[nodePool]?.filter { $0.name == type }
    guard snapshot.instanceTypes[nodePool]?.isEmpty == false else {
      return [.indented(InstanceTypeMessage.notOffered(nodePool))]
    }
    let context = ProvisioningContext(snapshot)
    let round = context.solve(
      pods.map { RoundPod($0) }, on: context.state.nodes.filter { !$0.isMarkedForDeletion },
      reservations: .strict, candidates: .newClaims(of: nodePool))
    let failures = round.pods.compactMap(\.failure)
    if let failure = failures.first {
      return [
        .indented(
          InstanceTypeMessage.refuses(nodePool, pods: failures.count < pods.count ? failures.count : nil))
      ]
        + refusal(failure, of: nodePool, in: round)
    }
    let prices = round.claims.compactMap { $0.cheapest?.priceUSDPerHour }
    let takes = InstanceTypeMessage.takes(
      nodePool, machines: round.claims.count, usdPerHour: prices.reduce(0, +))
    let beside = given.map { Story.Part.indented(InstanceTypeMessage.besideGiven(usdPerHour: $0)) }
    return [.indented(takes)] + [beside].compactMap(\.self)
  }

  private func refusal(
    _ failure: PodFailure, of nodePool: NodePoolName, in round: ProvisioningRound
  ) -> [Story.Part] {
    let report = round.nodePools.first { $0.nodePool == nodePool }
    guard let report, report.standing != .tried else { return [.under(failure.partsWithFunnels)] }
    return [.under([.line(ProvisioningMessage.nodePoolLeftOut(nodePool, report.standing))])]
      + report.emptyFunnelParts
  }
}
