import Kubernetes
import Manifests
import Narration

extension Command {
  static let help = Command(
    "help", aliases: ["?", "ajuda"], syntax: [.any(.topic)], help: .help,
    examples: ["help", "help scale", "help time"]
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty else { return CommandOutput(session.overview()) }
    let words = given.words.first == "kubectl" ? Array(given.words.dropFirst()) : given.words
    let topic = words.joined(separator: " ")
    let subcommands = session.table.subcommands(of: topic).compactMap { session.table["\(topic) \($0)"] }
    if let command = session.table[topic] {
      let others = subcommands.filter { $0.name != command.name }
      return CommandOutput(session.page(of: command) + session.usages(others))
    }
    if !subcommands.isEmpty {
      return CommandOutput(session.listing(subcommands) + session.usages(subcommands))
    }
    if let page = HelpTopic(named: topic) {
      return CommandOutput(page.told(in: session.language).withNewline)
    }
    if let kind = Kinds.named(topic)?.kind, let explain = session.table["explain"] {
      return try explain.handler(
        &session, Invocation(explain, words: [kind.plural], input: nil, source: given.source))
    }
    let known = session.table.firstWords + HelpTopic.allCases.map(\.rawValue)
    throw .say(.unknownTopic(topic, nearest: Spelling.nearest(to: topic, among: known)))
  }
}

extension Session {
  /// Every command, under the heading of its section.
  fileprivate func overview() -> StyledText {
    var text = StyledText()
    for section in CommandHelp.Section.allCases {
      let commands = table.commands.filter { $0.help?.section == section }
      guard !commands.isEmpty else { continue }
      if !text.isEmpty { text += "\n" }
      text += section.told(in: language).plainAs(.heading) + "\n" + listing(commands)
    }
    let filters = table.commands.filter { $0.origin == .filter }.map(\.name)
    let pipes = StyledText("| ") + StyledText(filters.joined(separator: "  "), style: .command)
    let topics = TextTable(
      rows: HelpTopic.allCases.map { topic in
        [StyledText("help \(topic.rawValue)", style: .command), topic.title.told(in: language)]
      }, gap: 3)
    let lines = [""] + pipes.wrapped(to: width, indent: 2) + [""] + topics.lines(indent: 2, width: width)
    return lines.reduce(text) { $0 + $1 + "\n" }
  }

  /// One line for each help entry, with the commands it stands for.
  fileprivate func listing(_ commands: [Command]) -> StyledText {
    var rows: [(help: CommandHelp, names: [String])] = []
    for command in commands {
      guard let help = command.help else { continue }
      let name = String(command.name.prefix { $0 != " " })
      if let index = rows.firstIndex(where: { $0.help == help }) {
        if !rows[index].names.contains(name) { rows[index].names.append(name) }
      } else {
        rows.append((help, [name]))
      }
    }
    let table = TextTable(
      rows: rows.map { row in
        [StyledText(row.names.joined(separator: ", "), style: .command), row.help.told(in: language)]
      }, gap: 3)
    return table.lines(indent: 2, width: width).joinedAsLines
  }

  /// How each is typed, under what is said of them together.
  fileprivate func usages(_ commands: [Command]) -> StyledText {
    guard !commands.isEmpty else { return StyledText() }
    return "\n" + commands.map { "  " + StyledText($0.usage, style: .command) }.joinedAsLines
  }

  fileprivate func page(of command: Command) -> StyledText {
    var text = StyledText(command.name, style: .heading)
    if let help = command.help { text += ": " + help.told(in: language) }
    text += "\n\n  " + StyledText(command.usage, style: .command) + "\n"
    if !command.aliases.isEmpty {
      text += "  = " + StyledText(command.aliases.joined(separator: ", ")) + "\n"
    }
    if let note = command.note {
      text +=
        "\n" + note.told(in: language).wrapped(to: width, indent: 2).joinedAsLines
    }
    if !command.examples.isEmpty { text += "\n" }
    for example in command.examples { text += "  " + StyledText(example, style: .command) + "\n" }
    return text
  }
}

extension StyledText {
  var withNewline: StyledText { plain.hasSuffix("\n") ? self : self + "\n" }

  func plainAs(_ style: Style) -> StyledText { StyledText(plain, style: style) }
}
