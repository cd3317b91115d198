import Cluster
import Karpenter
import Kubernetes

/// Whether new Pods would fit, where, and at what cost.
public enum FitsMessage: Message, Equatable {
  case head(pods: Int, like: String, requests: String)
  case onNode(NodeName, pods: Int)
  case byPreemption(NodeName, pods: Int)
  case onExisting(name: String, pods: Int)
  case onClaim(NodePoolName, pods: Int, cheapest: PricedOffering?)
  case onAlike(claims: Int, pods: Int)
  case unplaced(pods: Int)
  case noKarpenter
  case cost(perHour: Double, perMonth: Double)
  case noCost
  /// Pods that wait already and are left out.
  case waiting(Int)
  case ownedByDaemonSet
  case hasNoPods(kind: String)
}

extension PodForecast {
  public var allFit: Bool { unplaced.isEmpty }

  /// - Parameters:
  ///   - name: what they are like, as the student named it.
  ///   - requests: what each asks for.
  ///   - hoursPerMonth: of a bill.
  public func parts(like name: String, requests: ResourceList, hoursPerMonth: Double) -> [Story.Part] {
    let head = FitsMessage.head(pods: pods.count, like: name, requests: Amounts.text(requests))
    let own = Set(pods)
    let claims = round?.claims.filter { $0.pods.contains(where: own.contains) } ?? []
    let joining = (round?.existing ?? []).compactMap { placement -> Story.Part? in
      let count = placement.pods.count(where: own.contains)
      return count > 0 ? .indented(FitsMessage.onExisting(name: placement.name, pods: count)) : nil
    }
    var parts: [Story.Part] = [.line(head)]
    parts += bound.map { .indented(FitsMessage.onNode($0.node, pods: $0.pods)) }
    parts += preempting.map { .indented(FitsMessage.byPreemption($0.node, pods: $0.pods)) }
    parts += joining + Self.parts(of: claims, own) + unplacedParts
    let prices = claims.compactMap { $0.cheapest?.priceUSDPerHour }
    if !prices.isEmpty {
      let total = prices.reduce(0, +)
      parts.append(.line(FitsMessage.cost(perHour: total, perMonth: total * hoursPerMonth)))
    } else if allFit {
      parts.append(.line(FitsMessage.noCost))
    }
    if waiting > 0 { parts.append(.line(FitsMessage.waiting(waiting))) }
    return parts + (remedies?.parts ?? [])
  }

  /// New nodes; those alike are told once.
  private static func parts(of claims: [PlannedClaim], _ own: Set<PodName>) -> [Story.Part] {
    var groups: [(message: FitsMessage, claims: Int, pods: Int)] = []
    for claim in claims {
      let count = claim.pods.count(where: own.contains)
      let message = FitsMessage.onClaim(claim.nodePool, pods: count, cheapest: claim.cheapest)
      if let index = groups.firstIndex(where: { $0.message == message }) {
        groups[index].claims += 1
      } else {
        groups.append((message, 1, count))
      }
    }
    return groups.flatMap { group -> [Story.Part] in
      let more = FitsMessage.onAlike(claims: group.claims - 1, pods: group.pods)
      return [.indented(group.message)] + (group.claims > 1 ? [.under([.indented(more)])] : [])
    }
  }

  private var unplacedParts: [Story.Part] {
    guard let first = unplaced.first else { return [] }
    var reasons: [Story.Part] = schedulerNote.map { [.line(Verbatim($0, .dim))] } ?? []
    reasons += first.failure?.partsWithFunnels ?? [.line(FitsMessage.noKarpenter)]
    return [.indented(FitsMessage.unplaced(pods: unplaced.count)), .under([.under(reasons)])]
  }
}
