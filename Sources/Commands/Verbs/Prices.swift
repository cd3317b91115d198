import Cloud
import Cluster
import Narration

extension Command {
  static let prices = Command(
    "prices", syntax: [.optional(.words(["use"])), .optional(.words(PriceProfile.allCases.map(\.rawValue)))],
    help: .prices, examples: ["prices", "prices use course"]
  ) { session, given throws(CommandError) in
    if given.words.first == "use" {
      let word = given.words.count > 1 ? given.words[1] : ""
      guard let profile = PriceProfile(rawValue: word) else {
        throw .say(
          .badFlagValue(flag: "prices use", value: word, allowed: PriceProfile.allCases.map(\.rawValue)))
      }
      try session.move { $0.useCatalogue(prices: profile) }
    } else if let word = given.words.first {
      throw .say(.unknownSubcommand(word, of: "prices", nearest: ["prices use"]))
    }
    let profile = session.world.cloud.catalogue.prices.rawValue
    return CommandOutput(
      CommandMessage.optionIs(name: "prices", value: profile).told(in: session.language) + "\n")
  }
}
