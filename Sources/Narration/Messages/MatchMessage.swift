import Cloud
import Cluster
import Karpenter
import Kubernetes

/// What a NodePool would be and do, before it is applied.
public enum MatchMessage: Message, Equatable {
  case head(NodePoolName, isThere: Bool, kind: String, nodeClass: String)
  case notReady(Condition)
  case noTypes(kind: String, nodeClass: String)
  case weight(Int, before: [NodePoolName], after: [NodePoolName])
  case daemonSets(String)
  case limits(left: String)
  case zones([NodePoolMatch.Zone])
  case offer(NodePoolMatch.Offer)
  case noOffer
  case sizes(NodePoolMatch.Sizes)

  // MARK: Doubts
  case unknownValue(key: String, value: String, nearest: [String], known: [String], isExclusion: Bool)
  case contradiction(key: String, entries: [String])

  // MARK: Pods that wait
  case nonePending
  case pending(Int)
  case serves(pods: Int, claims: Int, priceUSDPerHour: Double?)
  case servesNone
  case others(pods: Int)
  case stillUnplaced(pods: Int, before: Int)

  // MARK: Nodes of today
  case noNodes(NodePoolName)
  case noDrift(nodes: Int)
  case drifts(name: String, reason: String)
  case driftSummary(drifting: Int, of: Int)
  case nothingDone
  /// The files hold other kinds.
  case noNodePool(found: [String])
}

extension NodePoolForecast {
  /// Whether anything could be launched of it.
  public var canLaunch: Bool { match.map { !$0.offers.isEmpty } ?? false }

  /// - Parameter nearest: what a value that does not exist was probably meant to be.
  public func parts(nearest: (String, [String]) -> [String]) -> [Story.Part] {
    let name = nodePool.nodePoolName
    let nodeClass = nodePool.template.spec.nodeClassRef.name
    let kind = nodePool.template.spec.nodeClassRef.kind
    var parts: [Story.Part] = [
      .line(MatchMessage.head(name, isThere: isThere, kind: kind, nodeClass: nodeClass))
    ]
    if let obstacle { parts.append(.indented(MatchMessage.notReady(obstacle))) }
    parts +=
      match.map { types($0, nearest) } ?? [.indented(MatchMessage.noTypes(kind: kind, nodeClass: nodeClass))]
    return parts + [.line(Verbatim(""))] + pendingParts + [.line(Verbatim(""))] + driftParts
  }

  private func types(_ match: NodePoolMatch, _ nearest: (String, [String]) -> [String]) -> [Story.Part] {
    var parts = orderParts
    parts += [
      .indented(ProvisioningMessage.typesLeft),
      .table(match.funnel.table(for: .init(pods: 0, requests: ""), .cuts)),
    ]
    parts += match.funnel.emptiedParts
    parts += match.doubts.flatMap { Self.told($0, nearest) }.map { .indented($0) }
    guard let sizes = match.sizes, !match.offers.isEmpty else {
      return parts + [.indented(MatchMessage.noOffer)]
    }
    parts += match.offers.map { .indented(MatchMessage.offer($0)) }
    parts += [.indented(MatchMessage.zones(match.zones)), .indented(MatchMessage.sizes(sizes))]
    let daemons = Amounts.text(match.report.daemonRequests)
    if !daemons.isEmpty { parts.append(.indented(MatchMessage.daemonSets(daemons))) }
    if let left = match.report.remaining {
      parts.append(.indented(MatchMessage.limits(left: Amounts.text(left))))
    }
    return parts
  }

  /// Which NodePools are tried before it, and which after.
  private var orderParts: [Story.Part] {
    let tried = roundAfter.nodePools.filter { $0.standing == .tried || $0.nodePool == nodePool.nodePoolName }
      .map(\.nodePool)
    guard obstacle == nil, tried.count > 1, let position = tried.firstIndex(of: nodePool.nodePoolName) else {
      return []
    }
    return [
      .indented(
        MatchMessage.weight(
          nodePool.weight ?? 0, before: Array(tried[..<position]), after: Array(tried[(position + 1)...])))
    ]
  }

  private static func told(
    _ doubt: RequirementDoubt, _ nearest: (String, [String]) -> [String]
  ) -> [MatchMessage] {
    switch doubt {
    case .unknownValues(let requirement, let unknown, let known):
      unknown.map { value in
        .unknownValue(
          key: requirement.key, value: value, nearest: nearest(value, known), known: known,
          isExclusion: requirement.isComplement)
      }
    case .contradiction(let key, let entries): [.contradiction(key: key, entries: entries.map(\.told))]
    }
  }

  // MARK: Pods that wait

  private var pendingParts: [Story.Part] {
    let waiting = roundAfter.pods.count { $0.leaving == nil } + roundAfter.ignored.count
    guard waiting > 0 else { return [.line(MatchMessage.nonePending)] }
    let own = roundAfter.claims.filter { $0.nodePool == nodePool.nodePoolName }
    let served = own.reduce(0) { $0 + $1.pods.count }
    let unplaced = roundAfter.failures.count
    let prices = own.compactMap { $0.cheapest?.priceUSDPerHour }
    let price = prices.count == own.count ? prices.reduce(0, +) : nil
    var parts: [Story.Part] = [.line(MatchMessage.pending(waiting))]
    parts.append(
      .indented(
        served > 0
          ? MatchMessage.serves(pods: served, claims: own.count, priceUSDPerHour: price)
          : MatchMessage.servesNone))
    let elsewhere = waiting - served - unplaced
    if elsewhere > 0 { parts.append(.indented(MatchMessage.others(pods: elsewhere))) }
    if unplaced > 0 {
      parts.append(
        .indented(MatchMessage.stillUnplaced(pods: unplaced, before: roundBefore.failures.count)))
      let reasons = roundAfter.failures.first.map { refusals(of: $0.failure) } ?? []
      parts.append(.under([.under(reasons)]))
    }
    return parts
  }

  /// What this NodePool says, or why none was asked.
  private func refusals(of failure: PodFailure) -> [Story.Part] {
    guard case .refused(let verdicts) = failure else { return failure.parts }
    return verdicts.filter { $0.nodePool == nodePool.nodePoolName }.flatMap(\.refusalParts)
  }

  // MARK: Nodes of today

  private var driftParts: [Story.Part] {
    guard claims > 0 else { return [.line(MatchMessage.noNodes(nodePool.nodePoolName))] }
    guard !drifting.isEmpty else { return [.line(MatchMessage.noDrift(nodes: claims))] }
    return [.line(MatchMessage.driftSummary(drifting: drifting.count, of: claims))]
      + drifting.map {
        .indented(MatchMessage.drifts(name: $0.node?.text ?? $0.nodeClaim.text, reason: $0.reason))
      }
  }
}
