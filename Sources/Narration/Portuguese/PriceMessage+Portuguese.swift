import Cloud
import Kubernetes

extension PriceMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .machine(let node, let type, let capacityType, let zone, let price):
      return
        "\(node, .name): \(type) \(capacityType.rawValue) em \(zone), \(format.perHour(price), .heading) (\(format.perMonth(price * 730)))"
    case .unknown(let node):
      return "\(node, .name): o catálogo não conhece o tipo ou a zona, e a máquina fica fora da conta."
    case .onDemand(let region):
      return "É o preço público on-demand do tipo em \(region), o mesmo em todas as zonas."
    case .spot(let profile, let time, let onDemand, let price):
      let whence =
        switch profile {
        case .observed: "um preço spot como os que se observam, diferente em cada zona"
        case .course: "30% do on-demand, a conta do curso (`prices use course`)"
        }
      let when = time.map { ", o que valia quando ela foi pedida, às \($0.clock)" } ?? ""
      let saved = onDemand.flatMap { $0 > price ? format.percent($0 - price, of: $0) : nil }
      let compared = onDemand.map { onDemand in
        " On-demand custaria \(format.perHour(onDemand))"
          + (saved.map { ": o spot sai \($0) mais barato." } ?? ".")
      }
      return StyledText(marked: "É \(whence)\(when).\(compared ?? "")")
    case .reserved:
      return
        "Sai de uma reserva de capacidade, que se paga usada ou não: o Karpenter a trata como quase de graça, e por isso a prefere; aqui a conta também."
    case .own: return StyledText(marked: "É da lista de preços que você carregou (`prices`).")
    case .discount(let percent, let isSpot):
      return StyledText(
        marked:
          "Na conta, menos \(format.decimal(percent, places: percent == percent.rounded() ? 0 : 1))% de desconto sobre o \(isSpot ? "spot" : "on-demand") (`prices`). O Karpenter não sabe de descontos."
      )
    case .chosenFrom: return "Por que esta máquina, e não outra:"
    case .goOn(let type, let node):
      return StyledText(
        marked: "`catalog show \(type)` mostra o preço em cada zona; `why node \(node)`, tudo o que pesou.")
    }
  }
}
