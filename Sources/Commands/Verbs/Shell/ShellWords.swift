import Cluster
import Kubernetes
import Manifests
import Narration

/// What a POSIX shell has of its own.
extension Command {
  static let echo = Command(
    "echo", syntax: [.any(.text("TEXT"))], takesRawWords: true, help: .echo, examples: ["echo $NAME"]
  ) { _, given in
    var words = given.words[...]
    let flags = words.prefix { $0 == "-n" || $0 == "-e" }
    words = words.dropFirst(flags.count)
    var text = words.joined(separator: " ")
    if flags.contains("-e") { text = text.replacing("\\n", with: "\n").replacing("\\t", with: "\t") }
    return CommandOutput(StyledText(text + (flags.contains("-n") ? "" : "\n")))
  }

  static let export = Command(
    "export", aliases: ["set-variable"], syntax: [.any(.text("NAME=VALUE | FILE.yaml|FILE.json|-"))],
    takesRawWords: true,
    help: .export,
    examples: ["export REPLICAS=5", "echo $REPLICAS", "create deployment web --image=nginx", "export -"]
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty else {
      return CommandOutput(
        session.variables.sorted.filter { $0.name != "?" }.reduce(StyledText()) {
          $0 + "export \($1.name)=\($1.value)\n"
        })
    }
    if given.words.count == 1, Session.isExportTarget(given.words[0]) {
      return try session.exportCluster(to: given.words[0])
    }
    for word in given.words {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(sides[0])
      guard Variables.isName(name) else { throw .say(.badName(name)) }
      if sides.count == 2 { session.variables[name] = String(sides[1]) }
    }
    return CommandOutput()
  }

  static let unset = Command(
    "unset", syntax: [.oneOrMore(.text("NAME"))], help: .unset, examples: ["export N=1", "unset N"]
  ) { session, given in
    for name in given.words { session.variables[name] = nil }
    return CommandOutput()
  }

  static let alias = Command(
    "alias", syntax: [.any(.text("NAME=COMMAND"))], takesRawWords: true, help: .alias,
    examples: ["alias kg='kubectl get'", "kg nodes"]
  ) { session, given throws(CommandError) in
    var output = CommandOutput()
    for word in given.words {
      let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw .say(.badName(word)) }
      session.aliases[sides[0]] = sides[1]
    }
    if given.words.isEmpty {
      for (name, command) in session.aliases.sorted(by: { $0.key < $1.key }) {
        output.line("alias \(name)='\(command)'")
      }
    }
    return output
  }

  static let unalias = Command(
    "unalias", syntax: [.oneOrMore(.text("NAME"))], help: .alias,
    examples: ["alias kg='kubectl get'", "unalias kg"]
  ) { session, given in
    for name in given.words { session.aliases[name] = nil }
    return CommandOutput()
  }

  static let cd = Command("cd", syntax: [.optional(.folder)], help: .cd, examples: ["cd"]) {
    session, given throws(CommandError) in
    let folder = Session.normalized(
      given.words.first ?? "", in: given.words.isEmpty ? "" : session.workingFolder)
    guard
      folder.isEmpty || session.entries(of: "/" + folder) != nil
        || session.entries(of: given.words.first ?? "") != nil
    else { throw .say(.noSuchFile(path: given.words.first ?? "", searched: [])) }
    session.workingFolder = folder
    return CommandOutput()
  }

  static let pwd = Command("pwd", help: .pwd, examples: ["pwd"]) { session, _ in
    CommandOutput(StyledText(session.workingFolder.isEmpty ? "." : session.workingFolder) + "\n")
  }

  static let ls = Command(
    "ls", syntax: [.any(.file)], flags: [Flag("long", short: "l"), Flag("almost-all", short: "a")], help: .ls,
    examples: ["ls"]
  ) { session, given throws(CommandError) in
    let path = given.words.first ?? "."
    guard let entries = session.entries(of: path) else {
      _ = try session.readText(path)
      return CommandOutput(StyledText(path) + "\n")
    }
    return CommandOutput(
      entries.reduce(StyledText()) { text, entry in
        text + StyledText(entry.name + (entry.isFolder ? "/" : ""), style: entry.isFolder ? .name : .plain)
          + "\n"
      })
  }

  /// A folder is there as soon as a file is in it.
  static let mkdir = Command(
    "mkdir", syntax: [.oneOrMore(.file)], flags: [Flag("parents", short: "p")], help: .files,
    examples: ["mkdir -p x"]
  ) { _, _ in CommandOutput() }

  static let rm = Command(
    "rm", syntax: [.oneOrMore(.file)], flags: [Flag("recursive", short: "r"), Flag("force", short: "f")],
    help: .files, examples: ["echo a > a.txt", "rm a.txt"]
  ) { session, given throws(CommandError) in
    for path in given.words where !session.forget(path, recursively: given.values["recursive"] != nil) {
      guard given.values["force"] == nil else { continue }
      _ = try session.readText(path)
      throw .say(SessionMessage.notWrittenHere(path))
    }
    return CommandOutput()
  }

  static let cat = Command(
    "cat", syntax: [.any(.file)], help: .cat, examples: ["cat nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty else { return CommandOutput(StyledText(given.input ?? "")) }
    var text = ""
    for path in given.words { text += path == "-" ? given.input ?? "" : try session.readText(path) }
    return CommandOutput(StyledText(text))
  }

  static let sleep = Command(
    "sleep", syntax: [.one(.duration)], help: .run, examples: ["sleep 30"]
  ) { session, given throws(CommandError) in
    try session.runTime(given.words[0])
  }

  static let date = Command("date", help: .pwd, examples: ["date"]) { session, _ in
    CommandOutput("\(session.world.now.clock)  \(session.world.now.rfc3339)\n")
  }

  static let clear = Command("clear", help: .clear, examples: ["clear"]) { _, _ in
    var output = CommandOutput()
    output.clearsScreen = true
    return output
  }

  static let printf = Command(
    "printf", syntax: [.one(.text("FORMAT")), .any(.text("TEXT"))], takesRawWords: true, help: .echo,
    examples: ["printf '%s\\n' a b"]
  ) { _, given throws(CommandError) in
    guard let format = given.words.first else {
      throw .say(.missingArgument("FORMAT", syntax: given.command.usage))
    }
    return CommandOutput(StyledText(Printf(format).filled(with: Array(given.words.dropFirst()))))
  }

  static let exit = Command("exit", aliases: ["quit", "sair", "logout"], help: .exit) { _, _ in
    var output = CommandOutput()
    output.wantsExit = true
    return output
  }

  static let history = Command(
    "history", syntax: [.optional(.count)], help: .history, examples: ["history"]
  ) { session, given throws(CommandError) in
    let count = given.words.first.flatMap { Int($0) } ?? session.history.count
    let first = max(0, session.history.count - max(0, count))
    let rows = session.history.enumerated().dropFirst(first).map { index, item in
      [
        StyledText("\(index + 1)", style: .dim), StyledText(item.failed ? "✗" : "", style: .refusal),
        StyledText(item.text),
      ]
    }
    return CommandOutput(TextTable(rows: rows, alignments: [.right], gap: 1, minimumColumn: 1).text)
  }

  static let source = Command(
    "source", aliases: ["."], syntax: [.one(.file)], help: .source
  ) { session, given throws(CommandError) in
    try session.runNested(try session.readText(given.words[0]), input: nil)
  }

  static let `true` = Command("true") { _, _ in CommandOutput() }
  static let `false` = Command("false") { _, _ in
    var output = CommandOutput()
    output.status = .negative
    return output
  }
}
