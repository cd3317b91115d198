import Cluster
import Manifests
import Narration

/// Running what is typed.
extension Session {
  /// No variable holds more; Linux gives a program no longer one either.
  private static let variableLimitBytes = 128 << 10

  /// Runs a line, or several, as typed. A command that fails changes nothing, and ends what is joined to it.
  ///
  /// - Parameter input: what the first command is given, when it is not at the beginning of a pipe.
  public mutating func execute(_ text: String, input: String? = nil) -> CommandOutput {
    let lines: [LogicalLine]
    do {
      lines = try ShellParser.parse(text)
    } catch {
      return failed(error.told, source: text, replay: Self.commented(text))
    }
    var output = CommandOutput()
    var input = input
    for line in lines {
      output.append(execute(line, input: input))
      if !line.statements.isEmpty { input = nil }
      if output.wantsExit || output.status.isFailure { break }
    }
    return output
  }

  /// Runs one logical line. As in a shell, what stands behind `;` runs whatever came of what stands before it; a failure
  /// that nothing was said to do about is still the line's. Whoever has reached a limit gets no further.
  ///
  /// - Parameter script: the name of the script that it stands in.
  public mutating func execute(_ line: LogicalLine, input: String? = nil, of script: String? = nil)
    -> CommandOutput
  {
    if let error = line.error {
      var told = error.told
      told.place = [script, told.place].compactMap(\.self).joined(separator: ":")
      return failed(told, source: line.text, replay: Self.commented(line.text))
    }
    var output = CommandOutput()
    var failure: CommandOutput.Status?
    for (index, statement) in line.statements.enumerated() {
      switch statement.condition {
      case .always:
        if output.status == .limitReached { return output }
        if output.status.isFailure { failure = failure ?? output.status }
      case .ifPreviousSucceeded: if output.status != .done { continue }
      case .ifPreviousFailed: if output.status == .done { continue }
      }
      output.append(execute(statement, input: index == 0 ? input : nil))
      if output.wantsExit { break }
    }
    output.status = failure ?? output.status
    return output
  }

  /// What cannot be read as commands is kept as a comment, lest the script with it in could not be read.
  private static func commented(_ text: String) -> String {
    text.lines.map { "# \($0)" }.joined(separator: "\n")
  }

  private mutating func execute(_ statement: Statement, input: String?) -> CommandOutput {
    let before = self
    hasChangedWorld = false
    replay = nil
    var output: CommandOutput
    do {
      output = try run(statement, input: input)
    } catch {
      self = before
      return failed(error, source: statement.text)
    }
    note(statement.text, output, replay: replay ?? statement.text, typedIn: before.world)
    variables["?"] = String(output.status.exitCode)
    if hasChangedWorld {
      meter?.look(at: world)
      journal.append(
        statement.text, before: (before.world, before.worlds.current), after: (world, worlds.current))
    }
    return output
  }

  private mutating func failed(_ error: CommandError, source: String, replay: String? = nil) -> CommandOutput
  {
    var output = CommandOutput()
    output.print(error.told(in: language), to: .remarks)
    output.status = error.status
    note(source, output, replay: replay ?? source, typedIn: world)
    variables["?"] = String(error.status.exitCode)
    return output
  }

  /// Adds to the history what was typed, and what came of it.
  private mutating func note(
    _ text: String, _ output: CommandOutput, replay: String, typedIn before: World
  ) {
    history.append(
      HistoryItem(
        text: text, failed: output.status.isFailure, replay: replay, files: takenReads(), time: before.now,
        decisions: before.decisions.count, said: output.plainPrefix(HistoryItem.saidLimit)))
  }

  /// What the command read; that of commands within it is part of it.
  private func takenReads() -> [FileRead] { nesting == 0 ? reads.taken() : [] }

  /// Runs a pipeline: each command's results are the next one's input.
  private mutating func run(_ statement: Statement, input first: String?) throws(CommandError)
    -> CommandOutput
  {
    var output = CommandOutput()
    var input = first
    for (index, stage) in statement.stages.enumerated() {
      var result = try run(stage, input: input, source: statement.text)
      result = try redirected(result, by: stage)
      guard index < statement.stages.count - 1 else {
        output.append(result)
        break
      }
      input = result.results.plain
      output.print(result.remarks, to: .remarks)
      if result.status.isFailure {
        output.status = result.status
        return output
      }
    }
    return output
  }

  private mutating func run(_ stage: Stage, input: String?, source: String) throws(CommandError)
    -> CommandOutput
  {
    let assignments = stage.words.prefix { $0.assignment != nil }
    if assignments.count == stage.words.count, !stage.words.isEmpty {
      for word in assignments {
        guard let (name, value) = word.assignment else { continue }
        let text = try expanded(value).joined(separator: " ")
        guard text.utf8.count <= Self.variableLimitBytes else {
          throw .say(.limitReached("\(name), \(Self.variableLimitBytes >> 10) KiB"))
        }
        variables[name] = text
      }
      return CommandOutput()
    }
    var words: [String] = []
    for word in stage.words.dropFirst(assignments.count) { words += try expanded(word) }
    try checkComparison(unaliased(words), stage, source: source)
    var given = input
    switch stage.input {
    case .hereDocument(let body)?: given = try expanded(body).joined()
    case .file(let word)?: given = try readText(try expanded(word).joined())
    case nil: break
    }
    if let line = try aliasedLine(words) { return try runNested(line, input: given) }
    words = unaliased(words)
    if words.isEmpty {
      guard stage.block == nil else { throw .say(.unexpectedSign("{")) }
      return CommandOutput(StyledText(given ?? ""))
    }
    return try run(words, block: stage.block, input: given, source: source)
  }

  /// Runs a command whose words are final.
  mutating func run(_ given: [String], block: String? = nil, input: String?, source: String)
    throws(CommandError) -> CommandOutput
  {
    meter?.countCommand()
    if let refusal = meter?.refusal { throw refusal }
    var words = Self.withoutKubectl(given)
    let hasPrefix = words.count < given.count
    words = Self.withVerbFirst(words)
    guard let first = words.first else { return try help(given) }
    guard let (command, length) = table.command(at: words) else {
      throw unknownCommand(words, hasKubectl: hasPrefix)
    }
    if words.count > length, isMeantForSubcommand(words[length], of: command) {
      throw unknownCommand(words, hasKubectl: hasPrefix)
    }
    var arguments = Array(words[length...])
    if let block { arguments.append(block) }
    if arguments.contains("--help") || arguments == ["-h"], !command.takesRawWords {
      return try help(["help", first] + words[1..<length])
    }
    let invocation = try Invocation(command, words: arguments, input: input, source: source)
    return try command.handler(&self, invocation)
  }

  /// Whether a word behind a command that takes none is to be its subcommand, and not the file of `apply web.yaml`.
  private func isMeantForSubcommand(_ word: String, of command: Command) -> Bool {
    let subcommands = table.subcommands(of: command.name)
    guard command.syntax.isEmpty, !word.hasPrefix("-"), !subcommands.isEmpty else { return false }
    guard command.flags.contains(.filename) else { return true }
    let isOneOfMany = subcommands.count > 1 && !word.contains(".")
    return isOneOfMany || !Spelling.nearest(to: word, among: subcommands).isEmpty
  }

  private mutating func help(_ words: [String]) throws(CommandError) -> CommandOutput {
    guard let command = table["help"] else { return CommandOutput() }
    let invocation = try Invocation(
      command, words: Array(words.dropFirst()), input: nil, source: words.joined(separator: " "))
    return try command.handler(&self, invocation)
  }

  private static func withoutKubectl(_ words: [String]) -> [String] {
    guard let first = words.first, first == "kubectl" || first == "k" else { return words }
    return Array(words.dropFirst())
  }

  /// Flags that stand before the verb, behind it: `kubectl -n demo get pods`.
  private static func withVerbFirst(_ words: [String]) -> [String] {
    var leading: [String] = []
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
      leading.append(rest.removeFirst())
      if ["-n", "--namespace", "--context", "--kubeconfig"].contains(word), let value = rest.popFirst() {
        leading.append(value)
      }
    }
    guard !rest.isEmpty else { return words }
    let dashes = rest.firstIndex(of: "--") ?? rest.endIndex
    return rest[..<dashes] + leading + rest[dashes...]
  }

  private func unknownCommand(_ words: [String], hasKubectl: Bool) -> CommandError {
    let first = words[0]
    let subcommands = table.subcommands(of: first)
    if !subcommands.isEmpty {
      let second = words.dropFirst().first { !$0.hasPrefix("-") }
      let syntax = "\(first) \(subcommands.joined(separator: "|"))"
      guard let second else {
        var error = CommandError.say(.usage(syntax: syntax))
        let examples = subcommands.compactMap { table["\(first) \($0)"]?.ownExample }
        if !examples.isEmpty { error.messages.append(CommandMessage.forExample(examples)) }
        return error
      }
      let meant = OtherNames.meant(by: first, second)
      let nearest =
        meant.map { [$0] } ?? Spelling.nearest(to: second, among: subcommands).map { "\(first) \($0)" }
      var error = CommandError.say(.unknownSubcommand(second, of: first, nearest: nearest))
      if meant != nil || nearest.isEmpty { error.messages.append(CommandMessage.usage(syntax: syntax)) }
      return error
    }
    let meant = OtherNames.meant(by: first).flatMap { table[$0]?.name }
    var error = CommandError.say(
      .unknownCommand(
        (hasKubectl ? "kubectl " : "") + first,
        nearest: meant.map { [$0] } ?? Spelling.nearest(to: first, among: table.firstWords)))
    if meant == "lessons" || meant == "lesson" {
      let syntax = "lesson \(table.subcommands(of: "lesson").joined(separator: "|"))"
      error.messages.append(CommandMessage.usage(syntax: syntax))
    }
    return error
  }
}
