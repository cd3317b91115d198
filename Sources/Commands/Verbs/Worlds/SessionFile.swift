import Cluster
import Kubernetes
import Manifests
import Narration

/// A session on disk: saved, loaded, looked at before it is handed in.
extension Command {
  static let sessionSave = Command(
    "session save", syntax: [.one(.file)], help: .session, note: .session
  ) { session, given throws(CommandError) in
    let path = given.words[0]
    let script = session.script
    try session.save(script, to: path)
    session.leaveOutOfScript()
    return CommandOutput(
      SessionMessage.saved(path: path, commands: session.history.count { !$0.replay.isEmpty }).told(
        in: session.language) + "\n")
  }

  static let sessionCheck = Command(
    "session check", help: .session, note: .session, examples: ["session check"]
  ) {
    session, _ in
    session.leaveOutOfScript()
    return session.handIn()
  }

  static let sessionLoad = Command(
    "session load", syntax: [.one(.file)], help: .session, note: .session
  ) { session, given throws(CommandError) in
    let text = try session.readText(given.words[0])
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    options.language = session.language
    var runner = ScriptRunner(session.begunAgain, options: options)
    runner.run(text, name: given.words[0]) { _ in }
    if runner.status == .usage, let version = ScriptHeader(text)["bancada"] {
      throw .say(
        .unknownVersion(found: version.cut(to: ScriptHeader.shownCharacters), known: ScriptHeader.version))
    }
    guard runner.linesRun.count > 0 || text.allSatisfy(\.isWhitespace) else {
      throw .say(SessionMessage.notAScript(given.words[0]))
    }
    let loaded = runner.session
    session = loaded
    var output = CommandOutput(
      SessionMessage.loaded(
        path: given.words[0], commands: loaded.history.count, at: loaded.world.now
      ).told(in: session.language) + "\n")
    for failure in runner.failures {
      output.remark(
        SessionMessage.failedOnLoad(line: failure.line, command: failure.command).told(in: session.language))
    }
    session.leaveOutOfScript()
    return output
  }
}

extension Session {
  /// The command that is being run does nothing that a replay would have to do again.
  public mutating func leaveOutOfScript() { replay = "" }

  /// What would be handed in: how many commands, how many of them failed, which files stand in it.
  public func handIn() -> CommandOutput {
    let commands = history.filter { !$0.replay.isEmpty }
    var files: [String] = []
    for file in commands.flatMap(\.files) where !files.contains(file.path) { files.append(file.path) }
    var output = CommandOutput()
    output.line(
      SessionMessage.handIn(
        commands: commands.count, failed: commands.count(where: \.failed), bytes: script.utf8.count,
        at: world.now
      ).told(in: language))
    if !files.isEmpty { output.line(SessionMessage.embeds(files).told(in: language)) }
    for item in commands where item.failed {
      output.line("  " + StyledText("✗ ", style: .refusal) + StyledText(item.text.lines.first ?? ""))
    }
    return output
  }

  /// The same student in the opening world, with nothing typed yet.
  fileprivate var begunAgain: Session {
    var fresh = self
    fresh.begin(with: openingWorld)
    fresh.history = []
    fresh.variables = Variables()
    fresh.aliases = [:]
    fresh.writtenFiles = FilesInMemory()
    _ = fresh.reads.taken()
    fresh.workingFolder = ""
    fresh.breakpoints = []
    fresh.person = nil
    return fresh
  }
}
