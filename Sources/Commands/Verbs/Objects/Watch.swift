import Cloud
import Cluster
import Narration

extension Command {
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
