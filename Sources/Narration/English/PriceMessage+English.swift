import Cloud
import Kubernetes

extension PriceMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .machine(let node, let type, let capacityType, let zone, let price):
      return
        "\(node, .name): \(type) \(capacityType.rawValue) in \(zone), \(format.perHour(price), .heading) (\(format.perMonth(price * 730)))"
    case .unknown(let node):
      return
        "\(node, .name): the catalogue does not know its type or zone, so the machine is left out of the bill."
    case .onDemand(let region):
      return "It is the public on-demand price of the type in \(region), the same in every zone."
    case .spot(let profile, let time, let onDemand, let price):
      let whence =
        switch profile {
        case .observed: "a spot price as they are observed, another one in each zone"
        case .course: "30% of on-demand, as the course reckons (`prices use course`)"
        }
      let when = time.map { ", the one that held when it was asked for, at \($0.clock)" } ?? ""
      let saved = onDemand.flatMap { $0 > price ? format.percent($0 - price, of: $0) : nil }
      let compared = onDemand.map { onDemand in
        " On-demand would cost \(format.perHour(onDemand))"
          + (saved.map { ": spot is \($0) cheaper." } ?? ".")
      }
      return StyledText(marked: "It is \(whence)\(when).\(compared ?? "")")
    case .reserved:
      return
        "It comes from a capacity reservation, which is paid for whether used or not: Karpenter takes it for nearly free, and so prefers it; the bill here does, too."
    case .own: return StyledText(marked: "It is of the price list that you loaded (`prices`).")
    case .discount(let percent, let isSpot):
      return StyledText(
        marked:
          "On the bill, \(format.decimal(percent, places: percent == percent.rounded() ? 0 : 1))% less, the discount on \(isSpot ? "spot" : "on-demand") (`prices`). Karpenter knows of no discounts."
      )
    case .chosenFrom: return "Why this machine, and not another:"
    case .goOn(let type, let node):
      return StyledText(
        marked: "`catalog show \(type)` has the price in each zone; `why node \(node)`, all that counted.")
    }
  }
}
