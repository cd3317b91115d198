import Kubernetes

extension WhyNotMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .head(let nodePool, let pod):
      return "Why did Pod \(pod, .name) not go to NodePool \(nodePool, .name)?"
    case .asksWhat: return "Why what?"
    case .isPlaced(let pod, let node, let phase):
      return
        "\(pod, .name) has its node: it is on \(node, .name) (\(phase)). \("why pod \(pod)", .command) tells why."
    case .nobodyAsked:
      return "Karpenter has not tried this Pod yet: it tries only those that kube-scheduler left Pending."
    case .placedBy(.existing(let name), let time):
      return
        "At \(time.clock) it fitted on \(name, .name), which existed or was coming: no NodePool was tried."
    case .placedBy(.claim(let pool), let time):
      return "At \(time.clock) NodePool \(pool, .name) accepted it."
    case .placedBy(.nothing, let time): return "At \(time.clock) no NodePool accepted it."
    case .joined(let opener):
      return
        "It went onto the NodeClaim that \(opener, .name) had opened in the same batch; the NodePools were asked for \(opener, .name)."
    case .triedBefore(let first, let this):
      return first.weight == this.weight
        ? "\(first.name, .name) is tried before \(this.name, .name): both have weight \(format.count(first.weight)), and Karpenter starts from the end of the alphabet. The first to accept gets the Pod."
        : "\(first.name, .name) is tried before \(this.name, .name): weight \(format.count(first.weight)) against \(format.count(this.weight)). The first to accept gets the Pod."
    case .refusedThen(let pool, let time): return "At \(time.clock) \(pool, .name) was tried and refused:"
    case .itIsThere(let pool): return "But it did: the Pod is on a node of \(pool, .name)."
    case .notInRound(let pool, let time): return "\(pool, .name) did not exist in the round of \(time.clock)."
    case .askedNow(let pool):
      return "If only \(pool, .name) were tried now, for a new node for this Pod alone:"
    case .answers(let takes):
      return takes ? "\("✓", .success) it would accept" : "\("✗", .refusal) it would refuse"
    case .priceBeside(let own, let other, let price):
      return
        "it would cost from \(format.perHour(own)); in \(other) it was from \(format.perHour(price)), for all Pods of the node"
    case .noSuchNodePool(let name, let existing):
      return existing.isEmpty
        ? "there is no NodePool \(CommandMessage.quoted(name)), nor any other"
        : "there is no NodePool \(CommandMessage.quoted(name)); there are these: \(existing.joined(separator: ", "))"
    }
  }
}
