import Cloud
import Cluster
import Narration

extension Command {
  static let prices = Command(
    "prices", syntax: [.optional(.words(["use"])), .optional(.words(PriceProfile.allCases.map(\.rawValue)))],
    help: .prices, note: .prices, examples: ["prices", "prices use course"]
  ) { session, given throws(CommandError) in
    if given.words.first == "use" {
      let word = given.words.count > 1 ? given.words[1] : ""
      guard let profile = PriceProfile(rawValue: word) else {
        throw .say(
          .badFlagValue(flag: "prices use", value: word, allowed: PriceProfile.allCases.map(\.rawValue)))
      }
      try session.move { $0.useCatalogue(prices: profile) }
    } else if let word = given.words.first {
      throw .say(.unknownSubcommand(word, of: "prices", nearest: ["prices use", "prices discount"]))
    }
    let profile = session.world.cloud.catalogue.prices.rawValue
    var output = CommandOutput(
      CommandMessage.optionIs(name: "prices", value: profile).told(in: session.language) + "\n")
    if session.world.options.billing != BillingTerms() { output.append(session.terms) }
    return output
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
    case "on-demand": terms.onDemandDiscountPercent = percent
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
  /// What is paid of the public prices.
  fileprivate var terms: CommandOutput {
    let billing = world.options.billing
    let terms = ChartMessage.terms(
      onDemand: billing.onDemandDiscountPercent, spot: billing.spotDiscountPercent)
    return .lines([terms, .karpenterKnowsNone].map { (message: ChartMessage) in message.told(in: language) })
  }
}
