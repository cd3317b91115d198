import Cloud
import Karpenter
import Kubernetes

extension RemedyMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .itWouldFitIf: return "It would fit if (tried in a copy of the world):"
    case .remedy(let remedy):
      let changes = remedy.changes.map(Self.english).joined(separator: ", and ")
      return "• \(changes) → \(Self.english(remedy.place))"
    case .fitsNow(let place):
      return "It would fit by now: \(Self.english(place)). Karpenter's next round sees to it."
    case .cloudHasNone(let offering, let nodePool):
      return
        "NodePool \(nodePool) would ask for \(offering.instanceType) \(offering.capacityType.rawValue) again, and EC2 still has none: open it to more types, zones or capacity types, or wait until EC2 has some."
    case .waitsForNodeClass(let pool, let kind, let nodeClass, let condition):
      let said = condition.message.isEmpty ? condition.reason : condition.message
      return StyledText(
        marked:
          "NodePool \(pool) makes no nodes as long as \(kind) \(nodeClass) will not do: \(condition.type) says \(condition.status.rawValue) (\(said)). See `describe \(kind.lowercased()) \(nodeClass)`."
      )
    case .nothingNear: return "No small change, and no two together, would give this Pod a place."
    }
  }

  private static func english(_ place: Remedy.Place) -> String {
    switch place {
    case .existing(let name): "it would go to \(name)"
    case .newClaims(let count, let pool, let cheapest):
      "\(count == 1 ? "a new node" : "\(format.count(count)) new nodes") of NodePool \(pool)"
        + (cheapest.map { from($0, count) } ?? "")
    }
  }

  private static func from(_ offering: PricedOffering, _ count: Int) -> String {
    ", \(count == 1 ? "" : "the first ")from \(offering.instanceType) \(offering.capacityType.rawValue) at \(format.perHour(offering.priceUSDPerHour))"
  }

  private static func english(_ change: PlacementChange) -> String {
    switch change {
    case .renameLabel(let old, let new): "the Pod asked for the label \(new), not \(old)"
    case .askInstead(let key, let values, let instead):
      "the Pod asked for \(key) \(instead), not \(format.all(values)) (which does not exist)"
    case .tolerate(let taints): "the Pod tolerated \(format.all(taints.map(\.description)))"
    case .stopAsking(let requirement): "the Pod did not ask for \(requirement.told)"
    case .dropSpread(let key): "the Pod had no required topology spread by \(key)"
    case .dropPodAffinity(let key): "the Pod had no required pod affinity by \(key)"
    case .dropPodAntiAffinity(let key): "the Pod had no required pod anti-affinity by \(key)"
    case .requestLess(let name, let from, let to):
      "the Pod asked for \(name) \(Amounts.text(to, of: name)) at most (it asks for \(Amounts.text(from, of: name)))"
    case .correctValue(let pool, let key, let values, let instead):
      "NodePool \(pool) said \(key) \(instead), not \(format.all(values)) (which does not exist)"
    case .allow(let pool, let key, let values): "NodePool \(pool) accepted \(key) \(format.all(values)) too"
    case .declareLabel(let pool, let key, let value):
      "NodePool \(pool) declared the label \(key)=\(value) (spec.template.metadata.labels)"
    case .raiseLimit(let pool, let name, let from, let to):
      "limits.\(name) of NodePool \(pool) were \(Amounts.text(to, of: name)) (it is \(Amounts.text(from, of: name)))"
    case .lowerMinValues(let pool, let key, let from, let to):
      "minValues of \(key) in NodePool \(pool) were \(format.count(to)) (it is \(format.count(from)))"
    case .stopRequiring(let pool, let requirement): "NodePool \(pool) did not require \(requirement.told)"
    }
  }
}
