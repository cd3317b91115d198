import Cluster
import Manifests
import Narration

extension Command {
  static let option = Command(
    "option", aliases: ["options"],
    syntax: [.optional(.words(WorldOption.all.map(\.name))), .optional(.text("VALUE"))],
    help: .option,
    examples: ["option", "option pod-startup 2s", "option feature-gates NodeOverlay=true"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      return CommandOutput(
        TextTable(
          rows: WorldOption.all.map { [StyledText($0.name, style: .name), StyledText($0.text(session.world))] }
        ).text)
    }
    guard let option = WorldOption.all.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, among: WorldOption.all.map(\.name))
      throw .say(.unknownOption(name, nearest: nearest))
    }
    if given.words.count > 1 {
      let value = given.words[1]
      try session.move { (world: inout World) throws(CommandError) in try option.set(&world, value) }
    }
    let message = CommandMessage.optionIs(name: name, value: option.text(session.world))
    return CommandOutput(message.told(in: session.language) + "\n")
  }
}
