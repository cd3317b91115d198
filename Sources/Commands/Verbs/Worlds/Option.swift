import Cluster
import Manifests
import Narration

extension Command {
  static let option = Command(
    "option", aliases: ["options"],
    syntax: [.optional(.words(optionNames)), .optional(.text("VALUE"))],
    help: .option,
    examples: ["option", "option pod-startup 2s", "option feature-gates NodeOverlay=true"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      return CommandOutput(
        TextTable(
          rows: SessionOption.allCases.map {
            [StyledText($0.rawValue, style: .name), StyledText(session.option($0))]
          } + WorldOption.all.map { [StyledText($0.name, style: .name), StyledText($0.text(session.world))] }
        ).text)
    }
    if let option = SessionOption(rawValue: name) {
      if given.words.count > 1 { try session.set(option, to: given.words[1]) }
      let message = CommandMessage.optionIs(name: name, value: session.option(option))
      return CommandOutput(message.told(in: session.language) + "\n")
    }
    guard let option = WorldOption.all.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, among: optionNames)
      throw .say(.unknownOption(name, nearest: nearest))
    }
    if given.words.count > 1 {
      let value = given.words[1]
      try session.move { (world: inout World) throws(CommandError) in try option.set(&world, value) }
    }
    let message = CommandMessage.optionIs(name: name, value: option.text(session.world))
    return CommandOutput(message.told(in: session.language) + "\n")
  }

  private static let optionNames = SessionOption.allCases.map(\.rawValue) + WorldOption.all.map(\.name)
}

/// A setting of the session, which its world knows nothing of.
enum SessionOption: String, CaseIterable {
  /// A command line for `edit`; empty leaves it to the environment.
  case editor
  /// A command line for long output; `cat` for none.
  case pager
  /// Hours east of UTC, for display.
  case zone
}

extension Session {
  fileprivate func option(_ option: SessionOption) -> String {
    switch option {
    case .editor, .pager: preferences[option.rawValue] ?? ""
    case .zone: "\(zoneHours < 0 ? "-" : "+")\(abs(zoneHours) < 10 ? "0" : "")\(abs(zoneHours)):00"
    }
  }

  fileprivate mutating func set(_ option: SessionOption, to value: String) throws(CommandError) {
    guard option == .zone else {
      preferences[option.rawValue] = value.isEmpty ? nil : value
      return
    }
    let hours = Int(value.replacing(":00", with: "").replacing("−", with: "-"))
    guard let hours, (-12...14).contains(hours) else {
      throw .say(.badNumber(value, lowest: -12, highest: 14))
    }
    zoneHours = hours
  }
}
