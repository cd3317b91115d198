import Cloud
import Karpenter
import Kubernetes

extension MatchMessage {
  private static let driftReasons = [
    "NodePoolDrifted": "the NodePool's template has changed",
    "RequirementsDrifted": "its labels no longer meet the requirements",
    "InstanceTypeNotFound": "its type is no longer offered",
  ]

  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .head(let pool, let isThere, let kind, let nodeClass):
      let state = isThere ? "exists: this is how it would be" : "does not exist yet"
      return "\("NodePool", .heading) \(pool, .name) (\(state)) · \(kind) \(nodeClass, .name)"
    case .notReady(let condition):
      let why = condition.message.isEmpty ? condition.reason : condition.message
      return "\("✗", .refusal) it would not be Ready, and nothing would be made with it: \(why)"
    case .noTypes(let kind, let nodeClass):
      return "\("✗", .refusal) \(kind) \(nodeClass, .name) does not exist, or offers no instance type"
    case .weight(let weight, let before, let after):
      var order: [String] = []
      if !before.isEmpty { order.append("after \(format.all(before.map(\.text)))") }
      if !after.isEmpty { order.append("before \(format.all(after.map(\.text)))") }
      return "weight \(format.count(weight)): tried \(order.joined(separator: " and "))"
    case .daemonSets(let requests): return "on each node, DaemonSets take \(requests)"
    case .limits(let left): return "its limits still leave \(left.isEmpty ? "nothing" : left)"
    case .zones(let zones):
      return
        "zones: \(zones.map { "\($0.name) (\(format.count($0.types, "type")))" }.joined(separator: ", "))"
    case .offer(let offer):
      return
        "\(offer.capacityType.rawValue, .heading): \(format.count(offer.types, "type")), from \(format.perHour(offer.cheapest.priceUSDPerHour)) (\(offer.cheapest.instanceType)) to \(format.perHour(offer.dearest.priceUSDPerHour)) (\(offer.dearest.instanceType))"
    case .noOffer: return "\("✗", .refusal) no machine could be made with it"
    case .sizes(let sizes):
      return
        "sizes: \(sizes.cpu.lowerBound) to \(sizes.cpu.upperBound) vCPU; \(Amounts.text(sizes.memory.lowerBound, of: .memory)) to \(Amounts.text(sizes.memory.upperBound, of: .memory)) of memory"

    case .unknownValue(let key, let value, let nearest, let known, let isExclusion):
      let effect = isExclusion ? "; to exclude it takes nothing away" : ""
      let hint =
        nearest.isEmpty
        ? known.isEmpty ? "" : " There is, for example, \(format.first(4, of: known))."
        : " Did you mean \(format.any(nearest))?"
      return "\("✗", .refusal) \(key): no type has \(CommandMessage.quoted(value))\(effect).\(hint)"
    case .contradiction(let key, let entries):
      return
        "\("✗", .refusal) \(key): \(entries.joined(separator: " and ")) contradict each other, and leave nothing together"

    case .nonePending: return "No Pod is waiting for a place now."
    case .pending(let count): return "\(format.count(count, "Pod is", "Pods are")) waiting for a place now:"
    case .serves(let pods, let claims, let price):
      let cost = price.map { ", from \(format.perHour($0))" } ?? ""
      return
        "\("✓", .success) \(format.count(pods)) would go to \(format.count(claims, "new node")) of this NodePool\(cost)"
    case .servesNone: return "\("✗", .refusal) none would go to this NodePool"
    case .others(let pods):
      return "\(format.count(pods)) would go to nodes that exist or are coming, or to another NodePool"
    case .stillUnplaced(let pods, let before):
      return
        "\("✗", .refusal) \(format.count(pods)) would be without a place (today: \(format.count(before)))"

    case .noNodes(let pool): return "No node of today is of NodePool \(pool, .name)."
    case .noDrift(let nodes):
      return
        "\(nodes == 1 ? "The node that it has today stays" : "The \(format.count(nodes)) nodes that it has today stay") as \(nodes == 1 ? "it is" : "they are"): no drift."
    case .driftSummary(let drifting, let total):
      return
        "\("Drift", .warning): \(format.count(drifting)) of \(format.count(total, "node")) would be replaced, as its budgets allow:"
    case .drifts(let name, let reason):
      return "\(name, .name): \(reason)\(Self.driftReasons[reason].map { " (\($0))" } ?? "")"
    case .nothingDone: return "Nothing was applied."
    case .noNodePool(let found):
      return
        StyledText(
          marked:
            "the file has \(found.isEmpty ? "no NodePool" : "\(format.all(found)), and no NodePool"): `match` says what a NodePool would make, and `fits` whether a Pod would fit"
        )
    }
  }
}
