import Cluster
import Commands
import Narration

extension Command {
  /// What this floor adds to the table.
  public static let reporting = [report]

  static let report = Command(
    "report", syntax: [.optional(.file)], flags: [.mermaid], help: .report, note: .report,
    examples: ["report --mermaid"]
  ) { session, given throws(CommandError) in
    if given.has(.mermaid) {
      return CommandOutput(StyledText(SequenceDiagram(SessionReport(session)).text))
    }
    guard let path = given.words.first else {
      throw .say(CommandMessage.missingArgument("FILE", syntax: given.command.usage))
    }
    let text: String
    if path.hasSuffix(".html") || path.hasSuffix(".htm") {
      text = ReportPage(SessionReport(session)).html
    } else if path.hasSuffix(".md") {
      text = ReportMarkdown(SessionReport(session)).text
    } else {
      throw .say(ReportMessage.unknownFormat(path: path))
    }
    try session.save(text, to: path)
    session.leaveOutOfScript()
    return CommandOutput(
      ReportMessage.written(
        path: path, kibibytes: (text.utf8.count + 1023) / 1024, decisions: session.world.decisions.count
      ).told(in: session.language) + "\n")
  }
}

extension Flag {
  static let mermaid = Flag("mermaid")
}
