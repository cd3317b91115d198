import Cloud
import Cluster
import Kubernetes
import Narration

extension Command {
  static let prices = Command(
    "prices", help: .prices, note: .prices, examples: ["prices"]
  ) { session, given throws(CommandError) in
    if let word = given.words.first {
      let forms = ["prices use", "prices load", "prices set", "prices discount"]
      throw .say(.unknownSubcommand(word, of: "prices", nearest: forms))
    }
    return session.prices
  }

  static let pricesUse = Command(
    "prices use", syntax: [.one(.words(PriceProfile.allCases.map(\.rawValue) + ["FILE"]))], help: .prices,
    note: .prices, examples: ["prices use course", "prices use precos.csv", "prices use observed"]
  ) { session, given throws(CommandError) in
    let word = given.words[0]
    if let profile = PriceProfile(rawValue: word) {
      try session.move { world in
        world.usePrices(PriceList())
        world.useCatalogue(prices: profile)
      }
      return session.prices
    }
    guard word.contains(".") || word.contains("/") else {
      throw .say(
        .badFlagValue(
          flag: "prices use", value: word, allowed: PriceProfile.allCases.map(\.rawValue) + ["FILE.csv"]))
    }
    return try session.loadPrices(word)
  }

  static let pricesLoad = Command(
    "prices load", syntax: [.one(.file)], help: .prices, note: .prices, examples: ["prices load precos.csv"]
  ) { session, given throws(CommandError) in
    try session.loadPrices(given.words[0])
  }

  static let pricesSet = Command(
    "prices set",
    syntax: [
      .one(.instanceType), .optional(.zone), .optional(.words(["on-demand", "spot"])),
      .optional(.text("PRICE")),
    ],
    help: .prices, note: .prices, examples: ["prices set m6g.large us-east-1a spot 0.03", "prices"],
    usage: "prices set TYPE [ZONE] on-demand|spot PRICE"
  ) { session, given throws(CommandError) in
    var words = given.words
    if words.count == 3 { words.insert("", at: 1) }
    guard words.count == 4 else { throw .say(.usage(syntax: given.command.usage)) }
    let catalogue = try session.ownCatalogue()
    let (offer, price) = try catalogue.offer(
      PriceFile.Entry(instanceType: words[0], zone: words[1], capacityType: words[2], price: words[3]))
    let zone = catalogue.region.zones.first { $0.name == offer.zone ?? $0.name }
    let before = catalogue.type(named: offer.instanceType).flatMap { type in
      zone.flatMap { catalogue.priceUSDPerHour(of: type, in: $0, as: offer.capacityType) }
    }
    var own = catalogue.ownPrices
    own.set(offer, to: price)
    try session.move { $0.usePrices(own) }
    return .lines(
      [
        PriceListMessage.set(offer, usdPerHour: price, before: offer.zone == nil ? nil : before)
          .told(in: session.language)
      ] + session.machinesKeepTheirs)
  }

  static let pricesDiscount = Command(
    "prices discount",
    syntax: [.one(.words(["on-demand", "spot", "all"])), .one(.text("PERCENT"))], help: .prices,
    note: .prices,
    examples: ["prices discount on-demand 28%", "cost", "prices discount all 0"]
  ) { session, given throws(CommandError) in
    let text = given.words[1]
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let percent = Double(digits.replacing(",", with: ".")), (0...100).contains(percent) else {
      throw .say(.badNumber(text, lowest: 0, highest: 100))
    }
    var terms = session.world.options.billing
    switch given.words[0] {
    case "on-demand", "savings-plan": terms.onDemandDiscountPercent = percent
    case "spot": terms.spotDiscountPercent = percent
    case "all": (terms.onDemandDiscountPercent, terms.spotDiscountPercent) = (percent, percent)
    default:
      throw .say(
        .badFlagValue(flag: "prices discount", value: given.words[0], allowed: ["on-demand", "spot", "all"]))
    }
    try session.move { $0.pay(by: terms) }
    return session.terms
  }
}

extension Session {
  /// So many own prices are listed.
  private static let listed = 20

  /// Where prices come from, and what is paid of them.
  fileprivate var prices: CommandOutput {
    let catalogue = world.cloud.catalogue
    var output = CommandOutput()
    output.line(
      CommandMessage.optionIs(name: "prices", value: catalogue.prices.rawValue).told(in: language))
    let own = catalogue.ownPrices.entries
    if !own.isEmpty {
      output.line(PriceListMessage.own(own.count).told(in: language))
      let rows = own.prefix(Self.listed).map { entry in
        [
          StyledText(entry.offer.instanceType, style: .name), StyledText(entry.offer.zone ?? "*"),
          StyledText(entry.offer.capacityType.rawValue),
          StyledText(language.formats.perHour(entry.usdPerHour)),
        ]
      }
      output.print(TextTable(rows: rows, alignments: [.left, .left, .left, .right]).text)
      if own.count > Self.listed {
        output.line(DashboardMessage.moreLines(own.count - Self.listed).told(in: language))
      }
    }
    if world.options.billing != BillingTerms() { output.append(terms) }
    return output
  }

  /// What is paid of the public prices.
  fileprivate var terms: CommandOutput {
    let billing = world.options.billing
    let terms = ChartMessage.terms(
      onDemand: billing.onDemandDiscountPercent, spot: billing.spotDiscountPercent)
    return .lines([terms, .karpenterKnowsNone].map { (message: ChartMessage) in message.told(in: language) })
  }

  /// The catalogue, where its prices may be changed.
  fileprivate func ownCatalogue() throws(CommandError) -> EC2Catalogue {
    guard world.cloud.provider == .aws else {
      throw .say(PriceListMessage.onlyOnAWS(world.cloud.provider.title))
    }
    if case .file = world.cloud.catalogue.subset { throw .say(PriceListMessage.catalogueIsFile) }
    return world.cloud.catalogue
  }

  fileprivate mutating func loadPrices(_ path: String) throws(CommandError) -> CommandOutput {
    let file = try PriceFile(try readText(path), path: path, for: try ownCatalogue())
    try move { $0.usePrices(file.list) }
    let types = Set(file.list.usdPerHour.keys.map(\.instanceType)).count
    let loaded = PriceListMessage.loaded(path, prices: file.list.usdPerHour.count, types: types)
    return .lines([loaded.told(in: language)] + machinesKeepTheirs)
  }

  /// Said where machines of Karpenter's run.
  fileprivate var machinesKeepTheirs: [StyledText] {
    let machines = world.nodesOutsideCatalogue.nodes
    return machines == 0 ? [] : [PriceListMessage.machinesKeepTheirs(machines).told(in: language)]
  }
}
