import Cloud
import Karpenter
import Kubernetes

extension FunnelMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .cut(let cause): return StyledText(Self.portuguese(cause))
    case .emptied(let cause, let before): return StyledText(Self.emptied(cause, before: before))
    case .launchCut(let filter): return StyledText(Self.portuguese(filter))
    case .withoutOffer(let capacityType): return "sem oferta \(capacityType.rawValue)"
    case .asked(let capacityType, .aws): return "no pedido de \(capacityType.rawValue) à EC2 (CreateFleet)"
    case .asked(_, let provider): return "em ordem de preço para a \(provider.title) (\(provider.launchCall))"
    case .fleet(let fleet) where fleet.provider != .aws:
      return
        "à \(fleet.provider.title) se pede uma máquina por vez, a oferta mais barata primeiro"
    case .fleet(let fleet):
      return
        "o pedido tem \(format.count(fleet.offers, "oferta")) em \(format.count(fleet.zones, "zona")); estratégia \(fleet.strategy.rawValue)"
    case .given(let given):
      let chosen = given.chosen
      let what =
        "a \(given.provider.computeName) deu \(chosen.instanceType) em \(chosen.zone), \(format.perHour(chosen.priceUSDPerHour))"
      guard let cheaper = given.cheaper else { return "\(what): a mais barata do pedido" }
      return
        "\(what): \(format.count(given.percentMore))% acima da mais barata (\(cheaper.instanceType) em \(cheaper.zone), \(format.perHour(cheaper.priceUSDPerHour))), \(given.isCheaperExhausted ? "que a \(given.provider.computeName) não tinha" : "com menos risco de interrupção")"
    case .priceOrder(let types, let total):
      let shown = types.map { type in
        type.priceUSDPerHour.map { "\(type.name) \(format.perHour($0))" } ?? type.name
      }
      let rest = total > types.count ? "; e mais \(format.count(total - types.count))" : ""
      return "em ordem de preço: \(shown.joined(separator: ", "))\(rest)"
    }
  }

  private static func portuguese(_ cause: LaunchFunnel.Cause) -> String {
    switch cause {
    case .requirement(let requirement): requirement.told
    case .resource(let name, let asked, _): "menos de \(Amounts.text(asked, of: name)) de \(name)"
    case .limit(let name, let left):
      left <= .zero
        ? "limits.\(name): já esgotado"
        : "maiores do que resta de limits.\(name): \(Amounts.text(left, of: name))"
    case .notSold: "sem venda nessas zonas por esses capacity types"
    case .unavailable: "sem oferta disponível agora"
    case .noRoom: "menores do que o kubelet e o sistema guardam para si"
    case .minValues(let key, let found, let asked):
      "minValues de \(key): há \(format.count(found)) de \(format.count(asked))"
    case .dearer: "mais caros que outros 600"
    }
  }

  /// What took the last types, in a sentence.
  private static func emptied(_ cause: LaunchFunnel.Cause, before: Int) -> String {
    let left = before == 1 ? "restava 1 tipo" : "restavam \(format.count(before)) tipos"
    switch cause {
    case .requirement(let requirement): return "\(left), e nenhum tem \(requirement.told)"
    case .resource(let name, let asked, let most):
      let need = "são precisos \(Amounts.text(asked, of: name)) (Pods e DaemonSets)"
      guard let most else { return "\(left) sem \(name): \(need)" }
      return
        "\(left); o que tem mais \(name) é \(most.instanceType), com \(Amounts.text(most.allocatable, of: name)) para Pods, e \(need)"
    case .limit(let name, let remaining):
      let room = remaining <= .zero ? "nada" : Amounts.text(remaining, of: name)
      return "\(left), todos maiores do que ainda resta de limits.\(name) do NodePool: \(room)"
    case .notSold: return "\(left), nenhum à venda nessas zonas por esses capacity types"
    case .unavailable:
      return "\(left), nenhum com oferta disponível agora: espere, ou abra mais zonas e tipos"
    case .noRoom: return "\(left), todos menores do que o kubelet e o sistema guardam para si"
    case .minValues(let key, let found, let asked):
      return
        "\(left), mas só com \(format.count(found)) valores de \(key), e minValues pede \(format.count(asked))"
    case .dearer: return "\(left), todos mais caros que outros 600"
    }
  }

  private static func portuguese(_ filter: LaunchFilter) -> String {
    switch filter {
    case .compatibleAvailable: "que já não servem"
    case .reservedOffering: "fora de uma reserva de capacidade, porque há uma"
    case .exotic: "bare metal, GPU ou acelerador, porque há outros"
    case .spotOffering: "spot mais caro que o on-demand mais barato"
    case .truncate: "mais caros que outros 60"
    }
  }
}
