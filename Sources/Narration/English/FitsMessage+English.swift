import Cloud
import Karpenter
import Kubernetes

extension FitsMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .head(let pods, let name, let requests):
      let each = requests.isEmpty ? "" : pods == 1 ? " (\(requests))" : " (\(requests) each)"
      return "\(format.count(pods, "new Pod")) like \(name, .name)\(each):"
    case .onNode(let node, let pods):
      return "\("✓", .success) \(format.count(pods)) on \(node, .name), where there is room"
    case .byPreemption(let node, let pods):
      return
        "\("✓", .success) \(format.count(pods)) on \(node, .name), taking Pods of lower priority away from there (preemption)"
    case .noKarpenter: return "Karpenter does not run: nobody makes nodes"
    case .onExisting(let name, let pods):
      return
        "\("✓", .success) \(format.count(pods)) on \(name, .name), which is coming, or has room as Karpenter sees it"
    case .onClaim(let pool, let pods, let cheapest):
      let from =
        cheapest.map {
          ": from \($0.instanceType) \($0.capacityType.rawValue) in \($0.zone), \(format.perHour($0.priceUSDPerHour))"
        } ?? ""
      return "\("✓", .success) \(format.count(pods)) on a new node of NodePool \(pool, .name)\(from)"
    case .onAlike(let claims, let pods):
      return
        "and \(format.count(claims, "more node")) like it, with \(format.count(pods))\(claims == 1 ? "" : " each")"
    case .unplaced(let pods): return "\("✗", .refusal) \(format.count(pods)) without a place:"
    case .cost(let hourly, let monthly):
      return "Cost on top: from \(format.perHour(hourly)) (\(format.perMonth(monthly)))."
    case .noCost: return "Cost on top: none, no new machine."
    case .waiting(let pods):
      return
        "\(pods == 1 ? "The Pod that waits" : "The \(format.count(pods)) Pods that wait") for a place already \(pods == 1 ? "is" : "are") left out of this."
    case .ownedByDaemonSet:
      return StyledText(
        marked:
          "A DaemonSet asks for no place: it has a Pod on every node. `match` shows what DaemonSets take of each new node."
      )
    case .hasNoPods(let kind):
      return StyledText(marked: "a \(kind) has no Pods; give a Pod, a Deployment, or a file with one of them")
    }
  }
}
