import Cloud
import Karpenter
import Kubernetes

/// What Karpenter's provisioner decided about a batch of Pods.
public enum ProvisioningMessage: Message, Equatable {
  // MARK: The round
  case round(pods: Int, onClaims: Int, claims: Int, onExisting: Int, unplaced: Int)
  /// In the order they are tried.
  case nodePoolOrder([WeightedPool])
  case nodePoolLeftOut(NodePoolName, NodePoolReport.Standing)
  case existing(name: String, pods: Int)

  // MARK: A claim
  case claim(number: Int, of: Int, nodePool: NodePoolName, pods: Int)
  case typesLeft
  case stage(LaunchFunnel.Stage, ProvisionedFor)
  case requirements([String])
  case cheapest(PricedOffering)
  case nextCheapest(PricedOffering, percentMore: Int)
  case nothingToBeHad
  case cloudChooses(types: Int)
  case minValuesRelaxed
  case limitExceeded(NodePoolName, LimitExceeded)
  case moreClaims(Int)

  // MARK: A Pod without a place
  case unplaced(pods: [String])
  /// Where to ask what would change it.
  case askWhy(pod: String, namespace: String)
  case nodePoolRefused(NodePoolName, PlacementRefusal)
  case failure(PodFailure)
  case problem(PodProblem)
  case moreUnplaced(Int)

  // MARK: A Pod's search
  case queue
  case queued(pods: [String], requests: String, QueuedFor)
  case nodePoolAccepted(NodePoolName)
  case relaxed(Relaxation)
  case existingRefused(considered: Int)
  case claimsRefused(considered: Int)
  case refusedCount(Int, PlacementRefusal.Kind)
  case placedOnExisting(String)
  case placedOnClaim(number: Int, of: Int, nodePool: NodePoolName, pods: Int)
  case triedAgain(turns: Int)

  /// What became of Pods of the queue.
  public enum QueuedFor: Equatable, Sendable {
    case claim(number: Int)
    case existing(String)
    case nothing
  }

  public struct WeightedPool: Equatable, Sendable {
    public var name: NodePoolName
    public var weight: Int
  }

  /// For what a machine is looked for: the Pods of a claim and all they and the DaemonSets ask for.
  public struct ProvisionedFor: Equatable, Sendable {
    public var pods: Int
    public var requests: String
  }
}

extension Story {
  init(of round: ProvisioningRound) {
    self.init(round.headline, details: round.leavingParts + round.details)
  }
}

extension ProvisioningRound {
  /// How many claims, and how many groups of Pods without a place, are told one by one.
  private static let shown = 3

  fileprivate var headline: ProvisioningMessage {
    let onClaims = claims.reduce(0) { $0 + $1.pods.count }
    let onExisting = existing.reduce(0) { $0 + $1.pods.count }
    return .round(
      pods: pods.count + ignored.count, onClaims: onClaims, claims: claims.count, onExisting: onExisting,
      unplaced: failures.count)
  }

  fileprivate var details: [Story.Part] {
    let placements: [Story.Part] = existing.map {
      .line(ProvisioningMessage.existing(name: $0.name, pods: $0.pods.count))
    }
    let firstClaims = claims.indices.prefix(Self.shown).flatMap { claimParts($0, .steps) }
    let otherClaims = claims.indices.dropFirst(Self.shown).flatMap { claimParts($0, .steps) }
    let more: [Story.Part] =
      otherClaims.isEmpty
      ? [] : [.line(ProvisioningMessage.moreClaims(claims.count - Self.shown)), .fullOnly(otherClaims)]
    return nodePoolParts + placements + firstClaims + more + unplacedParts + [.fullOnly(queueParts)]
  }

  /// The NodePools in the order they are tried, and those left out with the reason.
  var nodePoolParts: [Story.Part] {
    let tried = nodePools.filter { $0.standing == .tried }
    let order: [Story.Part] =
      tried.count > 1
      ? [.line(ProvisioningMessage.nodePoolOrder(tried.map { .init(name: $0.nodePool, weight: $0.weight) }))]
      : []
    return order
      + nodePools.filter { $0.standing != .tried }.map {
        .line(ProvisioningMessage.nodePoolLeftOut($0.nodePool, $0.standing))
      }
  }

  /// A claim: for whom, how the types shrank, and the price that leads.
  func claimParts(_ index: Int, _ depth: FunnelDepth, launch: InstanceLaunch? = nil) -> [Story.Part] {
    guard claims.indices.contains(index) else { return [] }
    let claim = claims[index]
    let head = ProvisioningMessage.claim(
      number: index + 1, of: claims.count, nodePool: claim.nodePool, pods: claim.pods.count)
    return [.line(head)] + claim.parts(depth, launch: launch)
  }

  /// Pods without a place, those with the same reasons together.
  private var unplacedParts: [Story.Part] {
    var groups: [(failure: PodFailure, first: PodName, pods: [String])] = []
    for (pod, failure) in failures {
      if let index = groups.firstIndex(where: { $0.failure.isToldAs(failure) }) {
        groups[index].pods.append(pod.name)
      } else {
        groups.append((failure, pod, [pod.name]))
      }
    }
    let parts = groups.map { group -> [Story.Part] in
      let ask = ProvisioningMessage.askWhy(pod: group.first.name, namespace: group.first.namespace)
      return [
        .line(ProvisioningMessage.unplaced(pods: group.pods)), .under(group.failure.parts), .indented(ask),
      ]
    }
    let rest = parts.dropFirst(Self.shown).flatMap(\.self)
    return parts.prefix(Self.shown).flatMap(\.self)
      + (rest.isEmpty
        ? [] : [.line(ProvisioningMessage.moreUnplaced(parts.count - Self.shown)), .fullOnly(rest)])
  }
}

extension PlannedClaim {
  /// How the types shrank, and the price that leads.
  ///
  /// - Parameter launch: what the cloud was asked for, where it came to that.
  func parts(_ depth: FunnelDepth, launch: InstanceLaunch? = nil) -> [Story.Part] {
    let whole = Story.Part.table(funnelTable(.cuts, launch: launch))
    var parts: [Story.Part] = [.indented(ProvisioningMessage.typesLeft)]
    parts +=
      depth == .cuts
      ? [whole] : [.unlessFull([.table(funnelTable(depth, launch: launch))]), .fullOnly([whole])]
    parts.append(.fullOnly([.indented(ProvisioningMessage.requirements(requirementTexts))]))
    if let limitExceeded {
      return parts + [.indented(ProvisioningMessage.limitExceeded(nodePool, limitExceeded))]
    }
    guard let cheapest else { return parts + [.indented(ProvisioningMessage.nothingToBeHad)] }
    parts.append(.indented(ProvisioningMessage.cheapest(cheapest)))
    if let next = nextCheapest, cheapest.priceUSDPerHour > 0 {
      let more = (next.priceUSDPerHour / cheapest.priceUSDPerHour - 1) * 100
      let told = Story.Part.indented(
        ProvisioningMessage.nextCheapest(next, percentMore: Int(exactly: more.rounded()) ?? 0))
      parts.append(depth == .cuts ? told : .fullOnly([told]))
    }
    let order = FunnelMessage.priceOrder(Array(instanceTypes.prefix(5)), total: instanceTypes.count)
    if instanceTypes.count > 1 { parts.append(.fullOnly([.indented(order)])) }
    if minValuesRelaxed { parts.append(.indented(ProvisioningMessage.minValuesRelaxed)) }
    let fleet = launch?.fleetParts ?? []
    return parts
      + (fleet.isEmpty ? [.indented(ProvisioningMessage.cloudChooses(types: instanceTypes.count))] : fleet)
  }

  private func funnelTable(_ depth: FunnelDepth, launch: InstanceLaunch?) -> Story.Table {
    let purpose = ProvisioningMessage.ProvisionedFor(
      pods: pods.count, requests: Amounts.text(nodeClaim.spec.resources.requests))
    return funnel.table(for: purpose, depth, launch: launch)
  }

  /// What is required of the machine, in Karpenter's own words, sorted; what every claim says is left out.
  var requirementTexts: [String] {
    let said: Set<String> = [
      WellKnown.hostname, WellKnown.instanceType, WellKnown.nodePool, WellKnown.ec2NodeClass,
    ]
    return requirements.all.filter { !said.contains($0.key) }.map(\.description).sorted()
  }
}

extension PodFailure {
  /// Whether two failures read the same, so that their Pods can be told together.
  fileprivate func isToldAs(_ other: PodFailure) -> Bool {
    UpstreamText.podFailure(self) == UpstreamText.podFailure(other)
  }

  /// Why, in words; and with `detail full` in Karpenter's.
  var parts: [Story.Part] {
    let reasons: [Story.Part] =
      switch self {
      case .refused(let verdicts): verdicts.flatMap(\.refusalParts)
      case .ignored(let problems): problems.map { .line(ProvisioningMessage.problem($0)) }
      case .noNodePools, .noNodePoolHasInstanceTypes, .usesDynamicResources, .minValuesAfterTruncation:
        [.line(ProvisioningMessage.failure(self))]
      }
    return reasons + [.fullOnly([.line(Verbatim(UpstreamText.failedScheduling(self), .dim))])]
  }
}

extension NodePoolVerdict {
  /// Why it refused, and where the last instance type was lost; empty when it accepted.
  var refusalParts: [Story.Part] {
    guard let refusal else { return [] }
    return [.line(ProvisioningMessage.nodePoolRefused(nodePool, refusal))] + funnel.emptiedParts
  }
}
