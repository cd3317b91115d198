import Kubernetes

extension InstanceTypeMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .head(let type, let pod): return "Why did Pod \(pod, .name) not get \(type, .name)?"
    case .itIsOne(let type, let claim):
      return "But it did: the machine of \(claim, .name) is of \(type, .name)."
    case .among(let rank) where rank.of == 1: return "It would have done: it was the only type left."
    case .among(let rank):
      let price = rank.priceUSDPerHour.map { ", from \(format.perHour($0))" } ?? ""
      return
        "It would have done: by price it was number \(format.count(rank.place)) of \(format.count(rank.of)) types left\(price)."
    case .anotherCame: return "How another came:"
    case .notAmong(let types, let pods):
      return
        "It was not among those left (\(format.count(types, "type"))) for the \(pods == 1 ? "Pod" : "\(format.count(pods)) Pods") of this node."
    case .notSent:
      return
        "It was not in the request to the cloud, which takes 60 types at most, the cheapest:"
    case .askedNow(let type, let pods):
      return pods == 1
        ? "If there were only \(type, .name), now, on a new node for this Pod:"
        : "If there were only \(type, .name), now, on new nodes for these \(format.count(pods)) Pods:"
    case .notOffered(let pool):
      return "\("✗", .refusal) \(pool, .name): its NodeClass does not offer that type in this region"
    case .refuses(let pool, nil): return "\("✗", .refusal) \(pool, .name) would refuse"
    case .refuses(let pool, let pods?):
      return "\("✗", .refusal) \(pool, .name) would refuse \(format.count(pods)) of them"
    case .takes(let pool, let machines, let price):
      return machines == 1
        ? "\("✓", .success) \(pool, .name) would accept: 1 machine, from \(format.perHour(price))"
        : "\("✓", .success) \(pool, .name) would accept, with \(format.count(machines)) machines, from \(format.perHour(price)) in all"
    case .besideGiven(let price): return "the machine that came costs \(format.perHour(price))"
    case .noSuchType(let type, let nearest):
      return nearest.isEmpty
        ? "there is no instance type \(CommandMessage.quoted(type)); `catalog` shows those there are"
        : "there is no instance type \(CommandMessage.quoted(type)); did you mean \(format.any(nearest))?"
    }
  }
}
