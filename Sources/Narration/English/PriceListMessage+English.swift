import Cloud

extension PriceListMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    return switch self {
    case .loaded(let name, let prices, let types):
      "\(name): \(format.count(prices, "price")) of \(format.count(types, "type")). The table from before holds for the rest; `prices use observed` drops yours."
    case .set(let offer, let price, let before):
      "\(offer.instanceType) \(offer.capacityType.rawValue) \(offer.zone.map { "in \($0)" } ?? "in every zone"): \(format.perHour(price))"
        + (before.map { before in before == price ? "" : " (was \(format.perHour(before)))" } ?? "")
    case .own(let count):
      "And \(format.count(count, "price of your own", "prices of your own")), in the place of the table:"
    case .machinesKeepTheirs(let count):
      "\(count == 1 ? "The machine that runs keeps" : "The \(format.count(count)) machines that run keep") the price from when \(count == 1 ? "it was" : "they were") asked for."
    case .badLine(let text):
      "\(CommandMessage.quoted(text)) is no line of prices. Write `type,zone,capacity,price`, as in `m6g.large,us-east-1a,spot,0.0301`; without a zone it holds for all."
    case .empty(let name): "\(name) has no price at all."
    case .unknownType(let name, let nearest):
      "The region does not sell the type \(name)."
        + (nearest.isEmpty ? "" : " Did you mean \(format.any(nearest))?")
    case .unknownZone(let name, let zones): "\(name) is no zone here: \(format.all(zones))."
    case .badCapacity(let text): "\(CommandMessage.quoted(text)) is neither `on-demand` nor `spot`."
    case .badPrice(let text):
      "\(CommandMessage.quoted(text)) is no price in dollars an hour, such as 0.0385, above zero."
    case .noSpot(let type): "EC2 does not sell \(type) as spot."
    case .onlyOnAWS(let title): "Prices of your own are for AWS alone; this cluster stands in \(title)."
    case .catalogueIsFile:
      "The catalogue in use is a file, which brings its own prices: change them there, or go back with `catalog use full`."
    }
  }
}
