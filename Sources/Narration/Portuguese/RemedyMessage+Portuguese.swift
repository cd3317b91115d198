import Cloud
import Karpenter
import Kubernetes

extension RemedyMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .itWouldFitIf: return "Caberia se (testado em uma cópia do mundo):"
    case .remedy(let remedy):
      let changes = remedy.changes.map(Self.portuguese).joined(separator: ", e ")
      return "• \(changes) → \(Self.portuguese(remedy.place))"
    case .fitsNow(let place):
      return "Agora já caberia: \(Self.portuguese(place)). A próxima rodada do Karpenter cuida disso."
    case .cloudHasNone(let offering, let nodePool):
      return
        "O NodePool \(nodePool) pediria de novo \(offering.instanceType) \(offering.capacityType.rawValue), e a EC2 continua sem: abra-o a mais tipos, zonas ou capacity types, ou espere que ela volte a ter."
    case .waitsForNodeClass(let pool, let kind, let nodeClass, let condition):
      let said = condition.message.isEmpty ? condition.reason : condition.message
      return StyledText(
        marked:
          "O NodePool \(pool) não cria nós enquanto o \(kind) \(nodeClass) não servir: \(condition.type) diz \(condition.status.rawValue) (\(said)). Veja `describe \(kind.lowercased()) \(nodeClass)`."
      )
    case .nothingNear: return "Nenhuma mudança pequena, nem duas juntas, daria lugar a este Pod."
    }
  }

  private static func portuguese(_ place: Remedy.Place) -> String {
    switch place {
    case .existing(let name): "iria para \(name)"
    case .newClaims(let count, let pool, let cheapest):
      "\(count == 1 ? "nó novo" : "\(format.count(count)) nós novos") do NodePool \(pool)"
        + (cheapest.map { from($0, count) } ?? "")
    }
  }

  private static func from(_ offering: PricedOffering, _ count: Int) -> String {
    ", \(count == 1 ? "" : "o primeiro ")a partir de \(offering.instanceType) \(offering.capacityType.rawValue) por \(format.perHour(offering.priceUSDPerHour))"
  }

  private static func portuguese(_ change: PlacementChange) -> String {
    switch change {
    case .renameLabel(let old, let new): "o Pod pedisse o label \(new), e não \(old)"
    case .askInstead(let key, let values, let instead):
      "o Pod pedisse \(key) \(instead), e não \(format.all(values)) (que não existe)"
    case .tolerate(let taints): "o Pod tolerasse \(format.all(taints.map(\.description)))"
    case .stopAsking(let requirement): "o Pod não pedisse \(requirement.told)"
    case .dropSpread(let key): "o Pod não tivesse topology spread obrigatório por \(key)"
    case .dropPodAffinity(let key): "o Pod não tivesse pod affinity obrigatória por \(key)"
    case .dropPodAntiAffinity(let key): "o Pod não tivesse pod anti-affinity obrigatória por \(key)"
    case .requestLess(let name, let from, let to):
      "o Pod pedisse no máximo \(name) \(Amounts.text(to, of: name)) (pede \(Amounts.text(from, of: name)))"
    case .correctValue(let pool, let key, let values, let instead):
      "o NodePool \(pool) dissesse \(key) \(instead), e não \(format.all(values)) (que não existe)"
    case .allow(let pool, let key, let values):
      "o NodePool \(pool) aceitasse também \(key) \(format.all(values))"
    case .declareLabel(let pool, let key, let value):
      "o NodePool \(pool) declarasse o label \(key)=\(value) (spec.template.metadata.labels)"
    case .raiseLimit(let pool, let name, let from, let to):
      "limits.\(name) do NodePool \(pool) fosse \(Amounts.text(to, of: name)) (é \(Amounts.text(from, of: name)))"
    case .lowerMinValues(let pool, let key, let from, let to):
      "o minValues de \(key) no NodePool \(pool) fosse \(format.count(to)) (é \(format.count(from)))"
    case .stopRequiring(let pool, let requirement): "o NodePool \(pool) não exigisse \(requirement.told)"
    }
  }
}
