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
    for item in history {
      let isMarkable = item.failed && !item.text.contains("\n")
      lines.append(isMarkable ? item.text + "  #: fails" : item.text)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
