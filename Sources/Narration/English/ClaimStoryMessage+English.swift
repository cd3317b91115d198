import Cloud
import Cluster
import Controllers
import Kubernetes

extension ClaimStoryMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    func names(_ claims: [NodeClaimName]) -> StyledText { "\(format.all(claims.map(\.text)), .name)" }
    switch self {
    case .title(let claim, let pool, let node):
      let place = node.map { ", node \($0)" } ?? ""
      return "NodeClaim \(claim, .name)\(pool.map { " of NodePool \($0)" } ?? "")\(place)"
    case .askedByRound(let pods): return "Karpenter asked for a machine for \(format.count(pods, "Pod"))"
    case .askedByDisruption(let reason):
      return "Karpenter asked for a machine to take another's place (\(reason.rawValue))"
    case .askedBySomebody: return "somebody made the NodeClaim"
    case .replaces(let claims): return "in the place of " + names(claims)
    case .launched(let provider, let type, let capacityType, let zone, let price):
      return
        "\(provider.computeName) gave \(type, .name) \(capacityType) in \(zone), \(format.perHour(price))"
    case .registered(let after): return "the node joined the cluster, \(after.brief) after the request"
    case .initialized(let after): return "the node was ready, \(after.brief) after the request"
    case .notYet(.launch): return "no machine yet"
    case .notYet(.registration): return "the node has not joined the cluster yet"
    case .notYet(.initialization): return "the node is not ready yet"
    case .deleted(let end): return Self.english(end)
    case .drained: return "the node was empty"
    case .machineGone: return "the machine was gone, and its cost with it"
    case .terminated(let after): return "nothing is left of it; it lived \(after.brief)"
    case .replacedBy(let claims): return "its place was taken by " + names(claims)
    case .cost(let usd, let time): return "it cost \(Self.usd(usd), .name) over \(time.brief)"
    case .hour(let number, let billed, let usd):
      return "hour \(number)\(billed < .seconds(3600) ? " (\(billed.brief))" : ""): \(Self.usd(usd))"
    case .moreHours(let count, let usd): return "and \(format.count(count, "more hour")): \(Self.usd(usd))"
    case .neverLaunched: return "it cost nothing: it never had a machine"
    case .untilNow: return "now"
    case .chain: return "what came before and after it:"
    case .shortLived(let time):
      return
        "\("⚠", .warning) it did not last: it went \(time.brief) after it was ready. A longer consolidateAfter would have spared the change"
    case .neverReady: return "\("⚠", .warning) it never came to be a node"
    case .longChain(let count, let time):
      return
        "\("⚠", .warning) \(format.count(count)) NodeClaims took one another's place within \(time.brief)"
    case .totals(let claims, let present, let usd):
      return
        "\(format.count(claims, "NodeClaim")), \(format.count(present)) still there; cost: \(Self.usd(usd), .name)"
    case .noClaims: return "there has been no NodeClaim yet"
    case .noSuchClaim(let name, let nearest):
      let hint = nearest.isEmpty ? "" : ". Did you mean \(format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(marked: "there has never been a NodeClaim named \"\(name)\"\(hint)")
    case .formats(let text, let allowed):
      return StyledText(
        marked: "`-o \(text)` is not for this: use \(format.any(allowed.map { "`-o \($0)`" }))")
    }
  }

  private static func usd(_ amount: Double) -> String { format.smallDollars(amount) }

  private static func english(_ end: NodeClaimEnd) -> StyledText {
    switch end {
    case .disruption(let reason): "Karpenter decided to take it away: \(reason.rawValue, .warning)"
    case .interruption(let kind): "AWS warned, and Karpenter deleted it: \(kind.rawValue, .warning)"
    case .expired: "it reached its expireAfter: \("expired", .warning)"
    case .vanished: "its machine was gone, and Karpenter collected it: \("garbage_collected", .warning)"
    case .unhealthy: "its node had been unwell for too long (NodeRepair): \("unhealthy", .warning)"
    case .failure(let failure): "it came to nothing: \(NodeClaimEnd.failure(failure).reason, .refusal)"
    case .byHand(let command?): "it was deleted by hand: \(command, .command)"
    case .byHand(nil): "it was deleted by hand"
    }
  }
}
