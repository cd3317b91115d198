import Cloud
import Cluster
import Narration

extension Command {
  static let session = Command(
    "session", syntax: [.one(.words(["save"])), .one(.file)], help: .session
  ) { session, given throws(CommandError) in
    guard given.words[0] == "save" else {
      throw .say(.unknownSubcommand(given.words[0], of: "session", nearest: ["session save"]))
    }
    let path = given.words[1]
    try session.save(session.script, to: path)
    return CommandOutput("\(path): \(session.history.count)\n")
  }

  static let watch = Command(
    "watch", syntax: [.oneOrMore(.text("COMMAND"))], takesRawWords: true, help: .watch,
    examples: ["watch kubectl get pods"]
  ) { session, given throws(CommandError) in
    var words = given.words
    if words.first == "-n" { words.removeFirst(min(2, words.count)) }
    if words.first?.hasPrefix("-") == true { words.removeFirst() }
    guard !words.isEmpty else { throw .say(.missingArgument("COMMAND", syntax: given.command.usage)) }
    if words.count == 1, let only = words.first { words = only.split(separator: " ").map(String.init) }
    var output = try session.run(words, input: nil, source: given.source)
    let before = output.results.plain
    let first = session.world.now
    output.append(try session.runUntilIdle())
    let after = try session.run(words, input: nil, source: given.source)
    if after.results.plain != before || session.world.now != first { output.append(after) }
    return output
  }
}

extension Session {
  /// What was typed, as a script that does the same again.
  public var script: String {
    var lines = ["#: bancada \(ScriptHeader.version)", "#: lang \(language.rawValue)"]
    for item in history where !item.replay.isEmpty {
      lines.append(item.failed ? Self.markedFailing(item.replay) : item.replay)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A command with the mark that it fails: behind it, or behind the first of its lines where a here-document
  /// follows.
  private static func markedFailing(_ text: String) -> String {
    let mark = "  #: fails"
    let firstLine = text.prefix { !$0.isNewline }
    let candidates = [text + mark, firstLine + mark + text.dropFirst(firstLine.count)]
    return candidates.first { candidate in
      guard let lines = try? ShellParser.parse(candidate), lines.count == 1 else { return false }
      return lines[0].comment == ": fails"
    } ?? text
  }
}
