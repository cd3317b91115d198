import Cloud

extension PriceListMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    return switch self {
    case .loaded(let name, let prices, let types):
      "\(name): \(format.count(prices, "preço")) de \(format.count(types, "tipo")). Para o resto vale a tabela de antes; `prices use observed` larga a sua."
    case .set(let offer, let price, let before):
      "\(offer.instanceType) \(offer.capacityType.rawValue) \(offer.zone.map { "em \($0)" } ?? "em todas as zonas"): \(format.perHour(price))"
        + (before.map { before in before == price ? "" : " (era \(format.perHour(before)))" } ?? "")
    case .own(let count):
      "Mais \(format.count(count, "preço próprio, que vale", "preços próprios, que valem")) no lugar da tabela:"
    case .machinesKeepTheirs(let count):
      "\(count == 1 ? "A máquina que já roda fica" : "As \(format.count(count)) máquinas que já rodam ficam") com o preço de quando \(count == 1 ? "foi pedida" : "foram pedidas")."
    case .badLine(let text):
      "\(CommandMessage.quoted(text)) não é uma linha de preço. Escreva `tipo,zona,capacity,preço`, como em `m6g.large,us-east-1a,spot,0.0301`; sem zona, vale para todas."
    case .empty(let name): "\(name) não tem nenhum preço."
    case .unknownType(let name, let nearest):
      "A região não vende o tipo \(name)." + (nearest.isEmpty ? "" : " Seria \(format.any(nearest))?")
    case .unknownZone(let name, let zones): "\(name) não é uma zona daqui: \(format.all(zones))."
    case .badCapacity(let text): "\(CommandMessage.quoted(text)) não é `on-demand` nem `spot`."
    case .badPrice(let text):
      "\(CommandMessage.quoted(text)) não é um preço em dólares por hora, como 0.0385, maior que zero."
    case .noSpot(let type): "A EC2 não vende \(type) como spot."
    case .onlyOnAWS(let title): "Preços próprios são só para a AWS; este cluster está na \(title)."
    case .catalogueIsFile:
      "O catálogo em uso é um arquivo, que traz os próprios preços: mude-os nele, ou volte com `catalog use full`."
    }
  }
}
