import Manifests
import Kubernetes
import Narration

extension Command {
  static let glossary = Command(
    "glossary", aliases: ["glossário", "glossario"], syntax: [.any(.term)], help: .glossary,
    examples: ["glossary", "glossary taint"]
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty else {
      let rows = GlossaryTerm.alphabetical.map { term in
        [
          StyledText(term.rawValue, style: .name),
          StyledText(term.told(in: session.language).plain.lines.first ?? ""),
        ]
      }
      return .lines(TextTable(rows: rows, gap: 2).lines(width: session.width))
    }
    let text = given.words.joined(separator: " ")
    guard let term = GlossaryTerm(named: text) else {
      let nearest = Spelling.nearest(to: text, among: GlossaryTerm.alphabetical.map(\.rawValue))
      throw .say(.unknownTerm(text, nearest: nearest))
    }
    return .lines(
      [StyledText(term.rawValue, style: .heading)]
        + term.told(in: session.language).wrapped(to: session.width))
  }

  /// Looks a word up in everything that help has.
  static let apropos = Command(
    "apropos", aliases: ["man"], syntax: [.oneOrMore(.text("WORD"))], help: .apropos,
    examples: ["apropos taint"]
  ) { session, given throws(CommandError) in
    let wanted = given.words.map { $0.lowercased() }
    func fits(_ texts: String...) -> Bool {
      let text = texts.joined(separator: " ").lowercased()
      return wanted.allSatisfy(text.contains)
    }
    let language = session.language
    var rows: [[StyledText]] = []
    var seen: Set<String> = []
    for command in session.table.commands {
      let line = command.help?.told(in: language).plain ?? ""
      let note = command.note?.told(in: language).plain ?? ""
      guard fits(command.name, command.aliases.joined(separator: " "), line, note),
        seen.insert(command.name).inserted
      else { continue }
      rows.append([StyledText("help \(command.name)", style: .command), StyledText(line)])
    }
    for topic in HelpTopic.allCases
    where fits(topic.rawValue, topic.title.told(in: language).plain, topic.told(in: language).plain) {
      rows.append([StyledText("help \(topic.rawValue)", style: .command), topic.title.told(in: language)])
    }
    for term in GlossaryTerm.alphabetical where fits(term.rawValue, term.told(in: language).plain) {
      rows.append([
        StyledText("glossary \(term.rawValue)", style: .command),
        StyledText(term.told(in: language).plain.lines.first ?? ""),
      ])
    }
    for entry in Kinds.all where fits(entry.kind.name, entry.kind.plural) {
      rows.append([StyledText("explain \(entry.kind.plural)", style: .command), StyledText(entry.kind.name)])
    }
    guard !rows.isEmpty else {
      throw .say(.unknownTopic(given.words.joined(separator: " "), nearest: []))
    }
    return .lines(TextTable(rows: rows, gap: 2).lines(width: session.width))
  }
}
